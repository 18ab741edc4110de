"""Bar groups of native charts: upright or lying, side by side or on each other."""

from __future__ import annotations

from collections.abc import Sequence

from charts.chart_data_points import ChartData
from charts.drawingml.axes import AXIS_IDS
from charts.drawingml.element_writing import element, fill, line, shape, val
from charts.drawingml.series import series_xml

WIDEST_GAP = 500  # per cent, the most that Word takes


def bar_group(data: ChartData, labels: Sequence[str], gap: float, upright: bool = True, stacked: bool = False) -> str:
    """Return the bars of all series; `gap` between groups is in widths of a bar."""
    # Without the picture's white edges, which Word would draw over the axis.
    look = [shape(fill(index), line("", 0)) + val("invertIfNegative", False) for index in range(len(data.series))]
    return element(
        "c:barChart",
        val("barDir", "col" if upright else "bar"),
        val("grouping", "stacked" if stacked else "clustered"),
        val("varyColors", False),
        *(series_xml(data, index, look[index], labels[index]) for index in range(len(data.series))),
        val("gapWidth", min(round(gap * 100), WIDEST_GAP)),
        val("overlap", 100 if stacked else 0),
        AXIS_IDS,
    )
