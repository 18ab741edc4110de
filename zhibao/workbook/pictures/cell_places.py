"""Where the cells of a worksheet lie, in EMU from its upper left corner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from msgspec import Struct, field

from zhibao.workbook.spreadsheet import Lengths

_EMU_PER_POINT = 12700
_EMU_PER_PIXEL = 9525
# A column is so many digits of the default font wide, each 7 pixels, and has 5 pixels of padding.
_DIGIT, _PADDING = 7, 5
_COLUMN_WIDTH, _ROW_HEIGHT = 8.43, 15.0
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576


class CellPlace(Struct, frozen=True):
    """A cell, counted from 1, and an offset in it in EMU."""

    row: int
    column: int
    x: int = -1
    y: int = -1


class CellPlaces(Struct, frozen=True, dict=True):
    """The rows and columns of a worksheet as lengths."""

    rows: Lengths = field(default_factory=Lengths)
    columns: Lengths = field(default_factory=Lengths)

    def place_at(self, x: int, y: int) -> CellPlace:
        """Return the cell that lies at so many EMU from the sheet's upper left corner."""
        column, left = self._columns.line_at(x, LAST_COLUMN)
        row, top = self._rows.line_at(y, LAST_ROW)
        return CellPlace(row, column, left, top)

    def place_beside(self, place: CellPlace, right: int, down: int) -> CellPlace:
        """Return the cell that lies so many EMU to the right of a place and below it."""
        x, y = self._columns.start(place.column) + place.x, self._rows.start(place.row) + place.y
        return self.place_at(x + right, y + down)

    @cached_property
    def _columns(self) -> _Lines:
        stated = {column: _column_emu(width) if width else 0 for column, width in self.columns.stated.items()}
        return _Lines(stated, _column_emu(_COLUMN_WIDTH if self.columns.default is None else self.columns.default))

    @cached_property
    def _rows(self) -> _Lines:
        stated = {row: _row_emu(height) for row, height in self.rows.stated.items()}
        return _Lines(stated, _row_emu(_ROW_HEIGHT if self.rows.default is None else self.rows.default))


class _Lines:
    """Rows or columns one after the other; a million of them are not walked along for each picture."""

    def __init__(self, sizes: Mapping[int, int], default: int) -> None:
        self._default = default
        self._stated = sorted(sizes)
        self._more = [0, *accumulate(sizes[number] - default for number in self._stated)]

    def start(self, number: int) -> int:
        """Return how far from the sheet's edge a row or column begins."""
        return (number - 1) * self._default + self._more[bisect_left(self._stated, number)]

    def line_at(self, distance: int, last: int) -> tuple[int, int]:
        """Return the number of the row or column at a distance, and what of the distance lies in it."""
        number = max(bisect_right(range(1, last + 1), distance, key=self.start), 1)
        return number, distance - self.start(number)


def _column_emu(characters: float) -> int:
    return round(characters * _DIGIT + _PADDING) * _EMU_PER_PIXEL


def _row_emu(points: float) -> int:
    return round(points * _EMU_PER_POINT)
