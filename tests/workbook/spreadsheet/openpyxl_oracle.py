"""What openpyxl reads from a workbook, in the words of the program's own reader."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.worksheet.formula import ArrayFormula

from zhibao.workbook.spreadsheet import SpreadsheetFile, StoredCell, StringItem
from zhibao.workbook.spreadsheet.built_in_formats import BUILT_IN

Seen = Mapping[tuple[str, int, int], dict[str, Any]]


def seen_by_openpyxl(path: Path) -> tuple[Seen, dict[str, set[str]]]:
    """Return the cells that hold something, and the merged areas of each sheet."""
    formulas = openpyxl.load_workbook(path, rich_text=True)
    values = openpyxl.load_workbook(path, rich_text=True, data_only=True)
    cells = {
        (sheet.title, cell.row, cell.column): _openpyxl_cell(cell, values[sheet.title].cell(cell.row, cell.column))
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    return cells, {sheet.title: {str(area) for area in sheet.merged_cells.ranges} for sheet in formulas.worksheets}


def _openpyxl_cell(cell: Any, shown: Any) -> dict[str, Any]:
    border, built_in = cell.border, cell._style.numFmtId in BUILTIN_FORMATS
    return {
        "value": _runs(shown.value) if isinstance(shown.value, CellRichText) else shown.value,
        "formula": _formula(cell) if cell.data_type == "f" else None,
        # Excel shows those that are named by number alone as its language has them.
        "code": None if built_in else cell.number_format,
        "diagonal": bool(border.diagonal and border.diagonal.style and (border.diagonalDown or border.diagonalUp)),
        "font": cell.font.name or "",
        "across": cell.alignment.horizontal == "centerContinuous",
    }


def _formula(cell: Any) -> str:
    return str(cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value)


def _runs(text: CellRichText) -> list[tuple[Any, ...]]:
    return [
        (each.text, *_font(each.font)) if isinstance(each, TextBlock) else (str(each), None)
        for each in text
        if str(each)
    ]


def _font(font: Any) -> tuple[Any, ...]:
    position = font.vertAlign if font.vertAlign != "baseline" else ""
    return (font.rFont or "", bool(font.b), bool(font.i), bool(font.strike), position or "")


def seen_by_the_reader(path: Path) -> tuple[Seen, dict[str, set[str]]]:
    """Return the same of the program's own reader."""
    file = SpreadsheetFile(path)
    sheets = {entry.name: file.worksheet(entry) for entry in file.sheets if entry.kind == "worksheet"}
    cells = {
        (name, cell.row, cell.column): _own_cell(cell, file.from_1904)
        for name, sheet in sheets.items()
        for cell in sheet.cells
        if cell.value is not None or cell.formula is not None
    }
    return cells, {name: {_area(*merge) for merge in sheet.merges} for name, sheet in sheets.items()}


def _own_cell(cell: StoredCell, from_1904: bool) -> dict[str, Any]:
    look = cell.format
    return {
        "value": _own_value(cell, from_1904),
        "formula": cell.formula,
        "code": None if look.number_format in BUILT_IN.values() else look.number_format,
        "diagonal": look.has_diagonal,
        "font": look.font.name,
        "across": look.is_centered_across,
    }


def _own_value(cell: StoredCell, from_1904: bool) -> Any:
    value = cell.value
    if isinstance(value, StringItem):
        return [*_own_runs(value)] if value.is_rich else value.text or None
    code, is_number = cell.format.number_format, isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and is_date_format(code):
        epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
        return from_excel(value, epoch, is_timedelta_format(code))
    return value or None if isinstance(value, str) else value


def _own_runs(item: StringItem) -> Iterator[tuple[Any, ...]]:
    for run in item.runs:
        font = run.font
        if run.text:
            yield (
                (run.text, font.name, font.bold, font.italic, font.strike, font.position) if font else (run.text, None)
            )


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


def differences(path: Path) -> list[str]:
    """Return what the two see differently, cell by cell."""
    (theirs, their_merges), (own, own_merges) = seen_by_openpyxl(path), seen_by_the_reader(path)
    found = [
        f"{place}: {theirs.get(place)} / {own.get(place)}"
        for place in theirs.keys() | own.keys()
        if _differ(theirs.get(place), own.get(place))
    ]
    return found + [
        f"{name}: {their_merges[name] ^ own_merges[name]}"
        for name in own_merges
        if their_merges[name] != own_merges[name]
    ]


def _differ(theirs: dict[str, Any] | None, own: dict[str, Any] | None) -> bool:
    if theirs is None or own is None:
        return True
    if theirs["code"] is None or own["code"] is None:
        theirs, own = {**theirs, "code": None}, {**own, "code": None}
    return {key: _plain(value) for key, value in theirs.items()} != {key: _plain(value) for key, value in own.items()}


def _plain(value: Any) -> Any:
    """Return a value as both state it: openpyxl gives 3.0 for 3 and takes a day for its midnight."""
    is_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return datetime.datetime.combine(value, datetime.time()) if is_day else value
