"""Native round charts: slices clockwise from twelve, each with its name and value beside it."""

from __future__ import annotations

from charts.chart_data_points import ChartData
from charts.drawingml.data_labels import ONE_LINE, TWO_LINES, Labels, Layout, labels_xml
from charts.drawingml.element_writing import element, fill, line, shape, val
from charts.drawingml.plot import Frame, Plot
from charts.drawingml.series import series_xml
from charts.fonts import text_width
from charts.slices import Round, Slice, laid_out
from charts.style import LINE, PAPER, TEXT

SPARE = 8.0  # points
NARROWEST = 0.74  # radii of a wrapped label, as LibreOffice has it


def native_round(data: ChartData, width_mm: float, kind: str) -> Round:
    """Lay out slices for Word to draw; raises as `laid_out` does."""
    return laid_out(data, width_mm, kind, NARROWEST)


def round_plot(data: ChartData, width_mm: float, kind: str, hole: float | None = None) -> Plot:
    """Return a pie, or a ring with a hole of that share of the radius; raises as `laid_out` does.

    A label has no share: Word knows one number format for value and share together.
    """
    plot = native_round(data, width_mm, kind)
    labels = Labels(
        # Word places the labels of rings in one way only.
        "ctr" if hole is None else "",
        size=TEXT,
        separators={one.at: TWO_LINES if one.value else ONE_LINE for one, _ in plot.labelled},
        layouts={one.at: _layout(data, plot, one, middle, hole or 0.0) for one, middle in plot.labelled},
    )
    slices = series_xml(data, 0, _slices(data), labels_xml(data.series[0], labels))
    return Plot(_group(slices, hole), _frame(plot), plot.header)


def _frame(plot: Round) -> Frame:
    left, bottom = plot.width / 2 - plot.radius, plot.height / 2 - plot.radius
    return Frame(left, bottom, 2 * plot.radius, 2 * plot.radius, plot.width, plot.picture_height)


def _group(slices: str, hole: float | None) -> str:
    parts = (val("varyColors", True), slices, val("firstSliceAng", 0))
    if hole is None:
        return element("c:pieChart", *parts)
    return element("c:doughnutChart", *parts, val("holeSize", round(hole * 100)))


def _slices(data: ChartData) -> str:
    """Return the fills of the slices; a missing value takes no colour."""
    present = data.series[0].present
    edge = line(PAPER, 1.2 if len(present) > 1 else 0)
    return "".join(
        element("c:dPt", val("idx", at), val("bubble3D", False), shape(fill(index), edge))
        for index, (at, _, _) in enumerate(present)
    )


def _layout(data: ChartData, plot: Round, one: Slice, middle: float, hole: float) -> Layout:
    """Return where the label stands, seen from the middle of its slice, where Word would put it."""
    usual = plot.radius * (1 + hole) / 2
    width, height = _label_size(data, one)
    across = (plot.column + width / 2) * (1 if one.x >= 0 else -1)
    return Layout(
        (across - one.x * usual) / plot.width,
        (one.y * usual - middle) / plot.picture_height,
        width / plot.width,
        height / plot.picture_height,
        wrapped=len(one.name) > 1,
    )


def _label_size(data: ChartData, one: Slice) -> tuple[float, float]:
    """Return the size in points of a label, with a little room around it."""
    value = data.series[0].labels[one.at]
    lines = [*one.name, value] if one.value else [data.categories[one.at] + ONE_LINE + value]
    return max(text_width(line, TEXT) for line in lines) + SPARE, len(lines) * TEXT * LINE + SPARE / 2
