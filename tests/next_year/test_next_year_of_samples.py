"""The samples moved on: what was printed stands beside what is to be filled in, and the report can be made."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from tests.builders import TEMPLATES, read_file
from tests.layout.pages import can_lay_out
from tests.next_year.moved_books import moved_file
from zhibao.compute import compute
from zhibao.model.indicator import EvaluatedIndicator
from zhibao.model.text import Text
from zhibao.model.walk import map_texts
from zhibao.next_year import Kept
from zhibao.pack import load_pack
from zhibao.paging.libreoffice import profile_switch
from zhibao.pipeline import Outcome, Status, check
from zhibao.workbook.patching import PatchedWorkbook
from zhibao.workbook.patching.cell_comments import place_in as place_of
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.spreadsheet import column_letters

ROOT = Path(__file__).parents[2]
SAMPLES = {"焦作市": ROOT / "inputs" / "焦作市2025", "云州市": ROOT / "tests" / "data" / "云州市2025"}
BOTH, SECOND = pytest.mark.parametrize("city", SAMPLES), pytest.mark.parametrize("city", ["云州市"])


@pytest.fixture
def source(city: str, tmp_path: Path) -> Path:
    """Return a copy of a sample's workbook in a folder of its own."""
    path = tmp_path / f"{city}2025" / "工作簿.xlsx"
    path.parent.mkdir()
    shutil.copy(SAMPLES[city] / "工作簿.xlsx", path)
    return path


def evaluated(path: Path) -> dict[str, EvaluatedIndicator]:
    report, pack, _ = read_workbook(path, partial(load_pack, TEMPLATES))
    return {each.definition.name: each for each in compute(report, pack.change, pack.numbers)[0].indicators}


@BOTH
def test_every_number_that_was_printed_is_last_years_now(city: str, source: Path) -> None:
    before, after = evaluated(source), evaluated(moved_file(source, f"{city}2026").path)
    printed = {name: each.values[2025].shown for name, each in before.items() if 2025 in each.values}
    assert len(printed) > 20
    assert {name: shown for name, shown in printed.items() if after[name].values[2025].shown != shown} == {}
    typed = [each.definition.years[2026].text.strip() for each in after.values()]
    assert set(typed) == {""}


def checked(path: Path) -> Outcome:
    return check(path, TEMPLATES, lambda step: None)


def errors(outcome: Outcome) -> set[str]:
    return {each.code for each in outcome.findings if each.severity.value == "error" and not each.accepted}


def fill(path: Path) -> None:
    """Fill in every cell that the list names with last year's number."""
    book = PatchedWorkbook(path)
    listed = openpyxl.load_workbook(path)["换年清单"]
    cells = openpyxl.load_workbook(path)
    wanted = [row[1:3] for row in listed.iter_rows(min_row=3, values_only=True) if row[0] == "今年的数要填"]
    for name, area in ((str(name), str(area)) for name, area in wanted):
        first, _, last = area.partition(":")
        column, rows = place_of(first)[1], range(place_of(first)[0], place_of(last or first)[0] + 1)
        for row in rows:
            before = cells[name].cell(row, column - 1).value
            if isinstance(before, str) and ":" in before:
                book.sheet(name).set_text(f"{column_letters(column)}{row}", before)
            elif before is not None and _number(before) is not None:
                book.sheet(name).set_number(f"{column_letters(column)}{row}", str(before))
    path.write_bytes(book.content())


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def fill_raw(path: Path, source: Path, sheet: str) -> None:
    """Give a sheet of raw rows last year's rows again, of the new year where they state one."""
    book, old = PatchedWorkbook(path), openpyxl.load_workbook(source)[sheet]
    new = openpyxl.load_workbook(path)[sheet]
    filled = [row for row in new.iter_rows(values_only=True) if any(value is not None for value in row)]
    at = len(filled) + 1
    for row in old.iter_rows(min_row=2, values_only=True):
        if row[0] == 2024:
            continue
        for column, value in enumerate((2026, *row[1:]) if row[0] == 2025 else row, start=1):
            place = f"{chr(64 + column)}{at}"
            if isinstance(value, str):
                book.sheet(sheet).set_text(place, value)
            elif value is not None:
                book.sheet(sheet).set_number(place, str(value))
        at += 1
    path.write_bytes(book.content())


@BOTH
def test_it_is_a_draft_at_once_and_ready_when_numbers_are_filled_in(city: str, source: Path) -> None:
    book = moved_file(source, f"{city}2026")
    outcome = checked(book.path)
    assert outcome.status is Status.DRAFT
    assert errors(outcome) <= {"D714", "D731", "D732", "S138", "N890"}
    assert "S260" in {each.code for each in outcome.findings}
    fill(book.path)
    fill_raw(book.path, source, {"焦作市": "数据省赛获奖", "云州市": "数据各校"}[city])
    outcome = checked(book.path)
    assert errors(outcome) == set()
    assert outcome.status is Status.READY


@SECOND
def test_with_cases_and_photos_nothing_is_missing_but_numbers(city: str, source: Path) -> None:
    book = moved_file(source, f"{city}2026", Kept(cases=True, photos=True))
    shutil.copytree(SAMPLES[city] / "照片", book.path.parent / "照片")
    fill(book.path)
    assert errors(checked(book.path)) <= {"S138", "D731", "D732", "N890"}


def _plain(path: Path) -> list[str]:
    """Return every text of a report: how whole cells look may be stated in several ways."""
    texts: list[str] = []

    def look(text: Text) -> Text:
        texts.append(text.plain)
        return text

    map_texts(read_file(path).report, look)
    return texts


@SECOND
@pytest.mark.layout
def test_libreoffice_saves_it_and_it_reads_the_same(city: str, source: Path, tmp_path: Path) -> None:
    if not can_lay_out():
        pytest.skip("LibreOffice is not here")
    book = moved_file(source, f"{city}2026")
    folder = tmp_path / "saved"
    command = ["soffice", profile_switch(tmp_path / "profile"), "--headless", "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, str(folder), str(book.path)], check=True, capture_output=True, timeout=180)
    saved = folder / "工作簿.xlsx"
    assert _plain(saved) == _plain(book.path)
    one, two = (read_file(path).report.indicators for path in (book.path, saved))
    assert [each.years for each in one] == [each.years for each in two]
    status = openpyxl.load_workbook(saved, data_only=True)["换年清单"]["F"]
    assert {cell.value for cell in status[2:]} == {"没有改", None}
