"""What the columns of a table need: the ems of their texts, unbroken and at least."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.like_cells import kinds_of
from zhibao.text.column_numbers import column_number, is_blank
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import alike, is_wide, most_ems, spaced_ems
from zhibao.text.words import words

_LEAST_EMS = 2.0
_NAME_EMS = 3.0
_HEADING_EMS = 6.0
_LONG_WORD_EMS = 6.0
# What a line is not broken within: a date or year, a word or number or a character, with brackets and points that
# cling to it.
_OPENING, _CLOSING = "（(《〈“‘[【", "）)》〉”’]】，。、；：,;:%％"
_DATE = lazy_pattern(r"(?:[12]\d{3}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?")
_UNIT = lazy_pattern(
    rf"[{re.escape(_OPENING)}]*(?:[12]\d{{3}}年|[^\s\u2e80-\uffef“”‘’—…（）()]+|\S)[{re.escape(_CLOSING)}]*"
)
_BREAKABLE = lazy_pattern(r"(?<=[-/@_?&=~.])(?=[^\d])|(?<=[^\d][-/@_?&=~.])")
_SERIAL = lazy_pattern(r"序号|编号|次序")

# Air beside a text that should stay on one line, and beside one that only must not lose a word.
SLACK_EMS, LEAST_SLACK_EMS = 0.6, 0.1
# A table's widths hang on its highest rows; more of them would only cost time.
_MOST_ROWS = 60

Grid = list[list[int]]
Rows = Iterable[Sequence[TableCell | None]]


class Need(Struct, frozen=True):
    """The ems of what stands in a column: the longest line of its body, its longest heading in one line, in two and
    in as many as it has words; `unparted` is the longest piece of its body that no line parts. `is_serial`: 序号.
    """

    body: float
    heading: float
    heading_in_two: float
    heading_in_words: float
    unparted: float
    is_serial: bool
    is_of_numbers: bool

    @property
    def least(self) -> float:
        """The ems without which a word or number would be broken."""
        return max(self.unparted, self.heading_in_words)


def needs_of(table: Table) -> list[Need]:
    """Return what each column needs."""
    return [_need(table, column) for column in range(table.column_count)]


def _need(table: Table, column: int) -> Need:
    body, header = kinds_of(cells_of(table.body, column)).values(), cells_of(table.header, column)
    # Columns have thousands of cells, and few that differ in more than their digits.
    lines = {alike(text) for cell in body for line in cell.lines if (text := line.plain)}
    in_words = min(max(map(_longest_word, header), default=0.0), _HEADING_EMS)
    labels = [cell_ems(cell) / 2 for cell in (*header, *body) if cell.diagonal]
    unparted = [*map(_longest_unit, lines), *labels, _NAME_EMS if any(map(_is_name, lines)) else _LEAST_EMS]
    return Need(
        max([*map(most_ems, lines), *(cell_ems(cell) for cell in body if cell.diagonal), _LEAST_EMS]),
        max(map(heading_ems, header), default=0.0),
        max(map(_in_two, header), default=0.0),
        in_words,
        max(unparted),
        any(map(is_serial, header)),
        _are_numbers(lines),
    )


def cells_of(rows: Rows, column: int) -> list[TableCell]:
    """Return the cells of one column alone."""
    return [cell for row in rows if (cell := row[column]) and cell.column_span == 1]


def is_serial(heading: TableCell | None) -> bool:
    """Tell whether a column with this heading counts the rows."""
    return bool(heading and _SERIAL.fullmatch(heading.plain))


def _are_numbers(lines: Iterable[str]) -> bool:
    numbers = [column_number(line) for line in lines if not is_blank(line)]
    return bool(numbers) and all(numbers)


def _is_name(text: str) -> bool:
    return len(text) > 2 and is_wide(text[0])


def cell_ems(cell: TableCell) -> float:
    """Return the ems of a cell's longest line."""
    return _longest_line(cell, is_heading=False)


def heading_ems(cell: TableCell) -> float:
    """Return the ems of a heading's longest line."""
    return _longest_line(cell, is_heading=True)


def _longest_line(cell: TableCell, is_heading: bool) -> float:
    lines = [most_ems(line.plain, is_heading) for line in cell.lines] or [0.0]
    # The two lines of a diagonal header share one line's height, each on its side.
    return sum(lines) + 1 if cell.diagonal else max(lines)


def _longest_word(cell: TableCell) -> float:
    """Return the ems of the longest piece of a heading that may be broken between words."""
    if cell.diagonal:
        return heading_ems(cell)
    pieces = (word for line in cell.lines for word in words(line.plain))
    return max((most_ems(piece, chinese_font=True) for piece in pieces), default=0.0)


def _in_two(cell: TableCell) -> float:
    """Return the ems that a heading needs when each of its lines may be broken once, between words."""
    if cell.diagonal:
        return heading_ems(cell)
    return max((_halves_ems(words(line.plain)) for line in cell.lines), default=0.0)


def _halves_ems(parts: list[str]) -> float:
    cuts = range(1, max(len(parts), 2))
    halves = (("".join(parts[:at]), "".join(parts[at:])) for at in cuts)
    return min(max(most_ems(half, chinese_font=True) for half in pair) for pair in halves)


def heading_lines(text: Text, ems: float) -> list[Text]:
    """Return a heading in the lines that fit `ems`, broken between words; whole when one of its words does not fit."""
    parts = words(text.plain)
    if most_ems(text.plain, chinese_font=True) <= ems or max(most_ems(part, chinese_font=True) for part in parts) > ems:
        return [text]
    lines = [""]
    for part in parts:
        if most_ems(lines[-1] + part, chinese_font=True) > ems:
            lines.append("")
        lines[-1] += part
    ends = [sum(map(len, lines[:count])) for count in range(len(lines) + 1)]
    return list(text.slices(pairwise(ends)))


def _longest_unit(text: str) -> float:
    """Return the ems of the longest piece that a line is not broken within; a date alone is one."""
    if _DATE.fullmatch(text):
        return most_ems(text)
    return max((most_ems(unit) for found in _UNIT.findall(text) for unit in _parts(found)), default=0.0)


def _parts(unit: str) -> list[str]:
    """Return an address or a compound in the parts that it may be broken into, anything else whole."""
    return _BREAKABLE.split(unit) if spaced_ems(unit) > _LONG_WORD_EMS else [unit]


def lengths_of(table: Table) -> Grid:
    """Return by column the lengths in ems of the cells' text, of the header and the highest rows below it.

    Merged rows share the text of their cell.
    """
    rows, known = [[0] * table.column_count for _ in table.rows], dict[int, int]()
    for top, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell and cell.column_span == 1:
                length = known.get(id(cell), -1)
                if length < 0:
                    length = ceil(sum(spaced_ems(line.plain) for line in cell.lines) / cell.row_span)
                    known[id(cell)] = length
                for index in range(top, top + cell.row_span):
                    rows[index][column] = length
    body = sorted(rows[table.header_rows :], key=sum, reverse=True)[:_MOST_ROWS]
    return [list(column) for column in zip(*rows[: table.header_rows], *body, strict=True)]
