"""The workbook inside a native chart, in which an editor changes its numbers."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from charts.data import ChartData
from charts.drawingml.labels import codes
from charts.drawingml.series import SHEET, column_letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
NEVER = datetime.datetime(2000, 1, 1)
NAME_WIDTH, VALUE_WIDTH = 24, 14


def workbook(data: ChartData) -> bytes:
    """Return an .xlsx file with the categories in column A and a series in each further one.

    The same data give the same bytes.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _fill(sheet, data)
    book.properties.creator = None
    book.properties.created = book.properties.modified = NEVER
    packed = io.BytesIO()
    # Workbook.save would put the hour into the file.
    ExcelWriter(book, zipfile.ZipFile(packed, "w")).save()
    return _without_hours(packed)


def _fill(sheet: Worksheet, data: ChartData) -> None:
    for at, name in enumerate(data.categories):
        _write_text(sheet, at + 2, 1, name)
    for index, series in enumerate(data.series):
        _write_text(sheet, 1, index + 2, series.name)
        for at, code in codes(series).items():
            cell = sheet.cell(at + 2, index + 2, series.values[at])
            cell.number_format = code
        sheet.column_dimensions[column_letters(index + 2)].width = VALUE_WIDTH
    sheet.column_dimensions["A"].width = NAME_WIDTH


def _write_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write text as text, also where it begins like a formula."""
    if text:
        sheet.cell(row, column, text).data_type = "s"


def _without_hours(packed: io.BytesIO) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w") as file:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, source.read(name))
    return target.getvalue()
