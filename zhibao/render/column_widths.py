"""Column widths of a table: natural where they fit; else so that the table becomes as low as possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from zhibao.model.table import Table
from zhibao.render.column_needs import (
    LEAST_SLACK_EMS,
    SLACK_EMS,
    Grid,
    body_ems,
    cell_ems,
    heading_ems,
    heading_parts_ems,
    least_widths,
    lengths_of,
)

_SHORT_EMS = 5.0
# Widths that are tried for each column: the next ones at which one of its cells takes a line less.
_JUMPS = 6
# The higher, the more a row's height is that of its highest cell alone.
_EVENNESS = 6
# Lines of the heading count less than those of the rows below.
_HEADING_WEIGHT = 0.2


def column_widths(table: Table, total: int, em: int, padding: int) -> list[int]:
    """Return the widths in twips that fill `total`, for text of `em` twips and `padding` twips a cell."""
    if table.width_ratios:
        return _rounded([float(ratio) for ratio in table.width_ratios], total)
    columns = range(table.column_count)
    bodies = [body_ems(table, column) for column in columns]
    natural = [max(bodies[column], heading_ems(table, column)) * em + padding for column in columns]
    natural = _with_spans(table, natural, em, padding)
    if sum(natural) <= total:
        return _rounded(_spread(natural, total), total)
    # Headings may wrap before cells do: a heading is one row, a column of cells is many.
    wanted = [max(bodies[column], heading_parts_ems(table, column)) * em + padding for column in columns]
    if sum(wanted) <= total:
        return _rounded(_spread(wanted, total), total)
    least = least_widths(table, em, padding)
    tight = SLACK_EMS - LEAST_SLACK_EMS
    unbroken = [max((body - tight) * em + padding, low) for body, low in zip(bodies, least, strict=True)]
    short = [low if body > _SHORT_EMS else whole for body, whole, low in zip(bodies, unbroken, least, strict=True)]
    floors = next((each for each in (unbroken, short) if sum(each) <= total), least)
    return _rounded(_spread(_lowest(table, floors, total, em, padding), total), total)


def fits(table: Table, total: int, em: int, padding: int) -> bool:
    """Tell whether every column of a table `total` twips wide can hold its words and numbers unbroken."""
    return sum(least_widths(table, em, padding)) <= total


def _with_spans(table: Table, natural: list[float], em: int, padding: int) -> list[float]:
    """Widen the columns under a merged cell that they cannot hold together, each by its share."""
    widths = list(natural)
    for row in table.header:
        for column, cell in enumerate(row):
            if cell and cell.column_span > 1:
                under = slice(column, column + cell.column_span)
                lacking = cell_ems(cell) * em + padding - sum(widths[under])
                if lacking > 0:
                    widths[under] = [width + lacking / cell.column_span for width in widths[under]]
    return widths


def _spread(widths: Sequence[float], total: int) -> list[float]:
    """Share out the spare width, half of it evenly and half by width."""
    spare = max(total - sum(widths), 0.0)
    return [width + spare * (0.5 / len(widths) + 0.5 * width / sum(widths)) for width in widths]


def _lowest(table: Table, floors: Sequence[float], total: int, em: int, padding: int) -> list[float]:
    """Widen columns from their floors, each time the one that lowers the rows most for the width it takes."""
    lengths, widths = lengths_of(table), list(floors)
    weights = [_HEADING_WEIGHT] * table.header_rows + [1.0] * len(lengths[0])
    # Chinese characters fill whole ems.
    ems = [max(int((floor - padding) / em), 1) for floor in floors]
    lines = [[_lines(length, width) for length in column] for column, width in zip(lengths, ems, strict=True)]
    while step := _best_step(lengths, lines, weights, ems, int((total - sum(widths)) / em)):
        column, ems[column] = step
        widths[column] = (ems[column] + LEAST_SLACK_EMS) * em + padding
        lines[column] = [_lines(length, ems[column]) for length in lengths[column]]
    return widths


def _best_step(
    lengths: Grid, lines: Grid, weights: Sequence[float], widths: Sequence[int], room: int
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


def _rounded(widths: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the same proportion that add up to `total` exactly."""
    scale = total / sum(widths)
    edges = [round(sum(widths[:count]) * scale) for count in range(len(widths) + 1)]
    return [right - left for left, right in pairwise(edges)]
