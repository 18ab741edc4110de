"""Column widths of a table: natural where they fit; else so that the table becomes as low as possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct

from zhibao.model.table import Table
from zhibao.render.column_needs import (
    LEAST_SLACK_EMS,
    SLACK_EMS,
    Grid,
    Need,
    heading_ems,
    lengths_of,
)

_SHORT_EMS = 5.0
# Columns of numbers that differ by no more than this are of one width, by the first that fits; and other columns.
_ALIKE_NUMBERS, _ALIKE = (1.75, 1.3, 1.05), 1.05
# A column grows to about twice what stands in it before wider ones get all the rest.
_GROWTH = 2.0
# Of a table that wraps, the part that narrow columns may take to stand freely.
_NARROW_SHARE = 0.25
_NARROW_EMS = 3.5
# Longer texts are no names.
_MOST_NAME_EMS = 20.0
# Widths that are tried for each column: the next ones at which one of its cells takes a line less.
_JUMPS = 6
# The higher, the more a row's height is that of its highest cell alone.
_EVENNESS = 6
# Lines of the heading count less than those of the rows below.
_HEADING_WEIGHT = 0.2

Groups = Sequence[Sequence[int]]


class ColumnMeasure(Struct, frozen=True):
    """A table's width, its type's size and what is lost beside a cell's text, in twips."""

    total: int
    em: int
    padding: int

    def twips(self, ems: float) -> float:
        """Return the width of a column that holds so many ems."""
        return ems * self.em + self.padding


def column_widths(table: Table, needs: Sequence[Need], measure: ColumnMeasure) -> list[int]:
    """Return the widths in twips that fill the table's; `needs` are those of its columns."""
    total = measure.total
    if table.width_ratios:
        return _rounded([float(ratio) for ratio in table.width_ratios], total)
    for ems in _unbroken(needs):
        natural = [measure.twips(each + SLACK_EMS) for each in ems]
        for factor in _ALIKE_NUMBERS:
            widths = _with_spans(table, _alike(needs, natural, factor), measure)
            if sum(widths) <= total:
                return _rounded(_spread(widths, needs, measure), total)
    return _rounded(_spread(_lowest(table, needs, measure), needs, measure), total)


def _unbroken(needs: Sequence[Need]) -> Iterator[list[float]]:
    """Yield what the columns need for cells on one line, with headings on one line, on two, on one a word.

    Headings wrap before cells do: a heading is one row, a column of cells is many.
    """
    yield [max(need.body, need.heading) for need in needs]
    yield [max(need.body, need.heading_in_two) for need in needs]
    yield [max(need.body, need.heading_in_words) for need in needs]


def fits(needs: Sequence[Need], measure: ColumnMeasure) -> bool:
    """Tell whether every column of a table can hold its words and numbers unbroken."""
    return sum(_least_widths(needs, measure)) <= measure.total


def suits(needs: Sequence[Need], measure: ColumnMeasure) -> bool:
    """Tell whether such a table leaves names beside numbers half of their length too, so that none is squeezed."""
    is_of_numbers = 2 * sum(need.is_of_numbers for need in needs) > len(needs)
    names = [is_of_numbers and not need.is_of_numbers and need.body <= _MOST_NAME_EMS for need in needs]
    ems = [max(need.least, need.body / 2 if named else 0.0) for need, named in zip(needs, names, strict=True)]
    return sum(measure.twips(each + LEAST_SLACK_EMS) for each in ems) <= measure.total


def _least_widths(needs: Sequence[Need], measure: ColumnMeasure) -> list[float]:
    return [measure.twips(need.least + LEAST_SLACK_EMS) for need in needs]


def _alike(needs: Sequence[Need], widths: Sequence[float], of_numbers: float) -> list[float]:
    """Give columns of like content the width of the widest of them: of numbers up to `of_numbers` as wide."""
    made = list(widths)
    for kind, factor in ((True, of_numbers), (False, _ALIKE)):
        columns = [at for at, need in enumerate(needs) if need.is_of_numbers is kind and not need.is_serial]
        group: list[int] = []
        for column in sorted(columns, key=lambda at: widths[at]):
            group = [*group, column] if group and widths[column] <= factor * widths[group[0]] else [column]
            for each in group:
                made[each] = widths[column]
    return made


def _with_spans(table: Table, natural: list[float], measure: ColumnMeasure) -> list[float]:
    """Widen the columns under a merged cell that they cannot hold together, each by its share."""
    widths = list(natural)
    for row in table.header:
        for column, cell in enumerate(row):
            if cell and cell.column_span > 1:
                under = slice(column, column + cell.column_span)
                lacking = measure.twips(heading_ems(cell)) - sum(widths[under])
                if lacking > 0:
                    widths[under] = [width + lacking / cell.column_span for width in widths[under]]
    return widths


def _spread(widths: Sequence[float], needs: Sequence[Need], measure: ColumnMeasure) -> list[float]:
    """Share out the spare width: all grow towards twice their content; where that is not enough, all but 序号 more."""
    spare = max(measure.total - sum(widths), 0.0)
    grown = [width + (_GROWTH - 1) * max(width - measure.padding - SLACK_EMS * measure.em, 0.0) for width in widths]
    room = sum(grown) - sum(widths)
    if spare <= room:
        return [low + (high - low) * spare / room for low, high in zip(widths, grown, strict=True)]
    growing = [0.0 if need.is_serial else width for need, width in zip(needs, grown, strict=True)]
    growing = growing if any(growing) else grown
    rest = spare - room
    return [width + rest * share / sum(growing) for width, share in zip(grown, growing, strict=True)]


def _lowest(table: Table, needs: Sequence[Need], measure: ColumnMeasure) -> list[float]:
    """Widen columns from their floors, each time those that lower the rows most for the width they take."""
    floors, groups = _floors(needs, measure), _groups(needs)
    every = lengths_of(table)
    lengths = [[max(of) for of in zip(*(every[at] for at in group), strict=True)] for group in groups]
    sizes = [len(group) for group in groups]
    widths = [max(floors[at] for at in group) for group in groups]
    if sum(width * size for width, size in zip(widths, sizes, strict=True)) > measure.total:
        return floors
    weights = [_HEADING_WEIGHT] * table.header_rows + [1.0] * len(lengths[0])
    # Chinese characters fill whole ems.
    ems = [max(int((width - measure.padding) / measure.em), 1) for width in widths]
    lines = [[_lines(length, width) for length in column] for column, width in zip(lengths, ems, strict=True)]
    while step := _best_step(lengths, lines, weights, ems, sizes, _room(widths, sizes, measure)):
        column, ems[column] = step
        widths[column] = measure.twips(ems[column] + LEAST_SLACK_EMS)
        lines[column] = [_lines(length, ems[column]) for length in lengths[column]]
    made = {at: width for group, width in zip(groups, widths, strict=True) for at in group}
    return [made[at] for at in range(len(needs))]


def _room(widths: Sequence[float], sizes: Sequence[int], measure: ColumnMeasure) -> int:
    """Return how many ems are left."""
    return int((measure.total - sum(width * size for width, size in zip(widths, sizes, strict=True))) / measure.em)


def _floors(needs: Sequence[Need], measure: ColumnMeasure) -> list[float]:
    """Return the widths to begin with: all but long texts unbroken, narrow columns free, as far as they fit."""
    least = _least_widths(needs, measure)
    tight = [measure.twips(max(need.body, need.heading_in_words) + LEAST_SLACK_EMS) for need in needs]
    unbroken = [max(width, low) for width, low in zip(tight, least, strict=True)]
    short = [
        low if need.body > _SHORT_EMS and not need.is_of_numbers else whole
        for need, whole, low in zip(needs, unbroken, least, strict=True)
    ]
    free = [
        max(width, measure.twips(need.body + need.body / 2)) if need.body <= _NARROW_EMS else width
        for need, width in zip(needs, short, strict=True)
    ]
    narrow = sum(width for need, width in zip(needs, free, strict=True) if need.body <= _NARROW_EMS)
    if sum(free) <= measure.total and narrow <= _NARROW_SHARE * measure.total:
        return free
    barely = [measure.twips(need.unparted + LEAST_SLACK_EMS) for need in needs]
    return next((each for each in (unbroken, short, least) if sum(each) <= measure.total), barely)


def _groups(needs: Sequence[Need]) -> Groups:
    """Return the columns that are widened together: those that need the same."""
    groups: dict[object, list[int]] = {}
    for at, need in enumerate(needs):
        same = (need.is_of_numbers, ceil(need.least), need.is_of_numbers or (ceil(need.body), ceil(need.heading)))
        groups.setdefault(at if need.is_serial else same, []).append(at)
    return list(groups.values())


def _best_step(
    lengths: Grid, lines: Grid, weights: Sequence[float], widths: Sequence[int], sizes: Sequence[int], room: int
) -> tuple[int, int] | None:
    """Return the columns to widen next and their new width, None when nothing within `room` lowers a row."""
    powers = [
        sum(count**_EVENNESS * size for count, size in zip(row, sizes, strict=True)) for row in zip(*lines, strict=True)
    ]
    heights = [_height(power) for power in powers]
    best, most = None, 0.0
    for column, old in enumerate(widths):
        for new in _steps(lengths[column], old, room // sizes[column]):
            saved = sum(
                weight
                * (height - _height(power + sizes[column] * (_lines(length, new) ** _EVENNESS - before**_EVENNESS)))
                for weight, height, power, before, length in zip(
                    weights, heights, powers, lines[column], lengths[column], strict=False
                )
            )
            gain = saved / ((new - old) * sizes[column])
            if gain > most:
                best, most = (column, new), gain
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
