"""环形图: the parts of a whole around their total."""

from __future__ import annotations

from typing import Any

from charts.chart_data_points import ChartData
from charts.chart_kind import ChartKind
from charts.drawingml.plot import Plot
from charts.drawingml.round_charts import native_round, round_plot
from charts.fonts import text_width
from charts.marks import Drawing, Label
from charts.round_sizes import radius_for
from charts.slices import draw_slices, laid_out, slice_labels, total
from charts.style import LARGE, SMALL

NAME = "环形图"
THICK = 0.42  # of the radius
ACROSS_HOLE = 1.7  # of the inner radius, for the width of the total


def draw(data: ChartData, width_mm: float) -> Drawing:
    """A ring with labels beside it and, where there is room, the total in the middle.

    ChartDataError for anything but the parts of a whole.
    """
    drawing, area = draw_slices(data, width_mm, NAME, THICK)
    for found in totals(data, width_mm):
        size = _size_of_total(data, width_mm)
        look: dict[str, Any] = {"side": "center", "level": "center", "spacing": 1.25}
        drawing.add(Label(area.coordinates(), f"合计\n{found}", (0, 0), size, **look))
    return drawing


def totals(data: ChartData, width_mm: float) -> tuple[str, ...]:
    """The total in the middle of a ring drawn in that width, none when it finds no room or would be 100%."""
    is_printed = not data.is_percent and _size_of_total(data, width_mm) >= SMALL
    return (total(data),) if is_printed else ()


def _size_of_total(data: ChartData, width_mm: float) -> float:
    room = ACROSS_HOLE * (1 - THICK) * radius_for(data, width_mm)
    return min(LARGE, room / text_width(total(data), 1))


def labels(data: ChartData, width_mm: float) -> list[str]:
    """The labels beside the drawn slices, and the total in their middle."""
    return [*slice_labels(data, width_mm, NAME), *totals(data, width_mm)]


def height(data: ChartData, width_mm: float) -> float:
    """The height of the picture in points."""
    return laid_out(data, width_mm, NAME).picture_height


def native(data: ChartData, width_mm: float) -> Plot:
    """The same ring for Word to draw, without the total, which would not follow changed numbers."""
    return round_plot(data, width_mm, NAME, hole=1 - THICK)


def native_height(data: ChartData, width_mm: float) -> float:
    """The height in points of the slices that Word draws."""
    return native_round(data, width_mm, NAME).picture_height


KIND = ChartKind(NAME, draw, native, height, native_height, shows_parts=True, totals=totals, labels=labels)
