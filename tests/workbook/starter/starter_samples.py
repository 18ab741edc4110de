"""A fresh workbook, and a small dressed one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.model.ref import CellRef
from zhibao.pack import Pack, load_pack
from zhibao.workbook.row import HEADER
from zhibao.workbook.starter.sheet_styles import style_workbook

TEMPLATES = Path(__file__).parents[3] / "templates"


def henan() -> Pack:
    """Return the pack that ships."""
    return load_pack(TEMPLATES, "henan", CellRef())


def chapter_book(*rows: tuple[str | float, ...]) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook with one chapter of these rows below the header, not yet dressed, and its sheet."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "基本情况"
    for row in (HEADER, *rows):
        sheet.append(row)
    return book, sheet


def dressed(*rows: tuple[str | float, ...]) -> Worksheet:
    """Return the dressed chapter of these rows."""
    book, sheet = chapter_book(*rows)
    style_workbook(book)
    return sheet


def chapters(book: openpyxl.Workbook) -> Iterator[Worksheet]:
    """Yield the sheets that begin with the header row."""
    for sheet in book.worksheets:
        if tuple(sheet.cell(1, column).value for column in range(1, 5)) == HEADER:
            yield sheet


def choices_at(sheet: Worksheet, coordinate: str) -> list[DataValidation]:
    """Return the data validations of a cell."""
    return [choice for choice in sheet.data_validations.dataValidation if coordinate in choice.sqref]
