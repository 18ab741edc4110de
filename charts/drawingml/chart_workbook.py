"""The workbook inside a native chart, in which an editor changes its numbers."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from charts.chart_data_points import ChartData
from charts.drawingml.data_labels import codes
from charts.drawingml.series import SHEET

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NEVER = datetime.datetime(2000, 1, 1)
NAME_WIDTH, VALUE_WIDTH = 24, 14


def workbook(data: ChartData) -> bytes:
    """Return an .xlsx file with the categories in column A and a series in each further one.

    The same data give the same bytes.
    """
    from xlsxwriter import Workbook

    packed = io.BytesIO()
    book = Workbook(packed, {"in_memory": True})
    book.set_properties({"created": NEVER})
    _fill(book, book.add_worksheet(SHEET), data)
    book.close()
    return packed.getvalue()


def _fill(book: Workbook, sheet: Worksheet, data: ChartData) -> None:
    formats = {code: book.add_format({"num_format": code}) for one in data.series for code in codes(one).values()}
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, len(data.series), VALUE_WIDTH)
    for at, name in enumerate(data.categories, 1):
        sheet.write_string(at, 0, name)
    for column, series in enumerate(data.series, 1):
        sheet.write_string(0, column, series.name)
        for at, code in codes(series).items():
            # A value that is missing has no code, and its cell stays empty.
            sheet.write_number(at + 1, column, float(series.values[at] or 0), formats[code])
