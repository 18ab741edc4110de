"""What the columns of a table need: the ems of their texts, unbroken and at least."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.text.measuring import is_wide, spaced_ems

_LEAST_EMS = 2.0
_NAME_EMS = 3.0
_HEADING_EMS = 6.0
_LONG_WORD_EMS = 6.0
# What a line is not broken within: a word or number or a character, with brackets and points that cling to it.
_OPENING, _CLOSING = "（(《〈“‘[【", "）)》〉”’]】，。、；：,;:%％"
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[^\s\u2e80-\uffef“”‘’—…（）()]+|\S)[{re.escape(_CLOSING)}]*")
_BREAKABLE = re.compile(r"(?<=[-/@_?&=~.])(?=[^\d])|(?<=[^\d][-/@_?&=~.])")

# Air beside a text that should stay on one line, and beside one that only must not lose a word.
SLACK_EMS, LEAST_SLACK_EMS = 0.6, 0.1
# A table's widths hang on its highest rows; more of them would only cost time.
_MOST_ROWS = 60

Grid = list[list[int]]
Rows = Iterable[Sequence[TableCell | None]]


def _cells(rows: Rows, column: int) -> list[TableCell]:
    return [cell for row in rows if (cell := row[column]) and cell.column_span == 1]


def texts_of(rows: Rows, column: int) -> list[str]:
    """Return the lines in the cells of one column alone."""
    return [line.plain for cell in _cells(rows, column) for line in cell.lines]


def body_ems(table: Table, column: int) -> float:
    """Return the ems of the longest line of a column's body, with air."""
    return max([*map(cell_ems, _cells(table.body, column)), _LEAST_EMS]) + SLACK_EMS


def heading_ems(table: Table, column: int) -> float:
    """Return the ems of a column's longest heading, with air."""
    return max(map(cell_ems, _cells(table.header, column)), default=0.0) + SLACK_EMS


def heading_parts_ems(table: Table, column: int) -> float:
    """Return the ems of the longest part of a column's headings, which may be broken before brackets."""
    return min(max(map(_longest_part, _cells(table.header, column)), default=0.0), _HEADING_EMS) + SLACK_EMS


def cell_ems(cell: TableCell) -> float:
    """Return the ems of a cell's longest line."""
    lines = [spaced_ems(line.plain) for line in cell.lines] or [0.0]
    # The two lines of a diagonal header share one line's height, each on its side.
    return sum(lines) + 1 if cell.diagonal else max(lines)


def least_widths(table: Table, em: int, padding: int) -> list[float]:
    """Return the least widths of all columns in twips."""
    return [_least_ems(table, column) * em + padding for column in range(table.column_count)]


def _least_ems(table: Table, column: int) -> float:
    """Return the ems that a column needs at least: its longest word or number, of names three characters."""
    named = any(len(text) > 2 and is_wide(text[0]) for text in texts_of(table.body, column))
    labels = [cell_ems(cell) / 2 for cell in _cells(table.rows, column) if cell.diagonal]
    units = map(_longest_unit, texts_of(table.rows, column))
    return max([*units, *labels, _NAME_EMS if named else _LEAST_EMS]) + LEAST_SLACK_EMS


def _longest_part(cell: TableCell) -> float:
    """Return the ems of the longest piece of a heading that may be broken before a bracket."""
    if cell.diagonal:
        return cell_ems(cell)
    return max(spaced_ems(part) for line in cell.lines or (Text(),) for part in re.split(r"(?=[（(])", line.plain))


def _longest_unit(text: str) -> float:
    """Return the ems of the longest piece that a line is not broken within."""
    return max((spaced_ems(unit) for found in _UNIT.findall(text) for unit in _parts(found)), default=0.0)


def _parts(unit: str) -> list[str]:
    """Return an address or a compound in the parts that it may be broken into, anything else whole."""
    return _BREAKABLE.split(unit) if spaced_ems(unit) > _LONG_WORD_EMS else [unit]


def lengths_of(table: Table) -> Grid:
    """Return by column the lengths in ems of the cells' text, of the header and the highest rows below it.

    Merged rows share the text of their cell.
    """
    rows = [[0] * table.column_count for _ in table.rows]
    for top, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell and cell.column_span == 1:
                length = ceil(sum(spaced_ems(line.plain) for line in cell.lines) / cell.row_span)
                for index in range(top, top + cell.row_span):
                    rows[index][column] = length
    body = sorted(rows[table.header_rows :], key=sum, reverse=True)[:_MOST_ROWS]
    return [list(column) for column in zip(*rows[: table.header_rows], *body, strict=True)]
