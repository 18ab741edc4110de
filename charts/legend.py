"""The line above the plot: the unit on the left, the legend on the right or above it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from charts.chart_data_points import ChartData
from charts.fonts import text_width
from charts.marks import ON_PICTURE, PICTURE, Bar, Drawing, Label, Legend, Stroke
from charts.style import LINE, MARGIN, SMALL, TEXT
from charts.wrap import wrapped

HANDLE = 16.0  # points
HANDLE_PAD = 4.0
BETWEEN = 16.0
ROW = TEXT * LINE + 1.5
BELOW = SMALL  # room for the upper half of the topmost number of the value axis


class Header(Struct, frozen=True):
    """What stands above the plot, laid out for a picture of a known width."""

    unit: str
    names: tuple[str, ...]
    columns: int
    legend_height: float
    own_row: bool
    legend_width: float = 0.0

    @property
    def height(self) -> float:
        """The height in points, from the edge of the picture to the plot."""
        unit_height = ROW if self.unit else 0.0
        beside = max(unit_height, self.legend_height)
        height = unit_height + self.legend_height if self.own_row else beside
        return MARGIN + height + (BELOW if height else SMALL / 2)


def header_for(data: ChartData, width: float, with_legend: bool = True, note: str = "") -> Header:
    """The header of a picture of that width in points; a single series has no legend."""
    unit = "　".join(filter(None, (f"单位：{data.unit}" if data.unit else "", note)))
    if len(data.series) < 2 or not with_legend:
        return Header(unit, (), 1, 0.0, False)
    room = width - 2 * MARGIN
    names = tuple("\n".join(wrapped(one.name, room - HANDLE - HANDLE_PAD, TEXT)) for one in data.series)
    widest = max(text_width(line, TEXT) for name in names for line in name.split("\n"))
    item = HANDLE + HANDLE_PAD + widest + BETWEEN
    columns = _columns(len(names), int((room + BETWEEN) // item))
    unit_room = text_width(unit, SMALL) + BETWEEN if unit else 0.0
    own_row = bool(unit) and (columns < len(names) or columns * item + unit_room > room)
    return Header(unit, names, columns, _legend_height(names, columns), own_row, columns * item - BETWEEN)


def print_header(drawing: Drawing, header: Header, handles: Sequence[Bar | Stroke]) -> None:
    """Print the unit and the legend of the series that `handles` stand for."""
    width, height = drawing.size
    top = 1 - MARGIN / height
    if header.names:
        columns, items = header.columns, list(zip(handles, header.names, strict=True))
        in_columns = tuple(tuple(items[column::columns]) for column in range(columns))
        drawing.add(Legend((1 - MARGIN / width, top), in_columns))
    if header.unit:
        down = header.legend_height if header.own_row else 0.0
        at = MARGIN / width, top - (down + 0.8) / height
        drawing.add(Label(PICTURE, header.unit, at, SMALL, ON_PICTURE + 3, level="top"))


def _columns(count: int, most: int) -> int:
    """How many names stand in a row so that all rows are about as long."""
    rows = math.ceil(count / max(most, 1))
    return math.ceil(count / rows)


def _legend_height(names: tuple[str, ...], columns: int) -> float:
    rows = [names[start : start + columns] for start in range(0, len(names), columns)]
    return sum(ROW + (max(name.count("\n") for name in row)) * TEXT * LINE for row in rows)
