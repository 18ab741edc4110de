"""Column widths of a table: natural where they fit; else so that the table becomes as low as possible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.text.width import is_wide, measure

_LEAST_EMS = 2.0
_NAME_EMS = 3.0
_SLACK_EMS = 0.6
_LEAST_SLACK_EMS = 0.1
_HEADING_EMS = 6.0
_SHORT_EMS = 5.0
_LONG_WORD_EMS = 6.0
# Capital letters and some signs are wider than the half em that `measure` counts.
_BROAD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ%&@")
_BROADER_EMS = 0.3
# What a line is not broken within: a word or number or a character, with brackets and points that cling to it.
_OPENING, _CLOSING = "（(《〈“‘[【", "）)》〉”’]】，。、；：,;:%％"
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:[^\s\u2e80-\uffef“”‘’—…（）()]+|\S)[{re.escape(_CLOSING)}]*")
_BREAKABLE = re.compile(r"(?<=[-/@_?&=~.])(?=[^\d])|(?<=[^\d][-/@_?&=~.])")
_Grid = list[list[int]]
_MOST_ROWS = 60
_JUMPS = 6
_EVENNESS = 6
# Lines of the heading count less than those of the rows below.
_HEADING_WEIGHT = 0.2


def column_widths(table: Table, total: int, em: int, padding: int) -> list[int]:
    """Return the widths in twips that fill `total`, for text of `em` twips and `padding` twips a cell."""
    if table.width_ratios:
        return _rounded([float(ratio) for ratio in table.width_ratios], total)
    columns = range(table.column_count)
    bodies = [_body_ems(table, column) for column in columns]
    natural = [max(bodies[column], _heading_ems(table, column)) * em + padding for column in columns]
    natural = _with_spans(table, natural, em, padding)
    if sum(natural) <= total:
        return _rounded(_spread(natural, total), total)
    # Headings may wrap before cells do: a heading is one row, a column of cells is many.
    wanted = [max(bodies[column], _heading_parts_ems(table, column)) * em + padding for column in columns]
    if sum(wanted) <= total:
        return _rounded(_spread(wanted, total), total)
    least = _least_widths(table, em, padding)
    tight = _SLACK_EMS - _LEAST_SLACK_EMS
    unbroken = [max((body - tight) * em + padding, low) for body, low in zip(bodies, least, strict=True)]
    short = [low if body > _SHORT_EMS else whole for body, whole, low in zip(bodies, unbroken, least, strict=True)]
    floors = next((each for each in (unbroken, short) if sum(each) <= total), least)
    return _rounded(_spread(_lowest(table, floors, total, em, padding), total), total)


def fits(table: Table, total: int, em: int, padding: int) -> bool:
    """Tell whether every column of a table `total` twips wide can hold its words and numbers unbroken."""
    return sum(_least_widths(table, em, padding)) <= total


def _cells(table: Table, column: int) -> list[TableCell]:
    cells = (row[column] for row in table.rows)
    return [cell for cell in cells if cell and cell.column_span == 1]


def _body_ems(table: Table, column: int) -> float:
    cells = [row[column] for row in table.body]
    widths = [_cell_ems(cell) for cell in cells if cell and cell.column_span == 1]
    return max([*widths, _LEAST_EMS]) + _SLACK_EMS


def _heading_ems(table: Table, column: int) -> float:
    cells = [row[column] for row in table.header]
    return max([_cell_ems(cell) for cell in cells if cell and cell.column_span == 1], default=0.0) + _SLACK_EMS


def _heading_parts_ems(table: Table, column: int) -> float:
    cells = [row[column] for row in table.header]
    parts = [_longest_part(cell) for cell in cells if cell and cell.column_span == 1]
    return min(max(parts, default=0.0), _HEADING_EMS) + _SLACK_EMS


def _cell_ems(cell: TableCell) -> float:
    lines = [measure(line.plain) for line in cell.lines] or [0.0]
    # The two lines of a diagonal header share one line's height, each on its side.
    return sum(lines) + 1 if cell.diagonal else max(lines)


def _least_widths(table: Table, em: int, padding: int) -> list[float]:
    return [_least_ems(table, column) * em + padding for column in range(table.column_count)]


def _least_ems(table: Table, column: int) -> float:
    """Return the ems that a column needs at least: its longest word or number, of names three characters."""
    texts = [line.plain for cell in _cells(table, column) for line in cell.lines]
    named = any(is_wide(text[0]) and len(text) > 2 for text in _body_texts(table, column) if text)
    labels = [_cell_ems(cell) / 2 for cell in _cells(table, column) if cell.diagonal]
    units = [_longest_unit(text) for text in texts]
    return max([*units, *labels, _NAME_EMS if named else _LEAST_EMS]) + _LEAST_SLACK_EMS


def _body_texts(table: Table, column: int) -> Iterator[str]:
    for row in table.body:
        cell = row[column]
        if cell and cell.column_span == 1:
            yield from (line.plain for line in cell.lines)


def _longest_part(cell: TableCell) -> float:
    """Return the ems of the longest piece of a heading that may be broken before a bracket."""
    if cell.diagonal:
        return _cell_ems(cell)
    return max(measure(part) for line in cell.lines or (Text(),) for part in re.split(r"(?=[（(])", line.plain))


def _longest_unit(text: str) -> float:
    """Return the ems of the longest piece that a line is not broken within."""
    return max((_unit_ems(unit) for found in _UNIT.findall(text) for unit in _parts(found)), default=0.0)


def _parts(unit: str) -> list[str]:
    """Return an address or a compound in the parts that it may be broken into, anything else whole."""
    return _BREAKABLE.split(unit) if measure(unit) > _LONG_WORD_EMS else [unit]


def _unit_ems(unit: str) -> float:
    return measure(unit) + _BROADER_EMS * sum(character in _BROAD for character in unit)


def _with_spans(table: Table, natural: list[float], em: int, padding: int) -> list[float]:
    """Widen the columns under a merged cell that they cannot hold together, each by its share."""
    widths = list(natural)
    for row in table.header:
        for column, cell in enumerate(row):
            if cell and cell.column_span > 1:
                under = slice(column, column + cell.column_span)
                lacking = _cell_ems(cell) * em + padding - sum(widths[under])
                if lacking > 0:
                    widths[under] = [width + lacking / cell.column_span for width in widths[under]]
    return widths


def _spread(widths: Sequence[float], total: int) -> list[float]:
    """Share out the spare width, half of it evenly and half by width."""
    spare = max(total - sum(widths), 0.0)
    return [width + spare * (0.5 / len(widths) + 0.5 * width / sum(widths)) for width in widths]


def _lowest(table: Table, floors: Sequence[float], total: int, em: int, padding: int) -> list[float]:
    """Widen columns from their floors, each time the one that lowers the rows most for the width it takes."""
    lengths, widths = _lengths(table), list(floors)
    weights = [_HEADING_WEIGHT] * table.header_rows + [1.0] * len(lengths[0])
    # Chinese characters fill whole ems.
    ems = [max(int((floor - padding) / em), 1) for floor in floors]
    lines = [[_lines(length, width) for length in column] for column, width in zip(lengths, ems, strict=True)]
    while step := _best_step(lengths, lines, weights, ems, int((total - sum(widths)) / em)):
        column, ems[column] = step
        widths[column] = (ems[column] + _LEAST_SLACK_EMS) * em + padding
        lines[column] = [_lines(length, ems[column]) for length in lengths[column]]
    return widths


def _best_step(
    lengths: _Grid, lines: _Grid, weights: Sequence[float], widths: Sequence[int], room: int
) -> tuple[int, int] | None:
    """Return the column to widen next and its new width, None when nothing within `room` lowers a row."""
    powers = [sum(count**_EVENNESS for count in row) for row in zip(*lines, strict=True)]
    heights = [_height(power) for power in powers]
    best, most = None, 0.0
    for column, old in enumerate(widths):
        for new in _steps(lengths[column], old, room):
            saved = sum(
                weight * (height - _height(power - before**_EVENNESS + _lines(length, new) ** _EVENNESS))
                for weight, height, power, before, length in zip(
                    weights, heights, powers, lines[column], lengths[column], strict=False
                )
            )
            if saved / (new - old) > most:
                best, most = (column, new), saved / (new - old)
    return best


def _height(powers: int) -> float:
    """Return about the lines of a row's highest cell, a little more when others are as high."""
    return float(powers ** (1 / _EVENNESS))


def _steps(lengths: Sequence[int], width: int, room: int) -> list[int]:
    """Return the next widths at which some cell of the column takes a line less."""
    steps = {ceil(length / (_lines(length, width) - 1)) for length in set(lengths) if length > width}
    return [step for step in sorted(steps) if step - width <= room][:_JUMPS]


def _lines(length: int, width: int) -> int:
    return max(-(-length // width), 1)


def _lengths(table: Table) -> _Grid:
    """Return by column the lengths in ems of the cells' text, of the header and the highest rows below it.

    Merged rows share the text of their cell.
    """
    rows = [[0] * table.column_count for _ in table.rows]
    for top, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell and cell.column_span == 1:
                length = ceil(sum(measure(line.plain) for line in cell.lines) / cell.row_span)
                for index in range(top, top + cell.row_span):
                    rows[index][column] = length
    body = sorted(rows[table.header_rows :], key=sum, reverse=True)[:_MOST_ROWS]
    return [list(column) for column in zip(*rows[: table.header_rows], *body, strict=True)]


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the same proportion that add up to `total` exactly."""
    scale = total / sum(widths)
    edges = [round(sum(widths[:count]) * scale) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
