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
from zhibao.workbook.starter.base_look import BaseLook
from zhibao.workbook.starter.choices import offer_choices
from zhibao.workbook.starter.content import StarterCell, StarterSheet

Row = tuple[str | float | StarterCell, ...]
Rows = tuple[Row, ...]
TEMPLATES = Path(__file__).parents[3] / "templates"


def henan() -> Pack:
    """Return the pack that ships."""
    return load_pack(TEMPLATES, "henan", CellRef())


def dressed_book(**sheets: Rows) -> openpyxl.Workbook:
    """Return a workbook of these sheets as a fresh one has them."""
    look = BaseLook(henan().starter_look)
    for name, rows in sheets.items():
        look.add(StarterSheet(name, tuple(tuple(map(_cell, row)) for row in rows)))
    look.drop_bases()
    offer_choices(look.book, ("henan",), ())
    return look.book


def _cell(stated: str | float | StarterCell) -> StarterCell:
    return stated if isinstance(stated, StarterCell) else StarterCell(stated)


def dressed(*rows: Row) -> Worksheet:
    """Return the dressed chapter of these rows below the header."""
    return dressed_book(基本情况=(HEADER, *rows))["基本情况"]


def chapters(book: openpyxl.Workbook) -> Iterator[Worksheet]:
    """Yield the sheets that begin with the header row."""
    for sheet in book.worksheets:
        if tuple(sheet.cell(1, column).value for column in range(1, 5)) == HEADER:
            yield sheet


def choices_at(sheet: Worksheet, coordinate: str) -> list[DataValidation]:
    """Return the data validations of a cell."""
    return [choice for choice in sheet.data_validations.dataValidation if coordinate in choice.sqref]
