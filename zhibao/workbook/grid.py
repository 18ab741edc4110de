"""The grid under a table or chart row as a `Table`: merges, blank rows, header, equal neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product, repeat

from msgspec import Struct, structs

from zhibao.findings import structure_rules, visibility_rules
from zhibao.model.table import Table, TableCell
from zhibao.tables.columns import ColumnError, Columns
from zhibao.workbook.cell_lines import lines_of
from zhibao.workbook.grid_shape import centered_areas, grid_columns, report_outside
from zhibao.workbook.hidden_rows import row_numbers
from zhibao.workbook.items import Reading
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.sheet import Area, Cell, Sheet

# The spans (rows, columns) of the cells of merged areas by row and column, None for those that are reached over.
Spans = dict[tuple[int, int], tuple[int, int] | None]


_ALONE = 1, 1


class GridOptions(Struct, frozen=True):
    """The options of 表格 that shape its grid."""

    header_rows: int = 1
    merged_columns: tuple[str, ...] = ()
    width_ratios: tuple[Decimal, ...] = ()


def read_grid(row: Row, options: GridOptions, reading: Reading) -> Table | None:
    """Return the table in the rows below, None when they are empty; faults of its shape and options are reported."""
    filled = [number for number in row.filled_rows if row.sheet.filled_cells(number, CONTENT)]
    if not filled:
        return None
    header = filled[: options.header_rows if options.header_rows < len(filled) else 1]
    areas = (*row.sheet.merges, *centered_areas(row.sheet, filled))
    columns = grid_columns(row.sheet, header or filled, areas)
    report_outside(row.sheet, filled, columns[-1], reading.findings)
    seen = frozenset(columns)
    filled = [n for n in filled if any(cell.column in seen for cell in row.sheet.filled_cells(n, CONTENT))]
    _report_unseen_rows(row, filled, len(header), reading)
    table = table_of(row.sheet, filled, columns, _spans(row, filled, columns, areas, reading), reading)
    return _with_options(table, row, options, reading)


def _report_unseen_rows(row: Row, filled: list[int], header_rows: int, reading: Reading) -> None:
    """Report blank rows, and hidden ones of the header."""
    unseen = {number for number in row.below if number < filled[-1]} - set(filled)
    hidden = unseen & row.sheet.hidden_rows
    if unseen - hidden:
        reading.findings.add(structure_rules.BLANK_ROWS.at(row.ref, count=len(unseen - hidden)))
    of_header = [number for number in hidden if header_rows and number < filled[header_rows - 1]]
    if of_header:
        rows = row_numbers(of_header)
        reading.findings.add(visibility_rules.HIDDEN_HEADER.at(row.ref, kind=row.kind, rows=rows))


def _spans(row: Row, filled: list[int], columns: Sequence[int], areas: Iterable[Area], reading: Reading) -> Spans:
    spans: Spans = {}
    for area in areas:
        inside = area_spans(area, filled, columns)
        if inside and _is_crossing(area, row):
            corner = row.sheet.ref(area.top, area.left)
            shown = f"{corner.cell}:{row.sheet.ref(area.bottom, area.right).cell}"
            reading.findings.add(structure_rules.CROSSING_MERGE.at(corner, area=shown))
        spans |= inside
    return spans


def _is_crossing(area: Area, row: Row) -> bool:
    """Tell whether a merged area reaches beyond the table; empty rows under the sheet's last one do not count."""
    reaches_below = area.bottom > row.below[-1] and row.below[-1] < row.sheet.last_row
    return area.left < CONTENT or area.top < row.below[0] or reaches_below


def area_spans(area: Area, rows: Sequence[int], columns: Sequence[int]) -> Spans:
    """Return the spans of what of a merged area lies in these rows and columns: it may begin above or beside them."""
    down = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
    across = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
    spans: Spans = dict.fromkeys(product(down, across))
    if spans:
        spans[down[0], across[0]] = len(down), len(across)
    return spans


def table_of(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], spans: Spans, reading: Reading) -> Table:
    """Return the cells of these rows and columns as a table."""
    found, close_gaps = sheet.cells, reading.close_gaps
    made = []
    for row in rows:
        places = [(row, at) for at in columns]
        cells = [found[place] if place in found else sheet.cell(*place) for place in places]
        made_spans = [spans.get(place, _ALONE) for place in places] if spans else repeat(_ALONE)
        made.append(tuple([_cell(cell, span, close_gaps) for cell, span in zip(cells, made_spans, strict=False)]))
    return Table(tuple(made))


def _cell(cell: Cell, span: tuple[int, int] | None, close_gaps: bool) -> TableCell | None:
    if span is None:
        return None
    lines = lines_of(cell, close_gaps)
    return TableCell(lines, *span, cell.diagonal, cell.rising, cell.value, cell.ref, cell.number_format)


def _with_options(table: Table, row: Row, options: GridOptions, reading: Reading) -> Table:
    header_rows = options.header_rows
    if header_rows >= len(table.rows):
        reading.findings.add(structure_rules.ONLY_HEADER.at(row.ref, header=header_rows, rows=len(table.rows)))
        header_rows = min(header_rows, 1)
    table = replace(table, header_rows=header_rows)
    if options.width_ratios and len(options.width_ratios) != table.column_count:
        found = {"found": len(options.width_ratios), "expected": table.column_count}
        reading.findings.add(structure_rules.COLUMN_COUNT.at(row.options.ref, **found))
    else:
        table = replace(table, width_ratios=options.width_ratios)
    for name in options.merged_columns:
        table = _merged(table, name, row, reading)
    return table


def _merged(table: Table, name: str, row: Row, reading: Reading) -> Table:
    try:
        return merge_equal(table, Columns(table).column(name))
    except ColumnError as error:
        reading.findings.add(error.finding(row.options.ref, "合并"))
        return table


def merge_equal(table: Table, column: int) -> Table:
    """Return the table with equal neighbours of a column, unmerged until now, made one cell."""
    rows = [list(row) for row in table.rows]
    start = table.header_rows
    for index in range(table.header_rows + 1, len(rows) + 1):
        if index < len(rows) and _alike(rows[start][column], rows[index][column]):
            continue
        first = rows[start][column]
        if first and index - start > 1:
            rows[start][column] = structs.replace(first, row_span=index - start)
            for below in rows[start + 1 : index]:
                below[column] = None
        start = index
    return replace(table, rows=tuple(tuple(row) for row in rows))


def _alike(first: TableCell | None, second: TableCell | None) -> bool:
    if first is None or second is None or not first.plain:
        return False
    return first.plain == second.plain and first.row_span == second.row_span == 1 == first.column_span
