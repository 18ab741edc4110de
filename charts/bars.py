"""How thick bars are, where each stands in its group, and how they are painted."""

from __future__ import annotations

from charts.chart_data_points import ChartData
from charts.marks import Bar, PlotArea, Point
from charts.style import colour, hatch

THICKEST = 40.0  # points
SHARE = 0.84  # of the room of a category that a group of bars may take
SHARE_ALONE = 0.62


def thickness(room: float, count: int) -> float:
    """The thickness in points of each of `count` bars in the room of one category."""
    share = SHARE_ALONE if count == 1 else SHARE
    return min(THICKEST, room * share / count)


def offsets(thick: float, count: int) -> list[float]:
    """How far the middle of each bar of a group is from the middle of the group."""
    return [(index - (count - 1) / 2) * thick for index in range(count)]


def bar_of(area: PlotArea, index: int, corner: Point = (0, 0), size: Point = (0, 0)) -> Bar:
    """A bar of the series at `index`."""
    return Bar(area, *corner, *size, colour(index), hatch(index))


def present(data: ChartData, index: int) -> list[tuple[int, float, str]]:
    """Position, value as a float and label of each value that the series at `index` has."""
    return [(at, float(value), label) for at, value, label in data.series[index].present]
