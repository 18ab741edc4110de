"""饼图: the parts of a whole."""

from __future__ import annotations

from charts.chart_data_points import ChartData
from charts.chart_kind import ChartKind
from charts.drawingml.plot import Plot
from charts.drawingml.round_charts import native_round, round_plot
from charts.marks import Drawing
from charts.slices import draw_slices, laid_out, slice_labels

NAME = "饼图"


def draw(data: ChartData, width_mm: float) -> Drawing:
    """Slices with labels beside them; ChartDataError for anything but the parts of a whole."""
    drawing, _ = draw_slices(data, width_mm, NAME, thick=1)
    return drawing


def labels(data: ChartData, width_mm: float) -> list[str]:
    """The labels beside the drawn slices."""
    return slice_labels(data, width_mm, NAME)


def height(data: ChartData, width_mm: float) -> float:
    """The height of the picture in points."""
    return laid_out(data, width_mm, NAME).picture_height


def native(data: ChartData, width_mm: float) -> Plot:
    """The same slices for Word to draw."""
    return round_plot(data, width_mm, NAME)


def native_height(data: ChartData, width_mm: float) -> float:
    """The height in points of the slices that Word draws."""
    return native_round(data, width_mm, NAME).picture_height


KIND = ChartKind(NAME, draw, native, height, native_height, shows_parts=True, labels=labels)
