"""堆积柱形图: one upright bar for each category, the series on top of each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from charts.bars import bar_of, present, thickness
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
from charts.legend import print_header
from charts.marks import Drawing, Ground, PlotArea
from charts.reference import reference_group
from charts.scale import scale_from_zero
from charts.style import GAP, SMALL, colour, hatch, ink_on
from charts.upright import Upright, open_plot, upright

NAME = "堆积柱形图"
HEADROOM = 6.0  # points
HATCH_PAD = 1.2
ROUNDING = Decimal("0.005")
LOWEST = SMALL + 2  # points of a layer that holds a label
LOWEST_HATCHED = SMALL + 3.5  # with a ground that keeps the hatches out of it


def draw(data: ChartData, width_mm: float) -> Drawing:
    """Bars from zero, first series lowest, each with its total above it.

    A label stands in its layer, or beside it where that is thin. ChartDataError for negative values.
    """
    plot = _layout(data, width_mm)
    if len(data.series) == 1:
        return column.draw(data, width_mm, NAME)
    sums, turned, top = _totals(data, plot)
    drawing, area = open_plot(plot, (0, top), data.reference)
    _draw_layers(drawing, area, data, plot)
    for label in _placed(data, plot, top / plot.height):
        _print_label(drawing, area, label, plot)
    if turned is not None:
        column.print_labels(drawing, area, sums, 0, 0, turned)
    print_header(drawing, plot.header, [bar_of(area, index) for index in range(len(data.series))])
    return drawing


def labels(data: ChartData, width_mm: float) -> list[str]:
    """The labels that find room in or beside their layers, and the totals."""
    plot = _layout(data, width_mm)
    if len(data.series) == 1:
        return list(column.labels(data, width_mm, NAME))
    _, _, top = _totals(data, plot)
    return [*(label.text for label in _placed(data, plot, top / plot.height)), *totals(data, width_mm)]


def height(data: ChartData, width_mm: float) -> float:
    """The height of the picture in points."""
    plot = _layout(data, width_mm)
    return column.height(data, width_mm, NAME) if len(data.series) == 1 else plot.picture_height


def native(data: ChartData, width_mm: float) -> Plot:
    """The same layers for Word to draw; a label that finds no room in its layer is left out, and so are totals."""
    plot = _layout(data, width_mm)
    if len(data.series) == 1:
        return column.native(data, width_mm, NAME)
    per_point = plot.scale.limits(plot.height, 0, HEADROOM)[1] / plot.height
    shown = [labels_xml(one, _inside(one, index, plot, per_point)) for index, one in enumerate(data.series)]
    thick = thickness(plot.slot, 1)
    stacks = bar_group(data, shown, plot.slot / thick - 1, stacked=True)
    return upright_plot(plot, stacks + reference_group(data, plot.slot, plot.picture_width))


def totals(data: ChartData, width_mm: float) -> tuple[str, ...]:
    """The totals that a drawn chart prints, one for each category, "" where it prints none."""
    if len(data.series) == 1:
        return ()
    sums, turned, _ = _totals(data, _layout(data, width_mm))
    return () if turned is None else sums.series[0].labels


def _totals(data: ChartData, plot: Upright) -> tuple[ChartData, bool | None, float]:
    """Return the totals, how they stand over their bars, None where they do not, and the upper end of the axis."""
    sums = _sums(data)
    turned = column.is_turned(sums, plot, thickness(plot.slot, 1)) if sums.labels else None
    return sums, turned, plot.scale.limits(plot.height, 0, column.label_room(sums, turned) or HEADROOM)[1]


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


def _draw_layers(drawing: Drawing, area: PlotArea, data: ChartData, plot: Upright) -> None:
    width, floors = thickness(plot.slot, 1) / plot.slot, [0.0] * len(data.categories)
    for index in range(len(data.series)):
        for place, value, _ in present(data, index):
            drawing.add(bar_of(area, index, (place - width / 2, floors[place]), (width, value)))
            floors[place] += value


class _Label(Struct, frozen=True):
    """A label in the layer of a series or beside it, by the place of its bar and the height of its middle."""

    index: int
    place: int
    middle: float
    text: str
    is_inside: bool


def _placed(data: ChartData, plot: Upright, per_point: float) -> Iterator[_Label]:
    """Yield the labels in the layers or beside them but for those that would touch another, and those of zero."""
    bar = thickness(plot.slot, 1)
    floors = [0.0] * len(data.categories)
    # How high the labels beside each bar already reach.
    free = [(SMALL / 2 + GAP) * per_point] * len(plot.names)
    for index in range(len(data.series)):
        for place, value, label in present(data, index):
            middle = floors[place] + value / 2
            floors[place] += value
            if _holds(index, value / per_point, bar, label):
                yield _Label(index, place, middle, label, True)
            elif (
                value
                and text_width(label, SMALL) <= _room_beside(plot, place)
                and middle >= free[place] - SMALL / 2 * per_point
            ):
                middle = max(middle, free[place])
                free[place] = middle + (SMALL + 1) * per_point
                yield _Label(index, place, middle, label, False)


def _room_beside(plot: Upright, place: int) -> float:
    """The room to the right of a bar, up to the next one or to the edge."""
    gap = plot.slot - thickness(plot.slot, 1)
    return (gap / 2 if place == len(plot.names) - 1 else gap) - GAP - 1


def _print_label(drawing: Drawing, area: PlotArea, label: _Label, plot: Upright) -> None:
    index, at = label.index, (label.place, label.middle)
    if label.is_inside:
        ground = Ground(colour(index), HATCH_PAD) if hatch(index) else None
        look = {"colour": ink_on(colour(index)), "side": "center", "ground": ground}
        print_value(drawing, area, label.text, at, (0, 0), **look)
    else:
        right = thickness(plot.slot, 1) / 2 + GAP
        print_value(drawing, area, label.text, at, (right, 0), ground=Ground())


KIND = ChartKind(NAME, draw, native, height, height, totals=totals, labels=labels)
