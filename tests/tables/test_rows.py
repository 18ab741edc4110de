"""A table's rows as data."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.tables.table_samples import table
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.columns import ColumnError
from zhibao.tables.data_rows import DataRows, is_missing, is_total, items_of, number_of
from zhibao.text.none_marks import NONE_MARKS


def cell(text: str, value: Decimal | None = None) -> TableCell:
    return TableCell(tuple(map(Text.of, text.split("\n"))), value=value)


def test_merged_cells_show_in_every_row_and_are_the_first_one_s_own() -> None:
    rows = DataRows(table(("学校", "等次"), ("甲校", "一"), (None, "二"), ("乙校", "三"))).rows
    assert [[each.plain for each in row.cells] for row in rows] == [["甲校", "一"], ["甲校", "二"], ["乙校", "三"]]
    assert [sorted(row.own) for row in rows] == [[0, 1], [1], [0, 1]]


@pytest.mark.parametrize(
    "label", ["合计", "合 计", "小计", "总计", "共计", "全市合计", "合计：", "合计（人）", "（合计）", "合计(所):"]
)
def test_rows_of_totals_are_left_out(label: str) -> None:
    assert len(DataRows(table(("学校", "人数"), ("甲校", "1"), (label, "1"))).rows) == 1


def test_the_header_s_rows_are_no_data_and_its_lowest_names_the_columns() -> None:
    rows = DataRows(table(("学校", "人数"), (None, "男"), ("甲校", "1"), header_rows=2))
    assert (rows.columns.names, len(rows.rows)) == (("学校", "男"), 1)


def test_columns_are_found_whatever_the_width_and_spaces() -> None:
    assert DataRows(table(("学 校", "人数（人）"), ("甲", "1"))).columns.column(" 人数(人)") == 1


def test_a_name_of_several_columns_is_refused() -> None:
    with pytest.raises(ColumnError) as error:
        DataRows(table(("甲", "乙", "乙"), ("1", "2", "3"))).columns.column("乙")
    assert error.value.remedy == "请在表头里给它们不同的名称。"


def test_an_unknown_column_names_those_that_there_are() -> None:
    with pytest.raises(ColumnError) as error:
        DataRows(table(("学校", ""), ("甲", "1"))).columns.column("校名")
    assert error.value.known == ("学校",)


def test_an_empty_table_has_no_rows() -> None:
    assert DataRows(Table(())).rows == ()


@pytest.mark.parametrize(
    ("text", "number"), [("1,234", "1234"), ("１２", "12"), ("-3.5", "-3.5"), ("12%", "0.12"), (" 7 ", "7")]
)
def test_digits_stored_as_text_are_numbers(text: str, number: str) -> None:
    assert number_of(cell(text)) == Decimal(number)


@pytest.mark.parametrize("text", ["约3", "3人", "", "一", "1 /2"])
def test_everything_else_is_no_number(text: str) -> None:
    assert number_of(cell(text)) is None


def test_a_number_counts_as_the_cell_holds_it() -> None:
    assert number_of(cell("3", Decimal("3.14"))) == Decimal("3.14")


@pytest.mark.parametrize(
    ("text", "missing"),
    [(mark, True) for mark in ("", "—", " / ", "－", *sorted(NONE_MARKS))] + [("0", False), ("无名", False)],
)
def test_a_dash_is_missing_and_nought_is_not(text: str, missing: bool) -> None:
    assert is_missing(cell(text)) is missing


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("甲、乙", ("甲", "乙")),
        ("甲,乙，丙；丁", ("甲", "乙", "丙", "丁")),
        ("甲\n乙", ("甲", "乙")),
        ("甲、", ("甲",)),
        ("", ()),
    ],
)
def test_a_cell_may_list_several(text: str, items: tuple[str, ...]) -> None:
    assert items_of(cell(text)) == items


def test_only_the_whole_word_is_a_total() -> None:
    assert is_total(cell("合\n计"))
    assert not any(map(is_total, map(cell, ("合计人数", "合计划", "统计总计划", "合计1所", ""))))


@pytest.mark.parametrize(
    ("row", "is_data"),
    [
        (("甲", "5", "合计"), True),
        (("", "合计", "5"), False),
        (("合计", "", "5"), False),
        (("乙", "5", "小计"), True),
        (("东区", "小计", "25"), False),
        (("东区", "小 计（人）:", "25"), False),
        (("东区", "两校合计", "25"), True),
    ],
)
def test_a_row_is_one_of_totals_by_its_first_filled_cell_or_by_the_bare_word_before_its_numbers(
    row: tuple[str, ...], is_data: bool
) -> None:
    assert len(DataRows(table(("校", "人", "统计口径"), row)).rows) == is_data


def test_a_subtotal_under_a_merged_label_is_left_out_and_so_is_all_that_a_total_reaches_over() -> None:
    rows = (("甲校", "汽修", "1"), (None, "小计", "1"), ("合计", "男", "1"), (None, "女", "0"))
    assert [row.cells[1].plain for row in DataRows(table(("学校", "专业", "人数"), *rows)).rows] == ["汽修"]


@pytest.mark.parametrize("row", [("1", "合计", "5"), ("合计", "", "5")])
def test_the_serial_number_is_no_label(row: tuple[str, ...]) -> None:
    assert len(DataRows(table(("序号", "学校", "人数"), ("1", "甲", "5"), row)).rows) == 1
