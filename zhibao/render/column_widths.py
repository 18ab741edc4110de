"""Column widths of a table: natural where they fit; else so that the table becomes as low as possible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, sqrt

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.text.width import is_wide, measure

_LEAST_EMS = 2.0
_SLACK_EMS = 0.6
_HEADING_EMS = 6.0
_WORD = re.compile(r"[^\s\u2e80-\uffef“”‘’—…]+")


def column_widths(table: Table, total: int, em: int, padding: int) -> list[int]:
    """Return the widths in twips that fill `total`, for text of `em` twips and `padding` twips a cell."""
    if table.width_ratios:
        return _rounded([float(ratio) for ratio in table.width_ratios], total)
    columns = range(table.column_count)
    bodies = [_body_ems(table, column) for column in columns]
    least = [(_least(table, column, bodies[column])) * em + padding for column in columns]
    natural = [max(bodies[column], _heading_ems(table, column)) * em + padding for column in columns]
    natural = _with_spans(table, natural, em, padding)
    if sum(natural) <= total:
        return _rounded(_spread(natural, total), total)
    # Headings may wrap before cells do: a heading is one row, a column of cells is many.
    wanted = [max(bodies[column], _heading_parts_ems(table, column)) * em + padding for column in columns]
    if sum(wanted) <= total:
        return _rounded(_spread(wanted, total), total)
    return _rounded(_lowest(wanted, least, [_text_amount(table, column) for column in columns], total), total)


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


def _text_amount(table: Table, column: int) -> float:
    return sum(measure(cell.plain) for cell in _cells(table, column)) or _LEAST_EMS


def _cell_ems(cell: TableCell) -> float:
    lines = [measure(line.plain) for line in cell.lines] or [0.0]
    # The two lines of a diagonal header share one line's height, each on its side.
    return sum(lines) + 1 if cell.diagonal else max(lines)


def _least(table: Table, column: int, body: float) -> float:
    """Return the ems that a column needs at least: its longest word or number, a heading's parts on two lines."""
    words = [_longest_word(line.plain) for cell in _cells(table, column) for line in cell.lines]
    headings = [cell for row in table.header if (cell := row[column]) and cell.column_span == 1]
    heads = [min(ceil(_longest_part(cell) / 2), _HEADING_EMS) for cell in headings]
    return max(min(max([*words, _LEAST_EMS]) + _SLACK_EMS, body), *(head + _SLACK_EMS for head in heads), _LEAST_EMS)


def _longest_part(cell: TableCell) -> float:
    """Return the ems of the longest piece of a heading that may be broken before a bracket."""
    if cell.diagonal:
        return _cell_ems(cell)
    return max(measure(part) for line in cell.lines or (Text(),) for part in re.split(r"(?=[（(])", line.plain))


def _longest_word(text: str) -> float:
    words = [measure(word) for word in _WORD.findall(text)]
    return max([*words, 3.0 if len(text) > 2 and is_wide(text[0]) else 0.0])


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
    spare = total - sum(widths)
    return [width + spare * (0.5 / len(widths) + 0.5 * width / sum(widths)) for width in widths]


def _lowest(wanted: Sequence[float], least: Sequence[float], amounts: Sequence[float], total: int) -> list[float]:
    """Share out too small a width by the square roots of the columns' text, which makes the rows lowest together."""
    if sum(least) >= total:
        return list(least)

    def shared(scale: float) -> list[float]:
        roots = (scale * sqrt(amount) for amount in amounts)
        return [min(max(root, low), high) for root, low, high in zip(roots, least, wanted, strict=True)]

    low, high = 0.0, float(total)
    for _ in range(40):
        scale = (low + high) / 2
        low, high = (low, scale) if sum(shared(scale)) > total else (scale, high)
    return shared(low)


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the same proportion that add up to `total` exactly."""
    scale = total / sum(widths)
    edges = [round(sum(widths[:count]) * scale) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
