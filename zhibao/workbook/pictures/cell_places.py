"""Where the cells of a worksheet lie, in EMU from its upper left corner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zhibao.workbook.spreadsheet import Lengths

_EMU_PER_POINT = 12700
_EMU_PER_PIXEL = 9525
# A column is so many digits of the default font wide, each 7 pixels, and has 5 pixels of padding.
_DIGIT, _PADDING = 7, 5
_COLUMN_WIDTH, _ROW_HEIGHT = 8.43, 15.0
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell, counted from 1, and an offset in it in EMU."""

    row: int
    column: int
    x: int = -1
    y: int = -1


@dataclass(frozen=True)
class CellPlaces:
    """The rows and columns of a worksheet as lengths."""

    rows: Lengths = field(default_factory=Lengths)
    columns: Lengths = field(default_factory=Lengths)

    def place_at(self, x: int, y: int) -> CellPlace:
        """Return the cell that lies at so many EMU from the sheet's upper left corner."""
        column, left = _line_at(x, *self._widths, _LAST_COLUMN)
        row, top = _line_at(y, *self._heights, _LAST_ROW)
        return CellPlace(row, column, left, top)

    def place_beside(self, place: CellPlace, right: int, down: int) -> CellPlace:
        """Return the cell that lies so many EMU to the right of a place and below it."""
        (widths, width), (heights, height) = self._widths, self._heights
        x = sum(widths.get(column, width) for column in range(1, place.column)) + place.x
        y = sum(heights.get(row, height) for row in range(1, place.row)) + place.y
        return self.place_at(x + right, y + down)

    @cached_property
    def _widths(self) -> tuple[Mapping[int, int], int]:
        stated = {column: _column_emu(width) if width else 0 for column, width in self.columns.stated.items()}
        return stated, _column_emu(_COLUMN_WIDTH if self.columns.default is None else self.columns.default)

    @cached_property
    def _heights(self) -> tuple[Mapping[int, int], int]:
        stated = {row: _row_emu(height) for row, height in self.rows.stated.items()}
        return stated, _row_emu(_ROW_HEIGHT if self.rows.default is None else self.rows.default)


def _line_at(distance: int, sizes: Mapping[int, int], default: int, last: int) -> tuple[int, int]:
    """Return the number of the row or column at a distance, and what of the distance lies in it."""
    number, left = 1, distance
    while number < last and left >= (size := sizes.get(number, default)):
        number, left = number + 1, left - size
    return number, left


def _column_emu(characters: float) -> int:
    return round(characters * _DIGIT + _PADDING) * _EMU_PER_PIXEL


def _row_emu(points: float) -> int:
    return round(points * _EMU_PER_POINT)
