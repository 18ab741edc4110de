"""A chapter's sheet as its reader sees it: what Excel hides is left out and told."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from zhibao.findings import Findings
from zhibao.workbook.hidden_columns import hidden_cells, hidden_drawings, report_columns
from zhibao.workbook.hidden_rows import rows_left_out
from zhibao.workbook.row import split_rows
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.sheet import Area, Sheet

Place = tuple[int, int]


def without_hidden(sheet: Sheet, findings: Findings) -> Sheet:
    """Return the sheet without what is hidden, its `hidden_rows` those that said something; all of it is reported.

    Types, properties and options in hidden columns stay. A merged cell stands where the first of its area is seen.
    """
    if not (sheet.hidden_rows or sheet.hidden_columns):
        return sheet
    stray, typed = split_rows(sheet)
    gone = rows_left_out(sheet, stray, typed, findings)
    rows = [row for row in typed if row.number not in gone]
    cells = tuple(hidden_cells(sheet, rows, gone))
    report_columns((*cells, *hidden_drawings(sheet, rows, gone)), findings)
    left_out = {(cell.row, cell.column) for cell in cells if not cell.is_read}
    grids = {below for row in rows if _has_grid(row.kind) for below in row.below}
    moved = dict(_moved(sheet, gone, grids))
    kept = {at: cell for at, cell in sheet.cells.items() if at[0] not in gone and at not in left_out | moved.keys()}
    shown = {to: replace(sheet.cells[at], row=to[0], column=to[1]) for at, to in moved.items()}
    drawn = tuple(each for each in sheet.drawn if each.row not in gone and each.column not in sheet.hidden_columns)
    return replace(sheet, cells=kept | shown, drawn=drawn, hidden_rows=gone)


def _has_grid(kind: str) -> bool:
    return kind in row_types() and row_types()[kind].below is Below.GRID


def _moved(sheet: Sheet, gone: frozenset[int], grids: set[int]) -> Iterator[tuple[Place, Place]]:
    """Yield the corners of merged areas that are hidden while the rest is seen, with the place that is seen first."""
    hidden = gone | sheet.hidden_rows
    for area in sheet.merges:
        corner = area.top, area.left
        row = next((row for row in range(area.top, area.bottom + 1) if row not in hidden), None)
        column = _first_column(area, sheet) if area.top in grids else area.left
        if corner in sheet.cells and row and column and (row, column) != corner:
            yield corner, (row, column)


def _first_column(area: Area, sheet: Sheet) -> int | None:
    columns = range(area.left, area.right + 1)
    return next((column for column in columns if column not in sheet.hidden_columns), None)
