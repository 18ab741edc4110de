"""数据 sheets: every filled row, merged cells merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Page, Rows, Shown, faults, minimal_sheets, read
from zhibao.model.table import Table


def data_table(tmp_path: Path, page: Page) -> Table:
    (data,) = read(tmp_path, {**minimal_sheets(), "数据获奖": page}).report.data_tables
    assert data.name == "数据获奖"
    return data.table


def spans(table: Table) -> list[list[tuple[int, int] | None]]:
    return [[(cell.row_span, cell.column_span) if cell else None for cell in row] for row in table.rows]


def test_every_filled_row_is_a_row(tmp_path: Path) -> None:
    table = data_table(tmp_path, Page([("学校", "人数"), (), ("甲校", Shown(0.5, "0.0%"))]))
    assert [[cell.plain for cell in row if cell] for row in table.rows] == [["学校", "人数"], ["甲校", "50.0%"]]
    assert str(table.owner(1, 1).ref) == "数据获奖!B3"
    assert table.owner(1, 1).value is not None


def test_merged_cells_stay_merged(tmp_path: Path) -> None:
    rows = [("学校", "等次"), ("甲校", "一等奖"), (None, "二等奖"), ("乙校", None)]
    table = data_table(tmp_path, Page(rows, ("A2:A3", "A4:B4")))
    assert spans(table) == [[(1, 1), (1, 1)], [(2, 1), (1, 1)], [None, (1, 1)], [(1, 2), None]]


def test_empty_rows_do_not_count_in_a_merged_cell(tmp_path: Path) -> None:
    table = data_table(tmp_path, Page([("学校", "等次"), ("甲校", "一"), (), (None, "二")], ("A2:A4",)))
    assert spans(table) == [[(1, 1), (1, 1)], [(2, 1), (1, 1)], [None, (1, 1)]]


def test_an_area_beyond_the_filled_columns_is_cut(tmp_path: Path) -> None:
    table = data_table(tmp_path, Page([("学校", "等次"), ("甲校", None)], ("A2:F3",)))
    assert spans(table) == [[(1, 1), (1, 1)], [(1, 2), None]]


@pytest.mark.parametrize(
    ("rows", "left", "found"),
    [
        ((("学校", "人数"), ("甲校", 3), (), ("注：数据截至年底",)), ["学校", "甲校"], ["W080 数据获奖!A4"]),
        ((("学校", "人数"), ("甲校", 3), ("资料来源：统计年报",)), ["学校", "甲校"], ["W080 数据获奖!A3"]),
        ((("学校", "人数"), ("甲校", 3), ("注册校",)), ["学校", "甲校", "注册校"], []),
        ((("学校", "人数"), ("甲校", 3), ("注：一校", 3)), ["学校", "甲校", "注：一校"], []),
        ((("各校台账",), ("学校", "人数"), ("甲校", 3)), ["各校台账", "学校", "甲校"], ["W081 数据获奖!A1"]),
        ((("学校",), ("甲校",), ("乙校",)), ["学校", "甲校", "乙校"], []),
    ],
    ids=["a note", "a source", "a school", "a full row", "a title", "a list"],
)
def test_a_note_below_and_a_title_above_are_told(tmp_path: Path, rows: Rows, left: list[str], found: list[str]) -> None:
    result = read(tmp_path, {**minimal_sheets(), "数据获奖": rows})
    (data,) = result.report.data_tables
    assert [row[0].plain for row in data.table.rows if row[0]] == left
    assert faults(result.findings) == found
