"""A 数据 sheet as a table: all its rows that are not empty, merged cells merged."""

from __future__ import annotations

from zhibao.model.table import Table
from zhibao.workbook.grid import Spans, area_spans, table_of
from zhibao.workbook.items import Reading
from zhibao.workbook.sheet import Sheet


def read_data_table(sheet: Sheet, reading: Reading) -> Table:
    """Return the sheet's rows, the first of which is the header."""
    filled = [row for row in sheet.rows_from(1) if any(sheet.row_cells(row))]
    columns = range(1, max((column for _, column in sheet.cells), default=0) + 1)
    spans: Spans = {}
    for area in sheet.merges:
        spans |= area_spans(area, filled, columns)
    return table_of(sheet, filled, columns, spans, reading)
