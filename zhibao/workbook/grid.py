"""The grid under a table or chart row as a `Table`: merges, blank rows, header, equal neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from zhibao.findings import structure_rules
from zhibao.model.table import Table, TableCell
from zhibao.tables.columns import AmbiguousColumnError, Columns, UnknownColumnError
from zhibao.text.nearest import suggestion
from zhibao.workbook.items import Reading
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.sheet import Area, Cell


@dataclass(frozen=True, slots=True)
class GridOptions:
    """The options of 表格 that shape its grid."""

    header_rows: int = 1
    merged_columns: tuple[str, ...] = ()
    width_ratios: tuple[Decimal, ...] = ()


def read_grid(row: Row, options: GridOptions, reading: Reading) -> Table | None:
    """Return the table in the rows below, None when they are empty; faults of its options are reported."""
    filled = [number for number in row.below if any(row.sheet.row_cells(number, CONTENT))]
    if not filled:
        return None
    _report_blank_rows(row, filled, reading)
    last = max(_last_columns(row, filled))
    spans = _spans(row, filled, last, reading)
    rows = tuple(
        tuple(_cell(row, number, column, spans, reading) for column in range(CONTENT, last + 1)) for number in filled
    )
    return _with_options(Table(rows), row, options, reading)


def _report_blank_rows(row: Row, filled: list[int], reading: Reading) -> None:
    blank = sum(number < filled[-1] for number in row.below) - len(filled) + 1
    if blank:
        reading.findings.add(structure_rules.BLANK_ROWS.at(row.ref, count=blank))


def _last_columns(row: Row, filled: list[int]) -> Iterator[int]:
    for number in filled:
        yield max((cell.column for cell in row.sheet.row_cells(number, CONTENT) if cell), default=CONTENT)
    for area in row.sheet.merges:
        if area.top in filled and area.left >= CONTENT and row.sheet.cell(area.top, area.left):
            yield area.right


def _spans(row: Row, filled: list[int], last: int, reading: Reading) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Return for each cell of a merged area its spans (rows, columns), None for those that are reached over."""
    spans: dict[tuple[int, int], tuple[int, int] | None] = {}
    for area in row.sheet.merges:
        inside = [number for number in filled if area.top <= number <= area.bottom]
        if not inside or area.right < CONTENT or area.left > last:
            continue
        if _is_crossing(area, row):
            corner = row.sheet.ref(area.top, area.left)
            shown = f"{corner.cell}:{row.sheet.ref(area.bottom, area.right).cell}"
            reading.findings.add(structure_rules.CROSSING_MERGE.at(corner, area=shown))
        spans |= _area_spans(area, inside, last)
    return spans


def _is_crossing(area: Area, row: Row) -> bool:
    """Tell whether a merged area reaches beyond the table; empty rows under the sheet's last one do not count."""
    reaches_below = area.bottom > row.below[-1] and row.below[-1] < row.sheet.last_row
    return area.left < CONTENT or area.top < row.below[0] or reaches_below


def _area_spans(area: Area, inside: list[int], last: int) -> dict[tuple[int, int], tuple[int, int] | None]:
    """Return the spans of what lies inside the table: an area that begins above it may be wider than its rows."""
    left = max(area.left, CONTENT)
    columns = range(left, min(area.right, last) + 1)
    covered: dict[tuple[int, int], tuple[int, int] | None] = {
        (number, column): None for number in inside for column in columns
    }
    return covered | {(inside[0], left): (len(inside), len(columns))}


def _cell(
    row: Row,
    number: int,
    column: int,
    spans: dict[tuple[int, int], tuple[int, int] | None],
    reading: Reading,
) -> TableCell | None:
    span = spans.get((number, column), (1, 1))
    return _table_cell(row.sheet.cell(number, column), span, reading) if span else None


def _table_cell(cell: Cell, span: tuple[int, int], reading: Reading) -> TableCell:
    return TableCell(reading.lines(cell), *span, cell.diagonal, cell.rising, cell.value, cell.ref, cell.number_format)


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
    except AmbiguousColumnError as error:
        reading.findings.add(structure_rules.AMBIGUOUS_COLUMN.at(row.options.ref, found=name, remedy=error.remedy))
    except UnknownColumnError as error:
        near = {"suggestion": suggestion(name, error.known), "known": "、".join(error.known)}
        reading.findings.add(structure_rules.UNKNOWN_COLUMN.at(row.options.ref, option="合并", found=name, **near))
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
            rows[start][column] = replace(first, row_span=index - start)
            for below in rows[start + 1 : index]:
                below[column] = None
        start = index
    return replace(table, rows=tuple(tuple(row) for row in rows))


def _alike(first: TableCell | None, second: TableCell | None) -> bool:
    if first is None or second is None or not first.plain:
        return False
    return first.plain == second.plain and first.row_span == second.row_span == 1 == first.column_span
