"""Native round charts: slices clockwise from twelve, each with its name, value and share beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from charts.data import ChartData
from charts.drawingml.labels import Labels, labels_xml
from charts.drawingml.plot import Frame, Plot
from charts.drawingml.series import series_xml
from charts.drawingml.xml import element, fill, line, shape, val
from charts.fonts import text_width
from charts.slices import HEIGHT, require_parts_of_a_whole
from charts.style import LINE, PAPER, POINTS_PER_MM, TEXT

RADIUS = 0.31  # of the height: less than in the picture, for Word puts labels above and below too
ROOM = 4.0  # points between a ring and a label
MOST_LINES = 3


def round_plot(data: ChartData, width_mm: float, kind: str, hole: float | None = None) -> Plot:
    """Return a pie, or a ring with a hole of that share of the radius.

    ChartDataError for anything but the parts of a whole.
    """
    require_parts_of_a_whole(data, kind)
    width = width_mm * POINTS_PER_MM
    height = width * HEIGHT
    radius = height * RADIUS
    frame = Frame(width / 2 - radius, height / 2 - radius, 2 * radius, 2 * radius, width, height)
    layouts = {} if hole is None else dict(_offsets(data, frame, radius, hole))
    labels = Labels(
        "outEnd" if hole is None else "",
        size=TEXT,
        unit="" if data.is_percent else data.unit,
        with_name=True,
        with_share=not data.is_percent,
        layouts=layouts,
    )
    slices = series_xml(data, 0, _slices(data), labels_xml(data.series[0], labels))
    return Plot(_group(slices, hole), frame)


def _group(slices: str, hole: float | None) -> str:
    parts = (val("varyColors", True), slices, val("firstSliceAng", 0))
    if hole is None:
        return element("c:pieChart", *parts)
    return element("c:doughnutChart", *parts, val("holeSize", round(hole * 100)))


def _slices(data: ChartData) -> str:
    """Return the fills of the slices; those of missing values keep their numbers, as the colours go by slice."""
    present = [at for at, value in enumerate(data.series[0].values) if value is not None]
    edge = line(PAPER, 1.2 if len(present) > 1 else 0)
    return "".join(
        element("c:dPt", val("idx", at), val("bubble3D", False), shape(fill(index), edge))
        for index, at in enumerate(present)
    )


def _offsets(data: ChartData, frame: Frame, radius: float, hole: float) -> Iterator[tuple[int, tuple[float, float]]]:
    """Yield how far each label stands from the middle of its part of the ring, where Word would put it."""
    whole, before = float(sum(data.values)), 0.0
    for at, (name, value) in enumerate(zip(data.categories, data.series[0].values, strict=True)):
        if value is not None:
            angle = (before + float(value) / 2) / whole * 2 * math.pi
            before += float(value)
            wide, high = _label_size(name, data.series[0].labels[at] + data.unit)
            out = radius + ROOM - radius * (1 + hole) / 2
            right = math.sin(angle) * (out + wide / 2)
            down = -math.cos(angle) * (out + high / 2)
            yield at, (right / frame.picture_width, down / frame.picture_height)


def _label_size(name: str, value: str) -> tuple[float, float]:
    return max(text_width(name, TEXT), text_width(value, TEXT)), MOST_LINES * TEXT * LINE
