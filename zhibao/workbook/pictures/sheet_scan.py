"""What a sheet's XML says that openpyxl drops: which cells hold a rich value; and where the cells lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from zhibao.workbook.book_parts import Package, SafeTarget, parsed

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


class SheetScan(SafeTarget):
    """Follows a sheet's XML without keeping it."""

    def __init__(self) -> None:
        super().__init__()
        self.rich_values: dict[tuple[int, int], int] = {}
        self._widths: dict[int, int] = {}
        self._heights: dict[int, int] = {}
        self._width, self._height = _column_emu(_COLUMN_WIDTH), _row_emu(_ROW_HEIGHT)
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "c": self._cell,
            "row": self._row,
            "col": self._column,
            "sheetFormatPr": self._defaults,
        }

    @classmethod
    def of(cls, package: Package, part: str) -> SheetScan:
        """Return the scan of a sheet's part."""
        scan = cls()
        parsed(package.read(part), scan)
        return scan

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # type: ignore[override]  # builds no element
        follow = self._starts.get(tag.rpartition("}")[2])
        if follow:
            follow(attributes)

    def end(self, tag: str) -> None:  # type: ignore[override]
        """Keep nothing."""

    def data(self, text: str) -> None:
        """Keep nothing."""

    def close(self) -> None:  # type: ignore[override]
        """Return nothing."""

    def _cell(self, attributes: Mapping[str, str]) -> None:
        place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", attributes.get("r", ""))
        if place and attributes.get("vm", "").isdigit():
            self.rich_values[int(place[2]), column_index_from_string(place[1])] = int(attributes["vm"])

    def _row(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("r", "").isdigit() and ("ht" in attributes or "hidden" in attributes):
            hidden = attributes.get("hidden") in ("1", "true")
            height = attributes.get("ht", "")
            self._heights[int(attributes["r"])] = 0 if hidden else _row_emu(_decimal(height, _ROW_HEIGHT))

    def _column(self, attributes: Mapping[str, str]) -> None:
        hidden = attributes.get("hidden") in ("1", "true")
        width = 0 if hidden else _column_emu(_decimal(attributes.get("width", ""), _COLUMN_WIDTH))
        first, last = (int(_decimal(attributes.get(name, ""), 0)) for name in ("min", "max"))
        self._widths.update(dict.fromkeys(range(first, min(last, _LAST_COLUMN) + 1), width))

    def _defaults(self, attributes: Mapping[str, str]) -> None:
        self._width = _column_emu(_decimal(attributes.get("defaultColWidth", ""), _COLUMN_WIDTH))
        self._height = _row_emu(_decimal(attributes.get("defaultRowHeight", ""), _ROW_HEIGHT))

    def place_at(self, x: int, y: int) -> CellPlace:
        """Return the cell that lies at so many EMU from the sheet's upper left corner."""
        column, left = _line_at(x, self._widths, self._width, _LAST_COLUMN)
        row, top = _line_at(y, self._heights, self._height, _LAST_ROW)
        return CellPlace(row, column, left, top)

    def place_beside(self, place: CellPlace, right: int, down: int) -> CellPlace:
        """Return the cell that lies so many EMU to the right of a place and below it."""
        x = sum(self._widths.get(column, self._width) for column in range(1, place.column)) + place.x
        y = sum(self._heights.get(row, self._height) for row in range(1, place.row)) + place.y
        return self.place_at(x + right, y + down)


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


def _decimal(text: str, default: float) -> float:
    return float(text) if re.fullmatch(r"\d{1,9}(?:\.\d*)?", text) else default
