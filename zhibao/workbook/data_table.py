"""A 数据 sheet as a table: all its rows that are not empty, merged cells merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from zhibao.model.table import Table, TableCell
from zhibao.workbook.items import Reading
from zhibao.workbook.sheet import Sheet

# The spans (rows, columns) of the cells of merged areas by row and column, None for those that are reached over.
_Spans = Mapping[tuple[int, int], tuple[int, int] | None]


def read_data_table(sheet: Sheet, reading: Reading) -> Table:
    """Return the sheet's rows, the first of which is the header."""
    width = max((column for _, column in sheet.cells), default=0)
    filled = [row for row in range(1, sheet.last_row + 1) if any(sheet.row_cells(row))]
    spans = _spans(sheet, filled, width)
    columns = range(1, width + 1)
    return Table(tuple(tuple(_cell(sheet, row, column, spans, reading) for column in columns) for row in filled))


def _spans(sheet: Sheet, filled: Sequence[int], width: int) -> _Spans:
    spans: dict[tuple[int, int], tuple[int, int] | None] = {}
    for area in sheet.merges:
        rows = filled[bisect_left(filled, area.top) : bisect_right(filled, area.bottom)]
        columns = range(area.left, min(area.right, width) + 1)
        spans |= {(row, column): None for row in rows for column in columns}
        if rows and columns:
            spans[rows[0], columns[0]] = len(rows), len(columns)
    return spans


def _cell(sheet: Sheet, row: int, column: int, spans: _Spans, reading: Reading) -> TableCell | None:
    span = spans.get((row, column), (1, 1))
    if span is None:
        return None
    cell = sheet.cell(row, column)
    return TableCell(reading.lines(cell), *span, value=cell.value, ref=cell.ref, number_format=cell.number_format)
