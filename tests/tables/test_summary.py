"""汇总表: aggregates by one column or two."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import faults
from tests.tables.table_samples import table
from zhibao.findings import Findings
from zhibao.model.blocks import AggregateTable
from zhibao.model.made_tables import Additions, Measured, RowCondition, Totals
from zhibao.model.ref import CellRef
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.tables.aggregate import NotANumberError
from zhibao.tables.columns import ColumnError
from zhibao.tables.named_tables import NamedTable
from zhibao.tables.summary import summarised

SOURCE = table(
    ("学校", "等次", "人数"),
    ("甲校", "一等奖", "1"),
    (None, "二等奖", "2"),
    ("乙校", "一等奖", "0.5"),
    ("", "一等奖", "1"),
    ("合计", "", "4.5"),
)


def summary(source: Table = SOURCE, **changes: Any) -> tuple[Table, list[str]]:
    measures = (Measured(changes.pop("function", "计数"), changes.pop("measured", "")),)
    totals = changes.pop("has_totals", False)
    additions = Additions(Totals(totals, totals))
    stated: dict[str, Any] = {"row": "学校", "column": "", "measures": measures, "additions": additions} | changes
    block = AggregateTable(Text(), Text(), "", "获奖", options_ref=CellRef("章", "D2"), **stated)
    findings = Findings()
    made = summarised(block, NamedTable("获奖", source), findings)
    return made, [*faults(findings), *(f"{each.kind.name} {each.ref}" for each in findings.observations)]


def grid(made: Table) -> list[list[str]]:
    return [[cell.plain if cell else "" for cell in row] for row in made.rows]


def test_one_column_gives_a_row_for_each_text_and_an_empty_one_is_reported() -> None:
    made, found = summary(has_totals=True)
    assert grid(made) == [["学校", "数量"], ["甲校", "2"], ["乙校", "1"], ["未填", "1"], ["合计", "4"]]
    assert found == ["CATEGORY_LEFT_BLANK 数据!A5"]


def test_two_columns_give_a_cross_tally() -> None:
    made, _ = summary(column="等次", function="求和", measured="人数", has_totals=True)
    assert grid(made) == [
        ["学校", "一等奖", "二等奖", "合计"],
        ["甲校", "1.0", "2", "3.0"],
        ["乙校", "0.5", "0", "0.5"],
        ["未填", "1.0", "0", "1.0"],
        ["合计", "2.5", "2", "4.5"],
    ]


def test_the_order_comes_first_and_what_it_lacks_follows() -> None:
    made, found = summary(row="等次", order=("三等奖", "二等奖"))
    assert grid(made) == [["等次", "数量"], ["二等奖", "1"], ["一等奖", "3"]]
    assert found == ["ORDER_NAMES_NOTHING 章!D2"]


def test_conditions_leave_rows_out() -> None:
    assert grid(summary(conditions=(RowCondition("等次", "=", "二等奖"),))[0]) == [["学校", "数量"], ["甲校", "1"]]


def test_every_number_knows_its_cells_and_is_a_number() -> None:
    made, _ = summary(function="求和", measured="人数")
    cell = made.owner(1, 1)
    origin = cell.lines[0].runs[0].origin
    assert origin
    assert (int(cell.value or 0), int(origin.exact), [ref.cell for ref in origin.inputs()]) == (3, 3, ["C2", "C3"])


def test_an_unknown_column_and_what_is_no_number_are_raised() -> None:
    with pytest.raises(ColumnError):
        summary(row="校名")
    with pytest.raises(NotANumberError):
        summary(function="求和", measured="等次")


def test_a_source_of_a_thousand_categories_is_walked_once() -> None:
    size = 1_000
    source = table(("学校", "等次"), *((f"学校{at}", f"等次{at % 20}") for at in range(size)))
    made, _ = summary(source, column="等次", has_totals=True)
    assert made.owner(size + 1, 21).plain == str(size)
