"""堆积柱形图: one upright bar for each category, the series on top of each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from charts.bars import paint, present, thickness
from charts.canvas import print_value
from charts.chart_data_points import ChartData, ChartDataError, Series
from charts.chart_kind import ChartKind
from charts.drawingml.bar_groups import bar_group
from charts.drawingml.data_labels import Labels, labels_xml
from charts.drawingml.plot import Plot
from charts.drawingml.upright_charts import upright_plot
from charts.excel_formats import sum_labels
from charts.fonts import text_width
from charts.kinds import column
from charts.reference import reference_group
from charts.scale import scale_from_zero
from charts.style import BACKING, GAP, HATCH_BACKING, SMALL, colour, hatch, ink_on
from charts.upright import Upright, finish, open_axes, upright

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "堆积柱形图"
HEADROOM = 6.0  # points
ROUNDING = Decimal("0.005")
LOWEST = SMALL + 2  # points of a layer that holds a label
LOWEST_HATCHED = SMALL + 3.5  # with a ground that keeps the hatches out of it


def draw(data: ChartData, width_mm: float) -> Figure:
    """Bars from zero, first series lowest, each with its total above it.

    A label stands in its layer, or beside it where that is thin. ChartDataError for negative values.
    """
    plot = _layout(data, width_mm)
    if len(data.series) == 1:
        return column.draw(data, width_mm, NAME)
    sums = _sums(data)
    turned = column.is_turned(sums, plot, thickness(plot.slot, 1)) if sums.labels else None
    top = plot.scale.limits(plot.height, 0, column.label_room(sums, turned) or HEADROOM)[1]
    figure, axes = open_axes(plot, (0, top), data.reference)
    handles = _draw_layers(axes, data, plot, _Labels(axes, plot, top / plot.height))
    if turned is not None:
        column.print_labels(axes, sums, 0, 0, turned)
    return finish(figure, plot, handles)


def native(data: ChartData, width_mm: float) -> Plot:
    """The same layers for Word to draw; a label that finds no room in its layer is left out, and so are totals."""
    plot = _layout(data, width_mm)
    if len(data.series) == 1:
        return column.native(data, width_mm, NAME)
    per_point = plot.scale.limits(plot.height, 0, HEADROOM)[1] / plot.height
    labels = [labels_xml(one, _inside(one, index, plot, per_point)) for index, one in enumerate(data.series)]
    thick = thickness(plot.slot, 1)
    stacks = bar_group(data, labels, plot.slot / thick - 1, stacked=True)
    return upright_plot(plot, stacks + reference_group(data, plot.slot, plot.picture_width))


def totals(data: ChartData, width_mm: float) -> tuple[str, ...]:
    """The totals that a drawn chart prints, one for each category, "" where it prints none."""
    sums = _sums(data)
    if len(data.series) == 1 or not sums.labels:
        return ()
    plot = _layout(data, width_mm)
    is_printed = column.is_turned(sums, plot, thickness(plot.slot, 1)) is not None
    return sums.series[0].labels if is_printed else ()


def _layout(data: ChartData, width_mm: float) -> Upright:
    if any(value < 0 for value in data.values):
        raise ChartDataError(f"{NAME}不能有负数，请改用{column.NAME}。")
    return upright(data, width_mm, scale_from_zero(data, _heights(data)), NAME)


def _heights(data: ChartData) -> list[Decimal]:
    """How high the stacks are; shares that miss the whole only by their rounding make a whole one."""
    rows = zip(*(one.values for one in data.series), strict=True)
    sums = [sum((value for value in row if value is not None), start=Decimal(0)) for row in rows]
    return [Decimal(1) if data.is_percent and abs(height - 1) < ROUNDING else height for height in sums]


def _sums(data: ChartData) -> ChartData:
    """The stacks as single bars with their totals; a whole needs none, nor does a stack without values."""
    heights = _heights(data)
    is_empty = [not any(row) for row in zip(*(one.labels for one in data.series), strict=True)]
    is_whole = [data.is_percent and height == 1 for height in heights]
    labels = tuple(
        "" if empty or whole else label
        for label, empty, whole in zip(sum_labels(data, heights), is_empty, is_whole, strict=True)
    )
    values = tuple(height if label else None for height, label in zip(heights, labels, strict=True))
    return ChartData(data.categories, (Series("", values, labels),))


def _inside(series: Series, index: int, plot: Upright, per_point: float) -> Labels:
    bar = thickness(plot.slot, 1)
    hidden = {
        at: None for at, value, label in series.present if not _holds(index, float(value) / per_point, bar, label)
    }
    return Labels("ctr", hidden, ink=ink_on(colour(index)), ground=colour(index) if hatch(index) else "")


def _holds(index: int, height: float, width: float, label: str) -> bool:
    """Whether a layer of that size in points has room for the label."""
    return height >= (LOWEST_HATCHED if hatch(index) else LOWEST) and text_width(label, SMALL) + 2 <= width


def _draw_layers(axes: Axes, data: ChartData, plot: Upright, labels: _Labels) -> list[object]:
    handles: list[object] = []
    floors = [0.0] * len(data.categories)
    for index in range(len(data.series)):
        layer = list(present(data, index))
        places = [place for place, _, _ in layer]
        handles.append(
            axes.bar(
                places,
                [value for _, value, _ in layer],
                thickness(plot.slot, 1) / plot.slot,
                [floors[place] for place in places],
                **paint(index),
            )
        )
        for place, value, label in layer:
            labels.add(index, place, floors[place] + value / 2, value, label)
            floors[place] += value
    return handles


class _Labels:
    """Puts labels in the layers or beside them, leaving out those that would touch another, and those of zero.

    `free` is how high the labels beside each bar already reach.
    """

    def __init__(self, axes: Axes, plot: Upright, per_point: float) -> None:
        self.axes, self.per_point = axes, per_point
        self.bar = thickness(plot.slot, 1)
        self.gap = plot.slot - self.bar
        self.last = len(plot.names) - 1
        self.free = [(SMALL / 2 + GAP) * per_point] * len(plot.names)

    def add(self, index: int, place: int, middle: float, value: float, label: str) -> None:
        width = text_width(label, SMALL)
        if _holds(index, value / self.per_point, self.bar, label):
            ground = {**HATCH_BACKING, "facecolor": colour(index)} if hatch(index) else None
            self._print(label, place, middle, 0, color=ink_on(colour(index)), ha="center", bbox=ground)
        elif value and width <= self._beside(place) and middle >= self.free[place] - SMALL / 2 * self.per_point:
            middle = max(middle, self.free[place])
            self._print(label, place, middle, self.bar / 2 + GAP, ha="left", bbox=BACKING)
            self.free[place] = middle + (SMALL + 1) * self.per_point

    def _beside(self, place: int) -> float:
        """The room to the right of a bar, up to the next one or to the edge."""
        return (self.gap / 2 if place == self.last else self.gap) - GAP - 1

    def _print(self, label: str, x: int, y: float, right: float, **look: Any) -> None:
        print_value(self.axes, label, (x, y), (right, 0), va="center_baseline", **look)


KIND = ChartKind(NAME, draw, native, totals=totals)
