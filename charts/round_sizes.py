"""The sizes of round charts: circle, column of labels, room under the header."""

from __future__ import annotations

from charts.chart_data_points import ChartData
from charts.legend import ROW, Header, header_for
from charts.style import FEW, LOW, MARGIN, POINTS_PER_MM

HEIGHT = 0.42  # of the width
RADIUS = 0.39  # of the usual height
SHOULDER = 1.12  # radii to the right or left, where a line to a label begins to rise or fall
REACH = 22.0  # points from there to the labels


def radius_for(data: ChartData, width_mm: float) -> float:
    """The radius in points of the circle in a picture of that width."""
    return usual_height(data, width_mm) * RADIUS


def column_for(radius: float) -> float:
    """How far from the middle of a circle its labels begin, in points."""
    return SHOULDER * radius + REACH


def usual_height(data: ChartData, width_mm: float) -> float:
    """The height of what stands under the header where the labels do not need more."""
    above = header_height(header_for(data, width_mm * POINTS_PER_MM))
    usual, low = width_mm * POINTS_PER_MM * HEIGHT, LOW - above
    if len(data.values) <= FEW:
        return min(usual, low)
    return min(usual, max(low, data.most_height * POINTS_PER_MM - above))


def header_height(header: Header) -> float:
    """The height in points of the unit above a round chart."""
    return MARGIN + ROW if header.unit else 0.0
