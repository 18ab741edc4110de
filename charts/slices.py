"""The round charts: slices clockwise from twelve o'clock, each with its name, value and share beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from charts.chart_data_points import ChartData, ChartDataError
from charts.fonts import text_width
from charts.kinds import bar, column
from charts.label_boxes import spread
from charts.legend import Header, header_for, print_header
from charts.marks import Drawing, Label, PlotArea, Stroke, Wedge
from charts.round_sizes import SHOULDER, column_for, header_height, radius_for, usual_height
from charts.style import BASELINE, GAP, LINE, MARGIN, POINTS_PER_MM, TEXT, colour, hatch
from charts.wrap import wrapped

MOST_SLICES = 12
BEND = 1.08  # radii from the middle to where a line leaves its slice
LEVEL = 6.0  # points of them before a label
CROWD = 3  # labels on one side
BETWEEN = 4.0  # points between two labels
WHOLE = Decimal("0.01")  # how far percentages may add up to more or less than one
TINY = Decimal("0.001")


class Slice(Struct, frozen=True):
    """One slice: the lines of its name, those of its value, the angle of its middle from twelve, its category."""

    name: list[str]
    value: list[str]
    angle: float
    at: int

    @property
    def x(self) -> float:
        """How far right of the middle, in radii, the middle of its arc is."""
        return math.sin(self.angle)

    @property
    def y(self) -> float:
        """How far above the middle, in radii, the middle of its arc is."""
        return math.cos(self.angle)

    @property
    def height(self) -> float:
        """The height of its text in points, with the gap to the next."""
        return len(self.lines) * TEXT * LINE + BETWEEN

    @property
    def lines(self) -> list[str]:
        """The lines of its text."""
        return [*self.name, *self.value]

    @property
    def text(self) -> str:
        """Its text in these lines."""
        return "\n".join(self.lines)

    def on_one_line(self, room: float) -> Slice:
        """The slice with name and value on one line where they fit into that many points."""
        line = "　".join(self.lines)
        return replace(self, name=[line], value=[]) if text_width(line, TEXT) <= room else self


class Round(Struct, frozen=True):
    """The measures in points of a round chart, and its slices, each with the height of its label above the middle.

    The slices and their labels stand under the header in a room of that height.
    """

    header: Header
    width: float
    height: float
    radius: float
    labelled: tuple[tuple[Slice, float], ...]

    @property
    def picture_height(self) -> float:
        """The height of the picture."""
        return self.height + header_height(self.header)

    @property
    def column(self) -> float:
        """How far from the middle the labels begin."""
        return column_for(self.radius)


def laid_out(data: ChartData, width_mm: float, kind: str, narrowest: float | None = None) -> Round:
    """Lay out slices; ChartDataError for several series, negative values, a total of zero, or too many slices.

    Names that need several lines are broken to `narrowest` radii where another program breaks them so.
    """
    _require_parts_of_a_whole(data, kind)
    width, radius = width_mm * POINTS_PER_MM, radius_for(data, width_mm)
    room = width / 2 - column_for(radius) - MARGIN
    sides = _sides(_slices(data, room, narrowest * radius if narrowest else room), room)
    height = max(usual_height(data, width_mm), *(sum(one.height for one in side) + 2 * MARGIN for side in sides))
    labelled = tuple(_labelled(sides, radius, height / 2 - MARGIN))
    return Round(header_for(data, width), width, height, radius, labelled)


def draw_slices(data: ChartData, width_mm: float, kind: str, thick: float) -> tuple[Drawing, PlotArea]:
    """Slices as thick as that share of the radius, and an area in points with zero in their middle.

    Raises as `laid_out` does.
    """
    plot = laid_out(data, width_mm, kind)
    drawing = Drawing(plot.width, plot.picture_height)
    print_header(drawing, plot.header, ())
    limits = (-plot.width / 2, plot.width / 2), (-plot.height / 2, plot.height / 2)
    area = drawing.area((0, 0), (plot.width, plot.height), *limits)
    _draw_wedges(drawing, area, data, plot.radius, thick)
    for one, middle in plot.labelled:
        _print_label(drawing, area, one, middle, plot)
    return drawing, area


def slice_labels(data: ChartData, width_mm: float, kind: str) -> list[str]:
    """The labels beside the drawn slices, in their lines; raises as `laid_out` does."""
    return [one.text for one, _ in laid_out(data, width_mm, kind).labelled]


def total(data: ChartData) -> str:
    """The sum of the values as printed."""
    return f"{sum(data.values):{',' if data.is_grouped else ''}f}"


def percentage(share: Decimal, decimals: int) -> str:
    """A slice's share of the whole as printed."""
    if 0 < share < TINY:
        return f"不足{TINY * 100:.1f}%"
    return f"{(share * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)}%"


def _require_parts_of_a_whole(data: ChartData, kind: str) -> None:
    whole = sum(data.values)
    if data.reference:
        raise ChartDataError(f"{kind}没有数轴，画不了参考线，请改用{column.NAME}。")
    if len(data.series) != 1:
        raise ChartDataError(f"{kind}只能有一个系列，这里有{len(data.series)}个，请改用{column.NAME}。")
    if any(value < 0 for value in data.values):
        raise ChartDataError(f"{kind}不能有负数，请改用{column.NAME}。")
    if whole == 0:
        raise ChartDataError(f"{kind}的数字合计为0，画不出图。")
    if data.is_percent and abs(whole - 1) > WHOLE:
        raise ChartDataError(f"{kind}各部分的占比合计为{whole:.2%}，不是100%，请检查数据或改用{column.NAME}。")
    if len(data.values) > MOST_SLICES:
        raise ChartDataError(f"类别太多（{len(data.values)}个），{kind}最多{MOST_SLICES}个，请改用{bar.NAME}。")


def _slices(data: ChartData, room: float, narrow: float) -> list[Slice]:
    whole = sum(data.values)
    slices: list[Slice] = []
    before = Decimal(0)
    for at, value, label in data.series[0].present:
        angle = float((before + value / 2) / whole) * 2 * math.pi
        before += value
        printed = _printed(data, label, value / whole)
        name = wrapped(data.categories[at], room, TEXT)
        name = wrapped(data.categories[at], narrow, TEXT) if len(name) > 1 else name
        slices.append(Slice(name, wrapped(printed, room, TEXT), angle, at))
    return slices


def _sides(slices: list[Slice], room: float) -> list[list[Slice]]:
    """The slices on the right and on the left, each from top to bottom, on one line each where they crowd."""
    right, left = [one for one in slices if one.x >= 0], [one for one in reversed(slices) if one.x < 0]
    return [[one.on_one_line(room) for one in side] if len(side) > CROWD else side for side in (right, left)]


def _printed(data: ChartData, label: str, share: Decimal) -> str:
    """The label with its share, or the label alone when it is a share."""
    if data.is_percent:
        return label
    shown = percentage(share, data.share_decimals)
    return f"{label}（{shown}）" if label else shown


def _draw_wedges(drawing: Drawing, area: PlotArea, data: ChartData, radius: float, thick: float) -> None:
    values = [float(value) for value in data.values]
    edge, whole, start = 1.2 if len(values) > 1 else 0.0, sum(values), 0.25
    for index, value in enumerate(values):
        end = start - value / whole
        angles = 360.0 * end, 360.0 * start
        drawing.add(Wedge(area, radius, radius * thick, *angles, colour(index), hatch(index), edge))
        start = end


def _labelled(sides: list[list[Slice]], radius: float, edge: float) -> Iterator[tuple[Slice, float]]:
    """Yield the slices of each side downwards, with the heights at which their labels keep clear of each other."""
    for side in sides:
        wanted = [one.y * radius * BEND for one in side]
        yield from zip(side, spread(wanted, [one.height for one in side], edge, -edge), strict=True)


def leader(one: Slice, middle: float, plot: Round) -> list[tuple[float, float]]:
    """The line from a slice to its label, by its points seen from the middle.

    It leaves the slice straight, runs level to the shoulder and rises or falls only beyond: both bends and labels
    stand in the order of the slices, so that no two lines cross.
    """
    side, radius = 1 if one.x >= 0 else -1, plot.radius
    bend = one.y * radius * BEND
    return [
        (one.x * radius, one.y * radius),
        (one.x * radius * BEND, bend),
        (side * radius * SHOULDER, bend),
        (side * (plot.column - LEVEL), middle),
        (side * (plot.column - GAP), middle),
    ]


def _print_label(drawing: Drawing, area: PlotArea, one: Slice, middle: float, plot: Round) -> None:
    """Print a label with a thin line to its slice."""
    side, right = ("left", plot.column) if one.x >= 0 else ("right", -plot.column)
    drawing.add(Stroke(area.coordinates(), tuple(leader(one, middle, plot)), BASELINE, 0.6, 0.5))
    look: dict[str, Any] = {"side": side, "level": "center", "spacing": 1.15}
    drawing.add(Label(area.coordinates(), one.text, (right, middle), TEXT, **look))
