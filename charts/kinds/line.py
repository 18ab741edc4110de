"""折线图: one line for each series, with a marker at every value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charts.chart_data_points import ChartData, Series
from charts.chart_kind import ChartKind
from charts.drawingml.axes import AXIS_IDS
from charts.drawingml.data_labels import Labels, labels_xml
from charts.drawingml.element_writing import element, line, shape, solid, val
from charts.drawingml.plot import Plot
from charts.drawingml.series import series_xml
from charts.drawingml.upright_charts import upright_plot
from charts.legend import print_header
from charts.line_labels import ROOM, LabelPlaces, Limits, PointLabel
from charts.line_names import LineName, line_names, names_width, print_names
from charts.marks import Drawing, Ground, Label, PlotArea, Stroke
from charts.reference import reference_group
from charts.scale import scale_around
from charts.style import DASHES, MARKER, PAPER, POINTS_PER_MM, SMALL, colour, dash, marker
from charts.upright import Upright, open_plot, upright

NAME = "折线图"
WEIGHT = 1.8  # points
NATIVE_MARKERS = {"o": "circle", "s": "square", "^": "triangle", "D": "diamond", "v": "x"}
OPEN_MARKER = "v"  # Word's x is made of lines only
NATIVE_DASHES = dict(zip(DASHES, ("solid", "dash", "dashDot"), strict=True))
UNSMOOTHED = val("smooth", False)


def draw(data: ChartData, width_mm: float) -> Drawing:
    """Lines with gaps where values are missing; the axis leaves out zero only for values close together.

    Few lines have their names at their ends, many a legend.
    """
    plot, limits, names, labels = _placed(data, width_mm)
    drawing, area = open_plot(plot, limits, data.reference)
    handles = [_draw_line(drawing, area, data, index) for index in range(len(data.series))]
    print_names(drawing, plot, names)
    for label in labels:
        _print_label(drawing, area, label, plot)
    print_header(drawing, plot.header, handles)
    return drawing


def labels(data: ChartData, width_mm: float) -> list[str]:
    """The labels of points that find room in a drawn chart."""
    return [label.text for label in _placed(data, width_mm)[-1]]


def height(data: ChartData, width_mm: float) -> float:
    """The height of the picture in points."""
    return _named_layout(data, width_mm)[0].picture_height


def native_height(data: ChartData, width_mm: float) -> float:
    """The height in points of the lines that Word draws, whose names stand in a legend."""
    return _layout(data, width_mm)[0].picture_height


def _placed(data: ChartData, width_mm: float) -> tuple[Upright, Limits, list[LineName], list[PointLabel]]:
    """Return the plot with its limits, and the names of lines and the labels that it has room for."""
    plot, limits, named = _named_layout(data, width_mm)
    places = LabelPlaces(data, plot, limits)
    names = list(line_names(data, plot, places.ends)) if named else []
    return plot, limits, names, list(places.found(names))


def native(data: ChartData, width_mm: float) -> Plot:
    """The same lines, unsmoothed and with gaps, for Word to draw; each label above or below its point."""
    plot, limits = _layout(data, width_mm)
    found = LabelPlaces(data, plot, limits, free=False).found()
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


def _named_layout(data: ChartData, width_mm: float) -> tuple[Upright, Limits, float]:
    """Return the plot of a drawn chart with its limits, and how far the names of lines reach beyond it."""
    named = names_width(data, width_mm * POINTS_PER_MM)
    return *_layout(data, width_mm, named), named


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


def _draw_line(drawing: Drawing, area: PlotArea, data: ChartData, index: int) -> Stroke:
    values = [float("nan") if value is None else float(value) for value in data.series[index].values]
    points = tuple(enumerate(values))
    look: dict[str, Any] = {"dashes": dash(index), "marker": marker(index), "is_clipped": False}
    line = Stroke(area.coordinates(), points, colour(index), WEIGHT, 3.0, **look)
    drawing.add(line)
    return line


def _print_label(drawing: Drawing, area: PlotArea, label: PointLabel, plot: Upright) -> None:
    low, high = area.up
    at = label.box.middle / plot.slot - 0.5, low + label.box.bottom * (high - low) / plot.height
    look: dict[str, Any] = {"side": "center", "level": "bottom", "ground": Ground()}
    drawing.add(Label(area.coordinates(), label.text, at, SMALL, 2.8, **look))


KIND = ChartKind(NAME, draw, native, height, native_height, shows_course=True, labels=labels)
