"""What a module of charts.kinds says of its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.chart_data_points import ChartData

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from charts.drawingml.plot import Plot


@dataclass(frozen=True, slots=True)
class ChartKind:
    """`draw` and `native` show data in a width in mm, by Matplotlib and by Word; ChartDataError when they cannot.

    `shows_parts`: one series is the parts of a whole, printed with their shares. `shows_course`: categories may be a
    time axis, on which years must not be skipped. `has_total` tells whether a drawn chart prints the total of its
    values.
    """

    name: str
    draw: Callable[[ChartData, float], Figure]
    native: Callable[[ChartData, float], Plot]
    shows_parts: bool = False
    shows_course: bool = False
    has_total: Callable[[ChartData, float], bool] = lambda data, width_mm: False
