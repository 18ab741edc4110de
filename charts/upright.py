"""The plot of the charts with categories side by side and values upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from charts.canvas import axes_at, new_figure
from charts.chart_data_points import ChartData, ChartDataError, too_long_names
from charts.fonts import text_width
from charts.kinds import bar
from charts.legend import Header, header_for, print_header
from charts.scale import Scale
from charts.style import BASELINE, GRID, LINE, MARGIN, MOST_COLOURS, POINTS_PER_MM, SMALL, TEXT
from charts.wrap import widest_word, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PLOT_HEIGHT = 0.38  # of the width of the picture
HIGHEST = 9 / 16
LOWEST_PLOT = 0.26
LOWEST_OF_ALL = 90.0  # points
HIGHEST_NAMES = 0.25
TICK_GAP = 5.0  # points
NAME_GAP = 5.0
NARROW = 40.0
LONGEST_LINE = 8  # characters, for the name of a category


@dataclass(frozen=True, slots=True)
class Upright:
    """The measures of a plot, in points, and the names under it."""

    scale: Scale
    header: Header
    names: tuple[str, ...]
    turned: bool
    left: float
    names_height: float
    picture_width: float
    right: float = 0.0

    @property
    def width(self) -> float:
        """The width of the plot."""
        return self.picture_width - self.left - self.right - MARGIN

    @property
    def slot(self) -> float:
        """The width that each category has."""
        return self.width / len(self.names)

    @property
    def name_size(self) -> float:
        """The text size of the names: smaller where categories are narrow."""
        return name_size(self.slot)

    @property
    def height(self) -> float:
        """The height of the plot: less than usual where much stands above and below it."""
        room = HIGHEST * self.picture_width - self.header.height - self.bottom
        lowest = max(LOWEST_PLOT * self.picture_width, LOWEST_OF_ALL)
        return max(lowest, min(PLOT_HEIGHT * self.picture_width, room))

    @property
    def picture_height(self) -> float:
        """The height of the picture."""
        return self.bottom + self.height + self.header.height

    @property
    def bottom(self) -> float:
        """The height of what stands under the plot."""
        return MARGIN + self.names_height + NAME_GAP


def name_size(slot: float) -> float:
    """The text size of names that have `slot` points each."""
    return SMALL if slot < NARROW else TEXT


def upright(data: ChartData, width_mm: float, scale: Scale, kind: str, beyond: float = 0.0) -> Upright:
    """Lay out the plot; ChartDataError when there are too many series, or the names find no room.

    `beyond` points are left free to the right of the last category's middle, and no legend is laid out then.
    """
    if len(data.series) > MOST_COLOURS:
        raise ChartDataError(f"系列太多（{len(data.series)}个），{kind}最多{MOST_COLOURS}个，请改用表格。")
    width = width_mm * POINTS_PER_MM
    left = MARGIN + TICK_GAP + max(text_width(scale.text(tick), SMALL) for tick in scale.ticks())
    right = _right(width - left - MARGIN, len(data.categories), beyond)
    slot = (width - left - right - MARGIN) / len(data.categories)
    size = name_size(slot)
    turned = any(widest_word(name, size) > slot - 2 for name in data.categories)
    names = data.categories if turned else tuple(_lines(name, slot, size) for name in data.categories)
    names_height = _names_height(names, turned, size)
    if slot < size * LINE:
        raise ChartDataError(f"类别太多（{len(names)}个），{kind}排不下，请改用{bar.NAME}或表格。")
    if names_height > HIGHEST_NAMES * width:
        raise ChartDataError(too_long_names(kind, data.categories, f"请缩短名称，或改用{bar.NAME}。"))
    header = header_for(data, width, with_legend=not beyond)
    return Upright(scale, header, names, turned, left, names_height, width, right)


def _right(room: float, count: int, beyond: float) -> float:
    """The free space to the right of the plot, of which half the width of a category counts for `beyond`."""
    half = 1 / (2 * count)
    return max(0.0, (beyond - room * half) / (1 - half))


def open_axes(plot: Upright, limits: tuple[float, float]) -> tuple[Figure, Axes]:
    """A figure with the value axis, the light grid lines and the names of the categories."""
    figure = new_figure(plot.picture_width, plot.picture_height)
    axes = axes_at(figure, plot.left, plot.bottom, plot.width, plot.height)
    axes.set(xlim=(-0.5, len(plot.names) - 0.5), ylim=limits)
    _print_values(axes, plot.scale)
    _print_names(axes, plot)
    return figure, axes


def finish(figure: Figure, plot: Upright, handles: Sequence[Any]) -> Figure:
    """The figure with the unit and the legend above the plot."""
    print_header(figure, plot.header, handles)
    return figure


def _lines(name: str, slot: float, size: float) -> str:
    return "\n".join(wrapped(name, min(slot - 2, LONGEST_LINE * size), size))


def _names_height(names: Sequence[str], turned: bool, size: float) -> float:
    if turned:
        return max(text_width(name, size) for name in names)
    return max(name.count("\n") + 1 for name in names) * size * LINE


def _print_values(axes: Axes, scale: Scale) -> None:
    ticks = scale.ticks()
    axes.set_yticks([float(tick) for tick in ticks], [scale.text(tick) for tick in ticks], size=SMALL)
    axes.tick_params(axis="y", pad=TICK_GAP)
    axes.grid(axis="y", color=GRID, linewidth=0.6, clip_on=False)
    axes.set_axisbelow(True)
    if 0 in ticks:
        axes.axhline(0, color=BASELINE, linewidth=0.8, zorder=2.5)


def _print_names(axes: Axes, plot: Upright) -> None:
    axes.set_xticks(range(len(plot.names)), list(plot.names), size=plot.name_size, linespacing=1.15)
    axes.tick_params(axis="x", pad=NAME_GAP, labelrotation=90 if plot.turned else 0)
