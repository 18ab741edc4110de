"""折线图: one line for each series, with a marker at every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from charts.bars import present
from charts.chart_data_points import ChartData, Series
from charts.chart_kind import ChartKind
from charts.drawingml.axes import AXIS_IDS
from charts.drawingml.data_labels import Labels, labels_xml
from charts.drawingml.element_writing import element, line, shape, solid, val
from charts.drawingml.plot import Plot
from charts.drawingml.series import series_xml
from charts.drawingml.upright_charts import upright_plot
from charts.fonts import text_width
from charts.label_boxes import LabelBox, Point, Segment
from charts.line_names import LineName, line_names, names_width, print_names
from charts.reference import reference_group
from charts.scale import scale_around
from charts.style import BACKING, GAP, LINE, MARGIN, PAPER, POINTS_PER_MM, SMALL, colour, dash, marker
from charts.upright import Upright, finish, open_axes, upright

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "折线图"
WEIGHT = 1.8  # points
MARKER = 5.0
HEIGHT = SMALL * 1.2  # of a label
AWAY = GAP + (MARKER + SMALL) / 2  # from a point to the middle of its label
ROOM = SMALL * LINE + GAP + MARKER / 2
NATIVE_MARKERS = {"o": "circle", "s": "square", "^": "triangle", "D": "diamond", "v": "x"}
OPEN_MARKER = "v"  # Word's x is made of lines only
NATIVE_DASHES = {"-": "solid", "--": "dash", "-.": "dashDot"}
MOST_LABELLED = 12  # categories
UNSMOOTHED = val("smooth", False)

Limits = tuple[float, float]


def draw(data: ChartData, width_mm: float) -> Figure:
    """Lines with gaps where values are missing; the axis leaves out zero only for values close together.

    Few lines have their names at their ends, many a legend.
    """
    plot, limits, names, labels = _placed(data, width_mm)
    figure, axes = open_axes(plot, limits, data.reference)
    handles = [_draw_line(axes, data, index) for index in range(len(data.series))]
    print_names(figure, plot, names)
    for label in labels:
        _print_label(axes, label, plot, limits)
    return finish(figure, plot, handles)


def labels(data: ChartData, width_mm: float) -> list[str]:
    """The labels of points that find room in a drawn chart."""
    return [label.text for label in _placed(data, width_mm)[-1]]


def _placed(data: ChartData, width_mm: float) -> tuple[Upright, Limits, list[LineName], list[_Label]]:
    """Return the plot with its limits, and the names of lines and the labels that it has room for."""
    named = names_width(data, width_mm * POINTS_PER_MM)
    plot, limits = _layout(data, width_mm, named)
    places = _Places(data, plot, limits)
    names = list(line_names(data, plot, places.ends)) if named else []
    return plot, limits, names, list(places.found(names))


def native(data: ChartData, width_mm: float) -> Plot:
    """The same lines, unsmoothed and with gaps, for Word to draw; each label above or below its point."""
    plot, limits = _layout(data, width_mm)
    found = _Places(data, plot, limits, free=False).found()
    places = {(one.index, one.position): one.place for one in found}
    lines = [
        series_xml(data, index, _look(index), labels_xml(one, Labels("t", _of(index, places, one))), UNSMOOTHED)
        for index, one in enumerate(data.series)
    ]
    group = element(
        "c:lineChart", val("grouping", "standard"), val("varyColors", False), *lines, val("marker", True), AXIS_IDS
    )
    groups = group + reference_group(data, plot.slot, plot.picture_width)
    return upright_plot(plot, groups, limits[0], ROOM)


def _layout(data: ChartData, width_mm: float, beyond: float = 0.0) -> tuple[Upright, Limits]:
    plot = upright(data, width_mm, scale_around(data), NAME, beyond)
    below = ROOM if plot.scale.low < 0 else 0
    return plot, plot.scale.limits(plot.height, below, ROOM)


def _look(index: int) -> str:
    shown = shape(line(colour(index), WEIGHT, NATIVE_DASHES[dash(index)]))
    edge = line(colour(index) if marker(index) == OPEN_MARKER else PAPER, 0.6)
    symbol = (val("symbol", NATIVE_MARKERS[marker(index)]), val("size", round(MARKER)))
    return shown + element("c:marker", *symbol, shape(solid(colour(index)), edge))


def _of(index: int, places: Mapping[tuple[int, int], str], series: Series) -> dict[int, str | None]:
    return {position: places.get((index, position)) for position in range(len(series.values))}


def _draw_line(axes: Axes, data: ChartData, index: int) -> object:
    values = [float("nan") if value is None else float(value) for value in data.series[index].values]
    (line,) = axes.plot(
        range(len(values)),
        values,
        dash(index),
        color=colour(index),
        linewidth=WEIGHT,
        marker=marker(index),
        markersize=MARKER,
        markeredgecolor=PAPER,
        markeredgewidth=0.6,
        zorder=3,
        clip_on=False,
    )
    return line


def _print_label(axes: Axes, label: _Label, plot: Upright, limits: Limits) -> None:
    low, high = limits
    axes.text(
        label.box.middle / plot.slot - 0.5,
        low + label.box.bottom * (high - low) / plot.height,
        label.text,
        size=SMALL,
        ha="center",
        va="bottom",
        bbox=BACKING,
        zorder=2.8,
    )


class _Label(Struct, frozen=True):
    """The label of one point and where it stands."""

    index: int
    position: int
    text: str
    box: LabelBox
    place: str


class _Places:
    """Puts each label above, below or beside its point, also askew where it is `free` of Word's places.

    Labels keep clear of each other and of lines; of several lines those that cannot are left out.
    """

    def __init__(self, data: ChartData, plot: Upright, limits: Limits, free: bool = True) -> None:
        self.data, self.plot, self.limits, self.free = data, plot, limits, free
        self.lines = [self._points(index) for index in range(len(data.series))]
        self.segments = [_segments(line) for line in self.lines]
        marks = [float(data.reference.value)] if data.reference else []
        self.reference = [((0.0, y), (plot.width, y)) for y in map(self._up, marks)]
        self.taken = [LabelBox.around(x, y, MARKER, MARKER) for line in self.lines for x, y in line.values()]

    @property
    def ends(self) -> list[Point]:
        """The last point of each line."""
        return [line[max(line)] for line in self.lines]

    def found(self, names: Sequence[LineName] = ()) -> Iterator[_Label]:
        """Yield the labels that find room, those of the last points first, then downwards.

        Lines with `names` have them beside their last points, with the last values.
        """
        self.taken += [name.box for name in names]
        lines = [name.leader for name in names] + (list(chain(*self.segments)) if len(self.lines) > 1 else [])
        last = len(self.data.categories) - 1
        wanted = [
            (self.lines[index][position], index, position, label)
            for index in range(len(self.lines))
            for position, _, label in self._worth_a_label(index)
            if not (names and position == last)
        ]
        for point, index, position, label in sorted(wanted, key=lambda one: (one[2] != last, -one[0][1])):
            boxes = {place: box for place, box in self._candidates(point, label).items() if self._is_free(box, lines)}
            if boxes:
                crossing = [*self.segments[index], *self.reference]
                place = min(boxes, key=lambda one: sum(map(boxes[one].is_crossed_by, crossing)))
                self.taken.append(boxes[place])
                yield _Label(index, position, label, boxes[place], place)

    def _is_free(self, box: LabelBox, lines: Sequence[Segment]) -> bool:
        return not any(map(box.touches, self.taken)) and not any(map(box.is_crossed_by, lines))

    def _worth_a_label(self, index: int) -> list[tuple[int, float, str]]:
        """All values of a line; of a long one the first and the last, the lowest and the highest."""
        found = list(present(self.data, index))
        if len(self.data.categories) <= MOST_LABELLED or not found:
            return found
        value = itemgetter(1)
        return list(dict.fromkeys([found[0], found[-1], min(found, key=value), max(found, key=value)]))

    def _candidates(self, point: Point, label: str) -> dict[str, LabelBox]:
        """The places around the point that lie in the plot, by Word's names where it has one, the usual one first."""
        x, y = point
        width = text_width(label, SMALL)
        aside = (MARKER + width) / 2 + GAP
        found = {"t": (0, AWAY), "tl": (-width / 2, AWAY), "tr": (width / 2, AWAY)}
        found |= {"b": (0, -AWAY), "bl": (-width / 2, -AWAY), "br": (width / 2, -AWAY)}
        found |= {"r": (aside, 0), "l": (-aside, 0)}
        boxes = {
            place: LabelBox.around(x + right, y + up, width, HEIGHT)
            for place, (right, up) in found.items()
            if self.free or len(place) == 1
        }
        return {place: box for place, box in boxes.items() if self._holds(box)}

    def _holds(self, box: LabelBox) -> bool:
        across = box.left > -GAP / 2 and box.right < self.plot.width + self.plot.right + MARGIN / 2
        return across and box.bottom >= 1 and box.top <= self.plot.height + GAP

    def _points(self, index: int) -> dict[int, Point]:
        return {
            position: ((position + 0.5) * self.plot.slot, self._up(value))
            for position, value, _ in present(self.data, index)
        }

    def _up(self, value: float) -> float:
        low, high = self.limits
        return (value - low) * self.plot.height / (high - low)


def _segments(line: dict[int, Point]) -> list[Segment]:
    return [(line[position], line[position + 1]) for position in line if position + 1 in line]


KIND = ChartKind(NAME, draw, native, shows_course=True, labels=labels)
