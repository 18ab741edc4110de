"""A reference line: a value that all others are held against, drawn across the plot."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from charts.chart_data_points import ChartData, Reference, Series
from charts.drawingml.axes import AXIS_IDS
from charts.drawingml.data_labels import Labels, Layout, labels_xml
from charts.drawingml.element_writing import element, line, shape, val
from charts.drawingml.series import series_xml
from charts.fonts import text_width
from charts.marks import Drawing, Label, PlotArea, Stroke
from charts.style import GAP, INK, LINE, TEXT

WEIGHT = 1.0  # points
LOOK: dict[str, Any] = {"colour": INK, "weight": WEIGHT, "dashes": (4.0, 2.0), "layer": 2.6}
LONGEST_DASH = 12  # points, of Word's marker for a single category


def reference_room(data: ChartData) -> float:
    """The room in points that the text of the reference line needs, 0 without one."""
    return text_width(data.reference.text, TEXT) + 2 * GAP if data.reference else 0.0


def draw_across(drawing: Drawing, area: PlotArea, reference: Reference) -> None:
    """Draw the line from left to right with its text behind its end."""
    value, coordinates = float(reference.value), area.coordinates(x_shows_value=False)
    drawing.add(Stroke(coordinates, ((0, value), (1, value)), **LOOK))
    drawing.add(Label(coordinates, reference.text, (1, value), TEXT, away=(GAP, 0)))


def draw_upwards(drawing: Drawing, area: PlotArea, reference: Reference) -> None:
    """Draw the line from below to above with its text over its end, inside the picture."""
    value, (low, high) = float(reference.value), area.across
    drawing.add(Stroke(area.coordinates(y_shows_value=False), ((value, 0), (value, 1)), **LOOK))
    half = text_width(reference.text, TEXT) / 2 / drawing.width_of(area)
    at = min(max((value - low) / (high - low), half), 1 - half)
    look: dict[str, Any] = {"side": "center", "level": "baseline", "away": (0, GAP)}
    drawing.add(Label(area.coordinates(False, False), reference.text, (at, 1), TEXT, **look))


def with_reference(data: ChartData) -> ChartData:
    """The data with the reference line as a series of its own, as Word knows it."""
    if data.reference is None:
        return data
    count, reference = len(data.categories), data.reference
    series = Series(reference.name, (reference.value,) * count, (reference.label,) * count)
    return replace(data, series=(*data.series, series), reference=None)


def reference_group(data: ChartData, slot: float, width: float) -> str:
    """Return the reference line as a line chart on the axes of the other series, "" without one.

    It ends at the middle of the last category; its text stands half a `slot` further, in a picture of that `width`.
    """
    if data.reference is None:
        return ""
    shown, last = with_reference(data), len(data.categories) - 1
    # A line of one point is none: its marker is a dash.
    symbol = [val("symbol", "none")] if last else [val("symbol", "dash"), val("size", LONGEST_DASH)]
    look = shape(line(INK, WEIGHT, "dash")) + element("c:marker", *symbol, shape(line(INK, WEIGHT)))
    beside = Layout(slot / 2 / width, 0, reference_room(data) / width, TEXT * LINE / width)
    labels = Labels("r", dict.fromkeys(range(last)), size=TEXT, named=True, layouts={last: beside})
    series = series_xml(shown, len(data.series), look, labels_xml(shown.series[-1], labels), val("smooth", False))
    return element(
        "c:lineChart",
        val("grouping", "standard"),
        val("varyColors", False),
        series,
        val("marker", True),
        AXIS_IDS,
    )
