"""The reader sees in a workbook what openpyxl sees: texts, runs, numbers, dates, merges, borders."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.builders import Plain, rich
from tests.every_row_type import write_every_row_type
from tests.workbook.spreadsheet.openpyxl_oracle import differences

ROOT = Path(__file__).parents[3]
SAMPLES = (ROOT / "inputs/焦作市2025/工作簿.xlsx", ROOT / "tests/data/云州市2025/工作簿.xlsx")


@pytest.mark.parametrize("path", SAMPLES, ids=[path.parent.name for path in SAMPLES])
def test_the_samples(path: Path) -> None:
    assert differences(path) == []


def test_a_workbook_as_excel_stores_one(tmp_path: Path) -> None:
    assert differences(write_every_row_type(tmp_path)) == []


# openpyxl does not escape what it writes, and takes texts with = and # for formulas and errors.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff_=#"), max_size=20)
WRITTEN_RICH = st.lists(
    st.tuples(TEXTS.filter(str.strip), st.sampled_from(("b", "i", "^", "_", "bi"))), min_size=1, max_size=4
).map(lambda pieces: rich("起", *pieces))
DAYS = st.datetimes(datetime.datetime(1904, 1, 2), datetime.datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
NUMBERS = st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e12, 1e12, allow_subnormal=False))
VALUES = st.one_of(st.none(), TEXTS, NUMBERS, st.booleans(), DAYS, DAYS.map(datetime.datetime.time), WRITTEN_RICH)
CODES = ("General", "0.00", "#,##0", "0.00%", '0.0"万"', "@", "[Red]0;[Blue]-0")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), VALUES, st.sampled_from(CODES)), max_size=15),
    st.sampled_from((None, "A1:B2", "C3:C9")),
    st.booleans(),
)
def test_workbooks_of_all_kinds(
    tmp_path: Path, cells: list[tuple[int, int, Plain | None, str]], merge: str | None, from_1904: bool
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    for row, column, value, code in cells:
        cell = sheet.cell(row, column)
        cell.value = value
        if not isinstance(value, datetime.datetime | datetime.time):
            cell.number_format = code
        if row == column:
            cell.border, cell.font = Border(diagonal=Side("thin"), diagonalUp=True), Font(name="仿宋", bold=True)
            cell.alignment = Alignment(horizontal="centerContinuous")
    if merge:
        sheet.merge_cells(merge)
    path = tmp_path / "工作簿.xlsx"
    book.save(path)
    assert differences(path) == []
