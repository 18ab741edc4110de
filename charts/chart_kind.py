"""What a module of charts.kinds says of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from charts.chart_data_points import ChartData
from charts.drawingml.plot import Plot
from charts.marks import Drawing


class ChartKind(Struct, frozen=True):
    """`draw` and `native` show data in a width in mm, by Matplotlib and by Word; ChartDataError when they cannot.

    `height` and `native_height` are those in points that both come to, told without drawing; they raise as `draw` does.
    `require_native` raises ChartDataError for what only `draw` can show.
    `shows_parts`: one series is the parts of a whole, printed with their shares. `shows_course`: categories may be a
    time axis, on which years must not be skipped. `totals` are those that a drawn chart prints: of all its values, or
    of each category, "" where there is none. `labels` are the texts of a drawn chart as far as they depend on how high
    it is.
    """

    name: str
    draw: Callable[[ChartData, float], Drawing]
    native: Callable[[ChartData, float], Plot]
    height: Callable[[ChartData, float], float]
    native_height: Callable[[ChartData, float], float]
    shows_parts: bool = False
    shows_course: bool = False
    totals: Callable[[ChartData, float], tuple[str, ...]] = lambda data, width_mm: ()
    labels: Callable[[ChartData, float], Sequence[str]] = lambda data, width_mm: ()
    require_native: Callable[[ChartData], None] = lambda data: None
