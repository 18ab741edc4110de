"""Column widths of a table: natural where they fit, else the widest columns give way first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhibao.model.table import Table, TableCell
from zhibao.text.width import is_wide, measure

_LEAST_EMS = 2.0
_SLACK_EMS = 0.6
_WORD = re.compile(r"[^\s\u2e80-\uffef“”‘’—…]+")


def column_widths(table: Table, total: int, em: int, padding: int) -> list[int]:
    """Return the widths in twips that fill `total`, for text of `em` twips and `padding` twips a cell."""
    if table.width_ratios:
        return _rounded([float(ratio) for ratio in table.width_ratios], total)
    natural = [_natural(table, column) * em + padding for column in range(table.column_count)]
    least = [min(_least(table, column) * em + padding, wanted) for column, wanted in enumerate(natural)]
    natural = _with_spans(table, natural, em, padding)
    return _rounded(_fitted(natural, least, total), total)


def is_wrapping(cell: TableCell, width: int, em: int, padding: int) -> bool:
    """Tell whether a line of the cell is wider than its column."""
    return any(measure(line.plain) * em > width - padding for line in cell.lines)


def _cells(table: Table, column: int) -> list[TableCell]:
    cells = (row[column] for row in table.rows)
    return [cell for cell in cells if cell and cell.column_span == 1]


def _natural(table: Table, column: int) -> float:
    widths = [_cell_ems(cell) for cell in _cells(table, column)]
    return max([*widths, _LEAST_EMS]) + _SLACK_EMS


def _cell_ems(cell: TableCell) -> float:
    lines = [measure(line.plain) for line in cell.lines] or [0.0]
    # The two lines of a diagonal header share one line's height, each on its side.
    return sum(lines) + 1 if cell.diagonal else max(lines)


def _least(table: Table, column: int) -> float:
    """Return the ems that a column needs at least: its longest word or number, and a few Chinese characters."""
    words = [_longest_word(line.plain) for cell in _cells(table, column) for line in cell.lines]
    heads = [min(_cell_ems(row[column]), 4.0) for row in table.header if row[column]]  # type: ignore[arg-type]
    return max([*words, *heads, _LEAST_EMS]) + _SLACK_EMS


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


def _fitted(natural: Sequence[float], least: Sequence[float], total: int) -> list[float]:
    spare = total - sum(natural)
    if spare >= 0:
        return [width + spare * (0.5 / len(natural) + 0.5 * width / sum(natural)) for width in natural]
    if sum(least) >= total:
        return list(least)
    low, high = 0.0, max(natural)
    for _ in range(40):
        cap = (low + high) / 2
        too_wide = sum(_capped(natural, least, cap)) > total
        low, high = (low, cap) if too_wide else (cap, high)
    return _capped(natural, least, low)


def _capped(natural: Sequence[float], least: Sequence[float], cap: float) -> list[float]:
    return [max(min(width, cap), floor) for width, floor in zip(natural, least, strict=True)]


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the same proportion that add up to `total` exactly."""
    scale = total / sum(widths)
    edges = [round(sum(widths[:count]) * scale) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
