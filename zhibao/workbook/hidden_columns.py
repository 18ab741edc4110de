"""Hidden columns of a chapter's sheet: what they keep out of the report, and what in them still counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.findings import Findings, visibility_rules
from zhibao.model.ref import CellRef
from zhibao.workbook.hidden_rows import first_words, quoted
from zhibao.workbook.row import ATTRIBUTE, CONTENT, OPTIONS, Row
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.sheet import Sheet
from zhibao.workbook.spreadsheet import column_letters

_NEVER = 1 << 20


class HiddenCell(Struct, frozen=True):
    """What stands in a hidden column: its place, its first words, the row of its block, whether it is read."""

    ref: CellRef
    row: int
    column: int
    words: str
    block: int
    is_read: bool


def hidden_cells(sheet: Sheet, rows: Sequence[Row], gone: frozenset[int]) -> Iterator[HiddenCell]:
    """Yield what stands in hidden columns of the rows that are printed, and is seen through no merged area."""
    seen = {
        (area.top, area.left)
        for area in sheet.merges
        if any(column not in sheet.hidden_columns for column in range(area.left, area.right + 1))
    }
    for row in rows:
        for number in (each for each in (row.number, *row.below) if each not in gone):
            first = _first_left_out(row, number)
            for cell in sheet.filled_cells(number):
                if cell.column in sheet.hidden_columns and (number, cell.column) not in seen:
                    is_read = cell.column < first
                    yield HiddenCell(cell.ref, number, cell.column, first_words(cell), row.number, is_read)


def hidden_drawings(sheet: Sheet, rows: Sequence[Row], gone: frozenset[int]) -> Iterator[HiddenCell]:
    """Yield what is drawn in or over cells of hidden columns in the rows that are printed."""
    for row in rows:
        for each in row.drawn():
            if each.column in sheet.hidden_columns and each.row not in gone:
                yield HiddenCell(each.ref, each.row, each.column, each.what, row.number, is_read=False)


def _first_left_out(row: Row, number: int) -> int:
    """Return the first column of a row that is left out where it is hidden; what stands before it is read."""
    row_type = row_types().get(row.kind)
    if number == row.number:
        return OPTIONS + 1 if row_type and not row_type.open_ended else _NEVER
    return CONTENT if row_type and row_type.below is Below.GRID else ATTRIBUTE


def report_columns(cells: Sequence[HiddenCell], findings: Findings) -> None:
    """Report what is hidden column by column: what is left out, and what is read all the same."""
    columns = defaultdict[tuple[int, bool], list[HiddenCell]](list)
    for cell in cells:
        columns[cell.column, cell.is_read].append(cell)
    for (column, is_read), found in sorted(columns.items()):
        rule = visibility_rules.HIDDEN_BUT_READ if is_read else visibility_rules.LEFT_OUT_COLUMN
        if is_read and column == CONTENT:
            rule = visibility_rules.HIDDEN_CONTENT
        firsts = {cell.block: cell.words for cell in reversed(found)}
        words = list(dict.fromkeys(reversed(firsts.values())))
        values = {"column": column_letters(column), "count": len(found), "found": quoted(words, len(found))}
        findings.add(rule.at(found[0].ref, **values))
