"""Tables: column names, and who owns a merged place."""

from __future__ import annotations

import pytest

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text


def cell(text: str, row_span: int = 1, column_span: int = 1) -> TableCell:
    return TableCell(tuple(Text.of(line) for line in text.split("\n")), row_span, column_span)


#  学校 | 奖项 →      |
#   ↓   | 一等奖 | 二等奖
#  甲校 | 3      | 5
TABLE = Table(
    (
        (cell("学校", row_span=2), cell("奖项", column_span=2), None),
        (None, cell("一等奖"), cell("二\n等奖")),
        (cell("甲校"), cell("3"), cell("5")),
    ),
    header_rows=2,
)


def test_columns_are_named_by_the_lowest_header_row_that_says_something() -> None:
    assert TABLE.column_names == ("学校", "一等奖", "二等奖")


def test_header_and_body_are_the_whole_table() -> None:
    assert (len(TABLE.header), len(TABLE.body), TABLE.column_count) == (2, 1, 3)


def test_a_table_without_rows_has_no_columns() -> None:
    assert (Table(()).column_count, Table(()).column_names) == (0, ())


@pytest.mark.parametrize(
    ("row", "column", "shown"),
    [(0, 0, "学校"), (1, 0, "学校"), (0, 2, "奖项"), (1, 1, "一等奖"), (2, 0, "甲校"), (1, 2, "二\n等奖")],
)
def test_a_merged_place_is_owned_by_the_cell_that_reaches_over_it(row: int, column: int, shown: str) -> None:
    assert TABLE.owner(row, column).plain == shown


@pytest.mark.parametrize(
    ("typed", "upper", "lower"),
    [
        ("年度\n学校", "年度", "学校"),
        ("年度 学校", "年度", "学校"),
        ("年度/学校", "年度", "学校"),
        ("年度　＼　学校", "年度", "学校"),
        ("年度", "年度", ""),
        ("", "", ""),
        ("在 校生\n学校", "在 校生", "学校"),
        ("年度\n职业\n学校", "年度", "职业学校"),
    ],
)
def test_a_diagonal_header_has_two_labels_and_loses_no_line(typed: str, upper: str, lower: str) -> None:
    assert tuple(label.plain for label in cell(typed).diagonal_labels) == (upper, lower)
