"""Which cells below a table or chart row are its grid: as wide as the header, cells centred across as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zhibao.findings import Findings, shape_rules
from zhibao.workbook.row import CONTENT
from zhibao.workbook.sheet import Area, Sheet
from zhibao.workbook.spreadsheet import column_letters

_SHOWN = 20


def grid_columns(sheet: Sheet, rows: Iterable[int], areas: Sequence[Area]) -> Sequence[int]:
    """Return the columns that are seen, up to the last that is filled, or reached over, in these rows."""
    cells = [cell for number in rows for cell in sheet.filled_cells(number, CONTENT)]
    reached = (area.right for cell in cells for area in areas if area.holds(cell.row, cell.column))
    last = max((*(cell.column for cell in cells), *reached), default=CONTENT)
    return [column for column in range(CONTENT, last + 1) if column not in sheet.hidden_columns] or [CONTENT]


def centered_areas(sheet: Sheet, rows: Sequence[int]) -> Iterator[Area]:
    """Yield what cells with the alignment 跨列居中 reach over: the empty cells after them that have it too."""
    if not sheet.centered_across:
        return
    last = max((cell.column for number in rows for cell in sheet.row_cells(number, CONTENT)), default=CONTENT)
    for cell in (cell for number in rows for cell in sheet.filled_cells(number, CONTENT)):
        end = cell.column
        while (cell.row, cell.column) in sheet.centered_across and end < last and _goes_on(sheet, cell.row, end + 1):
            end += 1
        if end > cell.column:
            yield Area(cell.row, cell.column, cell.row, end)


def _goes_on(sheet: Sheet, row: int, column: int) -> bool:
    is_free = (row, column) in sheet.centered_across and not sheet.cell(row, column)
    return is_free or column in sheet.hidden_columns


def report_outside(sheet: Sheet, rows: Sequence[int], last: int, findings: Findings) -> None:
    """Report the filled cells beside the header's last column, those that follow each other downwards at once."""
    outside = [cell for number in rows for cell in sheet.filled_cells(number, last + 1)]
    place = {number: at for at, number in enumerate(rows)}
    by_column = sorted(outside, key=lambda cell: (cell.column, cell.row))
    for _, run in groupby(enumerate(by_column), key=lambda each: (each[1].column, place[each[1].row] - each[0])):
        first, *more = (cell for _, cell in run)
        values = {
            "last": column_letters(last),
            "more": f"（连同下面的 {len(more)} 格）" if more else "",
            "found": first.plain.strip()[:_SHOWN],
        }
        findings.add(shape_rules.OUTSIDE_TABLE.at(first.ref, **values))
