"""折线图: one line for each series, with a marker at every value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charts.bars import present
from charts.boxes import Box, Point, Segment
from charts.data import ChartData
from charts.fonts import text_width
from charts.scale import scale_around
from charts.style import BACKING, GAP, LINE, MARGIN, PAPER, SMALL, colour, dash, marker
from charts.upright import Upright, finish, open_axes, upright

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "折线图"
MARKER = 5.0  # points
HEIGHT = SMALL * 1.2  # of a label
AWAY = GAP + (MARKER + SMALL) / 2  # from a point to the middle of its label
ROOM = SMALL * LINE + GAP + MARKER / 2


def draw(data: ChartData, width_mm: float) -> Figure:
    """Lines with gaps where values are missing; the axis leaves out zero only for values close together."""
    plot = upright(data, width_mm, scale_around(data, data.values), NAME)
    below = ROOM if plot.scale.low < 0 else 0
    limits = plot.scale.limits(plot.height, below, ROOM)
    figure, axes = open_axes(plot, limits)
    handles = [_draw_line(axes, data, index) for index in range(len(data.series))]
    _Labels(axes, data, plot, limits).print()
    return finish(figure, plot, handles)


def _draw_line(axes: Axes, data: ChartData, index: int) -> object:
    values = [float("nan") if value is None else float(value) for value in data.series[index].values]
    (line,) = axes.plot(
        range(len(values)),
        values,
        dash(index),
        color=colour(index),
        linewidth=1.8,
        marker=marker(index),
        markersize=MARKER,
        markeredgecolor=PAPER,
        markeredgewidth=0.6,
        zorder=3,
        clip_on=False,
    )
    return line


class _Labels:
    """Puts each label above or below its point, clear of the lines and of each other where that can be."""

    def __init__(self, axes: Axes, data: ChartData, plot: Upright, limits: tuple[float, float]) -> None:
        self.axes, self.data, self.plot, self.limits = axes, data, plot, limits
        self.lines = [self._points(index) for index in range(len(data.series))]
        self.segments = [segment for line in self.lines for segment in _segments(line)]
        self.taken = [Box.around(x, y, MARKER, MARKER) for line in self.lines for x, y in line.values()]

    def print(self) -> None:
        """Print the labels from the highest point to the lowest, leaving out those that find no room."""
        found = [
            (self.lines[index][position], label)
            for index in range(len(self.lines))
            for position, _, label in present(self.data, index)
        ]
        for point, label in sorted(found, key=lambda one: -one[0][1]):
            self._print(point, label)

    def _print(self, point: Point, label: str) -> None:
        boxes = [box for box in self._candidates(point, label) if not any(map(box.touches, self.taken))]
        if not boxes:
            return
        box = min(boxes, key=lambda one: sum(map(one.is_crossed_by, self.segments)))
        self.taken.append(box)
        self.axes.text(
            box.middle / self.plot.slot - 0.5,
            self._value(box.bottom),
            label,
            size=SMALL,
            ha="center",
            va="bottom",
            bbox=BACKING,
            zorder=2.8,
        )

    def _candidates(self, point: Point, label: str) -> list[Box]:
        """The places around the point that lie in the plot, the usual one first."""
        x, y = point
        width = text_width(label, SMALL)
        boxes = [
            Box.around(x + right * width / 2, y + up * AWAY, width, HEIGHT)
            for right, up in ((0, 1), (-1, 1), (1, 1), (0, -1), (-1, -1), (1, -1))
        ]
        return [box for box in boxes if self._holds(box)]

    def _holds(self, box: Box) -> bool:
        across = box.left > -GAP / 2 and box.right < self.plot.width + MARGIN / 2
        return across and box.bottom >= 1 and box.top <= self.plot.height + GAP

    def _points(self, index: int) -> dict[int, Point]:
        low, high = self.limits
        scale = self.plot.height / (high - low)
        return {
            position: ((position + 0.5) * self.plot.slot, (value - low) * scale)
            for position, value, _ in present(self.data, index)
        }

    def _value(self, height: float) -> float:
        low, high = self.limits
        return low + height * (high - low) / self.plot.height


def _segments(line: dict[int, Point]) -> list[Segment]:
    return [(line[position], line[position + 1]) for position in line if position + 1 in line]
