"""Faults of faults.toml planted in copies of the sample workbook, and what the review says of the copies."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import TEMPLATES
from tests.reports import photo
from zhibao import review
from zhibao.findings import Finding, Severity

HERE = Path(__file__).parent
SAMPLE = TEMPLATES.parent / "inputs" / "焦作市2025"
ANYWHERE = "*"
# The copy to whose 上年 the sample itself is compared.
WITH_LAST_YEAR = 5
_WHOLE_BOOK = ""
# Photos that faults need, with their pixels in width: one of too few, one that no row names, others.
_PHOTOS = {
    "小照片.jpg": 240,
    "没有用到.jpg": 900,
    "免题照片.jpg": 900,
    "核验.jpg": 900,
    "证书.jpg": 900,
    "督导.jpg": 900,
}
_COLOURS = ("teal", "olive", "navy", "maroon", "purple", "gold")


@dataclass(frozen=True)
class Fault:
    """What is put where, the code that must be told, and others that lawfully come of it, each with its sheet."""

    code: str
    sheet: str
    how: dict[str, Any]
    also: tuple[str, ...] = ()
    book: int = 1

    def __str__(self) -> str:
        """Return the code and what is put."""
        return f"{self.code} {self.how.get('row', self.how.get('find', ''))}{self.how.get('put', self.how.get('add'))}"


@dataclass(frozen=True)
class Planted:
    """A fault in a copy, and the cell where it must be told."""

    fault: Fault
    place: str

    def is_told_by(self, finding: Finding) -> bool:
        is_there = self.place == _WHOLE_BOOK or str(finding.ref) == self.place
        return finding.code == self.fault.code and is_there


@dataclass(frozen=True)
class Reviewed:
    """A copy's faults and everything that its review found."""

    planted: tuple[Planted, ...]
    findings: tuple[Finding, ...]

    @property
    def missed(self) -> list[Planted]:
        return [each for each in self.planted if not any(map(each.is_told_by, self.findings))]

    @property
    def uncalled(self) -> list[Finding]:
        """Errors and warnings that no fault accounts for."""
        lawful = {each for planted in self.planted for each in planted.fault.also}
        told = (each for each in doubts(self.findings) if not any(one.is_told_by(each) for one in self.planted))
        return [each for each in told if f"{each.code} {each.ref.sheet}" not in lawful]


def doubts(findings: Sequence[Finding]) -> list[Finding]:
    """Return the errors and warnings."""
    return [each for each in findings if each.severity is not Severity.INFO]


@cache
def faults() -> tuple[Fault, ...]:
    """Return all faults in their order."""
    stated = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]
    return tuple(_fault(each) for each in stated)


def _fault(stated: dict[str, Any]) -> Fault:
    code, sheet, book = stated.pop("code"), stated.pop("sheet"), stated.pop("book", 1)
    also = (*(f"{each} {sheet}" for each in stated.pop("also", ())), *stated.pop("also_at", ()))
    return Fault(code, sheet, stated, also, book)


def look_alikes() -> dict[str, list[list[Any]]]:
    """Return the sheets of what looks wrong and is right."""
    stated = tomllib.loads((HERE / "look_alikes.toml").read_text(encoding="utf-8"))["sheet"]
    return {sheet["name"]: sheet["rows"] for sheet in stated}


def copy_of_sample(folder: Path) -> Path:
    """Copy the sample with its photos into the folder and return the path of the workbook."""
    shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
    for at, (name, width) in enumerate(_PHOTOS.items()):
        photo(folder, name, width, width * 2 // 3, _COLOURS[at])
    return folder / "工作簿.xlsx"


def reviewed(sample: Path, book: int) -> Reviewed:
    """Plant the faults of a book in a copy beside the sample, and review it."""
    copy = openpyxl.load_workbook(sample, rich_text=True)
    planted = tuple(_planted(copy[fault.sheet], fault) for fault in faults() if fault.book == book)
    path = sample.with_name(f"第{book}本.xlsx")
    copy.save(path)
    return Reviewed(planted, review(path, sample if book == WITH_LAST_YEAR else None, templates=TEMPLATES))


def _planted(sheet: Worksheet, fault: Fault) -> Planted:
    cell = _added(sheet, fault.how) if "add" in fault.how else _changed(sheet, fault.how)
    return Planted(fault, _WHOLE_BOOK if fault.how.get("told") == ANYWHERE else f"{sheet.title}!{cell}")


def _added(sheet: Worksheet, how: dict[str, Any]) -> str:
    """Append the rows and return the cell that must be told."""
    last = max(cell.row for row in sheet.iter_rows() for cell in row if cell.value is not None)
    for at, row in enumerate(how["add"], last + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(at, column).value = None if value == "" else value
    stated = how.get("told", "B1").replace(ANYWHERE, "B1")
    return f"{stated[0]}{last + int(stated[1:])}"


def _changed(sheet: Worksheet, how: dict[str, Any]) -> str:
    """Change the cell and return the one that must be told."""
    if "find" in how:
        cell = next(each for each in _cells(sheet) if how["find"] in str(each.value))
        cell.value = str(cell.value).replace(how["find"], how["put"])
    else:
        for row, column, value in how.get("with", ()):
            sheet[f"{_letter(sheet, column)}{_row(sheet, row)}"] = None if value == "" else value
        cell = sheet[f"{_letter(sheet, how['column'])}{_row(sheet, how['row'])}"]
        cell.value = how["put"]
    row = _row(sheet, how["told_row"]) if "told_row" in how else cell.row
    return f"{how.get('told', cell.column_letter)}{row}"


def _letter(sheet: Worksheet, column: str) -> str:
    heads = {str(cell.value): cell.column_letter for cell in sheet[1] if isinstance(cell, Cell)}
    return heads.get(column, column)


def _row(sheet: Worksheet, text: str) -> int:
    return next(each.row for each in _cells(sheet) if str(each.value) == text)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and cell.value is not None)
