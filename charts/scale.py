"""The value axis: round steps, limits that leave room for labels, and how a tick is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from charts.chart_data_points import ChartData
from charts.excel_formats import NumberFormat
from charts.style import FEW

ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
STEPS, STEPS_OF_FEW = 5, 3  # a chart of few categories is low
ROUNDS = 30


class Scale(Struct, frozen=True):
    """The range that must be shown and the round step between ticks."""

    low: Decimal
    high: Decimal
    step: Decimal
    percent: bool
    grouped: bool

    def ticks(self) -> list[Decimal]:
        """The multiples of the step from the last below the range to the first above it."""
        first, last = math.floor(self.low / self.step), math.ceil(self.high / self.step)
        return [count * self.step for count in range(first, last + 1)]

    def text(self, tick: Decimal) -> str:
        """The tick as printed, with as many decimals as the step has."""
        return self.format.text(tick)

    @property
    def format(self) -> NumberFormat:
        """The format of all ticks: a percentage, or a number with commas where the labels have them."""
        step = self.step * 100 if self.percent else self.step
        return NumberFormat(max(0, -int(step.normalize().as_tuple().exponent)), self.grouped, self.percent)

    @property
    def is_broken(self) -> bool:
        """Whether the axis leaves out zero."""
        return self.ticks()[0] > 0

    def tight_limits(self, length: float, before: float, after: float) -> tuple[float, float]:
        """The ends of an axis of `length` points with `before` and `after` points left free."""
        low, high = float(self.low), float(self.high)
        per_point = (high - low) / max(length - before - after, length / 4)
        return low - before * per_point, high + after * per_point

    def limits(self, length: float, before: float, after: float) -> tuple[float, float]:
        """The same ends, moved out to the outermost ticks where these lie further out."""
        bottom = lowest = float(self.ticks()[0])
        top = highest = float(self.ticks()[-1])
        for _ in range(ROUNDS):
            per_point = (top - bottom) / length
            bottom = min(lowest, float(self.low) - before * per_point)
            top = max(highest, float(self.high) + after * per_point)
        return bottom, top


def scale_from_zero(data: ChartData, values: Sequence[Decimal] = ()) -> Scale:
    """A scale that holds zero, all that the data show, and further values."""
    values = [Decimal(0), *data.marks, *values]
    return _scale(data, min(values), max(values))


def scale_around(data: ChartData) -> Scale:
    """A scale for lines: from zero, unless the values are positive and lie close together.

    Then it begins below the lowest value by half the distance between the lowest and the highest.
    """
    low, high = min(data.marks), max(data.marks)
    if 0 < high - low < high / 4 and low > 0:
        return _scale(data, low - (high - low) / 2, high)
    return scale_from_zero(data)


def _scale(data: ChartData, low: Decimal, high: Decimal) -> Scale:
    if low == high:
        high = low + 1
    steps = STEPS_OF_FEW if len(data.categories) <= FEW else STEPS
    whole = not data.is_percent and all(value == value.to_integral_value() for value in data.marks)
    return Scale(low, high, _round_step((high - low) / steps, whole), data.is_percent, data.is_grouped)


def _round_step(wanted: Decimal, whole: bool) -> Decimal:
    """The smallest round step that is not below the wanted one; a whole number if `whole`."""
    magnitude = Decimal(1).scaleb(wanted.adjusted())
    if whole and wanted <= 1:
        return Decimal(1)
    steps = (factor * magnitude for factor in ROUND_STEPS)
    return next(step for step in steps if step >= wanted and not (whole and step % 1))
