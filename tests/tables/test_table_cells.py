"""One cell of a table by its row, its column and perhaps a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.table_samples import table
from zhibao.model.table import Table
from zhibao.tables.named_tables import NamedTable, Tables
from zhibao.tables.table_cells import CellError, found_cell
from zhibao.text.keys import key_of

YEARS = {"本年": 2025, "上年": 2024, "2024": 2024, "2025": 2025}
NAMES = st.text(alphabet="甲乙丙校人数.1２（）", min_size=1, max_size=4).filter(lambda text: key_of(text).strip("."))


def look_up(path: str, source: Table, is_raw: bool = False) -> str:
    found = found_cell(key_of(path), Tables([NamedTable("数据各校", source, is_raw=is_raw)]), 2025, YEARS.get)
    assert found is not None
    return found.cell.plain


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("数据各校:甲校.在校生", "10"),
        ("数据各校：甲 校.在校生", "10"),
        ("数据各校:合计.在校生", "30"),
        ("数据各校:乙.校.师.生", "2"),
    ],
)
def test_rows_and_columns_may_have_points_in_their_names(path: str, shown: str) -> None:
    source = table(
        ("序号", "学校", "在校生", "师.生"),
        ("1", "甲校", "10", "1"),
        ("2", "乙.校", "20", "2"),
        ("", "合计", "30", "3"),
    )
    assert look_up(path, source) == shown


def test_a_word_without_a_colon_or_of_no_table_is_no_such_path() -> None:
    assert found_cell("在校生.上年", Tables(), 2025, YEARS.get) is None
    assert found_cell("在校生:>20", Tables(), 2025, YEARS.get) is None


@given(
    st.lists(NAMES, min_size=1, max_size=4, unique_by=key_of), st.lists(NAMES, min_size=1, max_size=4, unique_by=key_of)
)
def test_every_cell_is_found_by_its_row_and_column_or_refused(rows: list[str], columns: list[str]) -> None:
    source = table(("校", *columns), *((row, *(f"{row}.{column}" for column in columns)) for row in rows))
    for row in rows:
        for column in columns:
            path = f"{row}.{column}"
            try:
                shown = look_up(f"数据各校:{path}", source)
            except CellError:
                continue
            # 甲.乙.丙 may be row 甲 and column 乙.丙, or row 甲.乙 and column 丙.
            assert key_of(shown) == key_of(path)


@pytest.mark.parametrize(("year", "shown"), [("", "3"), (".2024", "2"), (".上年", "2"), (".本年", "3")])
def test_a_raw_table_with_years_has_a_row_for_each(year: str, shown: str) -> None:
    source = table(("年度", "学校", "人"), ("2024", "甲校", "2"), ("2025", "甲校", "3"))
    assert look_up(f"数据各校:甲校.人{year}", source, is_raw=True) == shown
