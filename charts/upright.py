"""The plot of the charts with categories side by side and values upwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from charts.canvas import print_below, print_beside
from charts.chart_data_points import ChartData, ChartDataError, Reference, too_long_names
from charts.fonts import text_width
from charts.kinds import bar
from charts.legend import Header, header_for
from charts.marks import Drawing, PlotArea, Point, Stroke
from charts.reference import draw_across, reference_room
from charts.scale import Scale
from charts.style import BASELINE, FEW, GRID, LINE, LOW, MARGIN, MOST_COLOURS, POINTS_PER_MM, SMALL, TEXT
from charts.wrap import widest_word, wrapped
from charts.years import every_few

PLOT_HEIGHT = 0.38  # of the width of the picture
HIGHEST = 9 / 16
LOWEST_PLOT = 0.26
LOWEST_OF_ALL = 90.0  # points
LOWEST_OF_FEW = 72.0
HIGHEST_NAMES = 0.25
TICK_GAP = 5.0  # points
NAME_GAP = 5.0
NARROW = 40.0
BETWEEN_YEARS = 6.0
BROKEN = "（纵轴不从0起）"
ZIGZAG = ((0, 0), (0, 3), (-3, 5), (3, 8), (0, 10))  # where an axis begins that leaves out zero
LONGEST_LINE = 8  # characters, for the name of a category
_MOST_NAMES = 1 << 10  # of a report's charts, each of which is measured several times


class Upright(Struct, frozen=True):
    """The measures of a plot, in points, and the names under it."""

    scale: Scale
    header: Header
    names: tuple[str, ...]
    turned: bool
    left: float
    names_height: float
    picture_width: float
    right: float = 0.0
    every: int = 1
    most_height: float = math.inf

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
        return name_size(self.slot * self.every)

    @property
    def height(self) -> float:
        """The height of the plot: as usual, or what a lower picture leaves for it."""
        usual = self._usual_height
        return max(min(usual, self.most_height - self.header.height - self.bottom), min(usual, LOWEST_OF_ALL))

    @property
    def _usual_height(self) -> float:
        """Less for few categories, and where much stands above and below the plot."""
        if len(self.names) <= FEW:
            return max(LOWEST_OF_FEW, LOW - self.header.height - self.bottom)
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
    room, count = width - left - MARGIN - reference_room(data), len(data.categories)
    right = _right(room, count, beyond)
    names, turned, every = _names(data.categories, (room - right) / count)
    if every > 1:
        right = max(right, _right(room, count, text_width(names[-1], TEXT) / 2))
    slot = (room - right) / count
    right += reference_room(data)
    size = name_size(slot * every)
    names_height = _names_height(names, turned, size)
    if slot * every < size * LINE:
        raise ChartDataError(f"类别太多（{len(names)}个），{kind}排不下，请改用{bar.NAME}或表格。")
    if names_height > HIGHEST_NAMES * width:
        raise ChartDataError(too_long_names(kind, data.categories, f"请缩短名称，或改用{bar.NAME}。"))
    header = header_for(data, width, with_legend=not beyond, note=BROKEN if scale.is_broken else "")
    most = data.most_height * POINTS_PER_MM
    return Upright(scale, header, names, turned, left, names_height, width, right, every, most)


def _names(categories: tuple[str, ...], slot: float) -> tuple[tuple[str, ...], bool, int]:
    """The names in lines, whether they are turned, and how many categories there are for one that is named.

    Of years that find no room every second or fifth is named, the last one always.
    """
    size = name_size(slot)
    widest = max(widest_word(name, size) for name in categories)
    if widest <= slot - 2:
        return tuple(_lines(name, slot, size) for name in categories), False, 1
    every = every_few(categories, int(slot * len(categories) / (text_width(categories[-1], TEXT) + BETWEEN_YEARS)))
    if not every:
        return categories, True, 1
    last = len(categories) - 1
    return tuple(name if (last - at) % every == 0 else "" for at, name in enumerate(categories)), False, every


def _right(room: float, count: int, beyond: float) -> float:
    """The free space to the right of the plot, where `beyond` reaches from the middle of the last category."""
    half = 1 / (2 * count)
    return max(0.0, (beyond - room * half) / (1 - half))


def open_plot(plot: Upright, limits: Point, reference: Reference | None) -> tuple[Drawing, PlotArea]:
    """A drawing with the value axis, the light grid lines, the names of the categories and a reference line."""
    drawing = Drawing(plot.picture_width, plot.picture_height)
    corner, across = (plot.left, plot.bottom), (-0.5, len(plot.names) - 0.5)
    area = drawing.area(corner, (plot.width, plot.height), across, limits)
    _print_values(drawing, area, plot.scale)
    if plot.scale.is_broken:
        _mark_break(drawing, area, plot)
    print_below(drawing, area, plot.names, NAME_GAP, plot.name_size, plot.turned)
    if reference:
        draw_across(drawing, area, reference)
    return drawing, area


@lru_cache(_MOST_NAMES)
def _lines(name: str, slot: float, size: float) -> str:
    return "\n".join(wrapped(name, min(slot - 2, LONGEST_LINE * size), size))


def _names_height(names: Sequence[str], turned: bool, size: float) -> float:
    if turned:
        return max(text_width(name, size) for name in names)
    return max(name.count("\n") + 1 for name in names) * size * LINE


def _print_values(drawing: Drawing, area: PlotArea, scale: Scale) -> None:
    ticks = scale.ticks()
    print_beside(drawing, area, [(float(tick), scale.text(tick)) for tick in ticks], TICK_GAP, size=SMALL)
    draw_grid(drawing, area, list(map(float, ticks)))
    if 0 in ticks:
        drawing.add(Stroke(area.coordinates(x_shows_value=False), ((0, 0), (1, 0)), BASELINE, 0.8, 2.5))


def draw_grid(drawing: Drawing, area: PlotArea, values: Sequence[float]) -> None:
    """Draw a light line at each value, under all else."""
    coordinates = area.coordinates(x_shows_value=False)
    for value in values:
        drawing.add(Stroke(coordinates, ((0, value), (1, value)), GRID, 0.6, 0.5, is_clipped=False))


def _mark_break(drawing: Drawing, area: PlotArea, plot: Upright) -> None:
    """Draw the axis of the values, which leaves out zero, with a zigzag at its foot."""
    points = tuple((x / plot.width, y / plot.height) for x, y in (*ZIGZAG, (0, plot.height)))
    drawing.add(Stroke(area.coordinates(False, False), points, BASELINE, 0.8, 2.5, is_clipped=False))
