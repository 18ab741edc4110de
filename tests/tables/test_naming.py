"""Tables by their names."""

from __future__ import annotations

import pytest

from tests.tables.table_samples import table
from zhibao.tables.named_tables import NamedTable, TableError, Tables

FIRST, SECOND = table(("甲",), ("1",)), table(("乙",), ("2",))
NAMED = (("数据获奖（省级）", FIRST), ("名单", FIRST), ("名单", SECOND), ("", FIRST))
TABLES = Tables(NamedTable(name, each) for name, each in NAMED)


def test_a_table_is_found_whatever_width_and_spaces() -> None:
    assert TABLES.place("数据获奖(省级) ") == 0


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(TableError) as error:
        TABLES.named("数据获将")
    assert error.value.suggestion == "，是不是“数据获奖（省级）”？"


def test_two_tables_of_one_name_are_ambiguous() -> None:
    with pytest.raises(TableError) as error:
        TABLES.named("名单")
    assert error.value.count == 2


def test_a_table_without_a_name_is_never_found() -> None:
    with pytest.raises(TableError):
        TABLES.named("")


def test_a_settled_table_takes_the_place_of_the_sheet_s() -> None:
    tables = Tables([NamedTable("规模", FIRST, "人")])
    tables.settle(0, SECOND)
    assert tables.named("规模") == NamedTable("规模", SECOND, "人")


def test_a_table_s_rows_are_read_once_until_it_is_settled_anew() -> None:
    tables = Tables([NamedTable("规模", FIRST)])
    before = tables.named("规模").data
    assert tables.named("规模").data is before
    assert before.amounts(0) is before.amounts(0)
    tables.settle(0, SECOND)
    assert tables.named("规模").data is not before
