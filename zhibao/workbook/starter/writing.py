"""Writing a fresh workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.pack import Pack, pack_names
from zhibao.workbook.book_saving import book_bytes
from zhibao.workbook.starter.content import StarterSheet, Value, read_starter
from zhibao.workbook.starter.indicator_catalogue import catalogue_rows, read_catalogue
from zhibao.workbook.starter.sheet_styles import style_workbook


def write_starter(pack: Pack, region: str, year: int, path: Path) -> None:
    """Write the pack's fresh workbook for a region and year; FileExistsError when there is a file already."""
    values: dict[str, Value] = {"地区": region, "报告年度": year, "上年": year - 1, "模板": pack.folder.name}
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    catalogue = catalogue_rows(read_catalogue(pack.indicators), year)
    starter, *bases = pack.starters
    for sheet in read_starter(starter, values, catalogue, bases):
        _fill(book.create_sheet(sheet.name), sheet)
    fonts = [profile.name for profile in pack.format.fonts.profiles] if pack.format.fonts else []
    style_workbook(book, packs=pack_names(pack.folder.parent), fonts=fonts)
    with path.open("xb") as file:
        file.write(book_bytes(book))


def _fill(target: Worksheet, sheet: StarterSheet) -> None:
    for number, row in enumerate(sheet.rows, 1):
        for column, stated in enumerate(row, 1):
            cell = target.cell(number, column)
            cell.number_format = stated.number_format
            if stated.value != "":
                cell.value = stated.value
