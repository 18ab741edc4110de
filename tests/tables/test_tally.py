"""Counting and adding up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tables.table_samples import table
from zhibao.tables.aggregate import Aggregated, Form, NotANumberError, aggregated
from zhibao.tables.data_rows import DataRows

ROWS = DataRows(
    table(
        ("学校", "级别", "人数", "学生"),
        ("甲校", "省级", "2", "王一、赵二"),
        (None, "市级", "1.50", "王 一"),
        ("乙校", "省级", "—", ""),
        ("合计", "", "9", ""),
    )
)


def aggregate(function: str, column: int, *conditions: tuple[int, str]) -> Aggregated:
    return aggregated(function, ROWS, ROWS.matching(conditions), column)


def test_all_conditions_must_be_met() -> None:
    assert len(ROWS.matching([])) == 3
    assert len(ROWS.matching([(0, "甲校")])) == 2
    assert len(ROWS.matching([(0, "甲 校"), (1, "省级")])) == 1


def test_counting_counts_rows() -> None:
    assert aggregate("计数", 0).number == 3


def test_adding_up_leaves_dashes_out_and_keeps_the_decimals_shown() -> None:
    assert aggregate("求和", 2) == Aggregated(Fraction(7, 2), aggregate("求和", 2).cells, form=Form(2))
    assert [ref.cell for ref in aggregate("求和", 2).cells] == ["C2", "C3"]


def test_a_merged_number_is_added_once() -> None:
    rows = DataRows(table(("学校", "人数"), ("甲", "5"), ("乙", None), ("丙", "2")))
    assert aggregated("求和", rows, rows.rows, 1).number == 7


def test_distinct_counts_each_listed_item_once() -> None:
    assert aggregate("去重计数", 3).number == 2
    assert aggregate("去重计数", 0).number == 2


def test_of_no_rows_every_tally_is_nought() -> None:
    assert [aggregate(function, 0, (0, "丙校")).number for function in ("计数", "求和", "去重计数")] == [0, 0, 0]


def test_cells_that_are_no_numbers_are_all_named() -> None:
    with pytest.raises(NotANumberError) as error:
        aggregate("求和", 0)
    assert [cell.plain for cell in error.value.cells] == ["甲校", "乙校"]
