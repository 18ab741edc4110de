"""A sheet read as if some of its rows and columns were not there, or some cells stood elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from zhibao.model.ref import CellRef
from zhibao.workbook.sheet import Area, Cell, Sheet

Place = tuple[int, int]


class MovedSheet(Sheet, frozen=True):
    """A sheet without the rows `above` its header and some columns, read as one of another name.

    Places are told as the file has them.
    """

    above: int = 0
    gone: tuple[int, ...] = ()
    read_as: str = ""

    @property
    def name(self) -> str:
        return self.read_as or super().name

    def ref(self, row: int, column: int) -> CellRef:
        for gone in self.gone:
            column += gone <= column
        return replace(super().ref(row + self.above, column), sheet=self.place.sheet)


def without(sheet: Sheet, above: int, columns: tuple[int, ...], read_as: str = "") -> MovedSheet:
    """Return the sheet without so many rows above, and without these columns (from left to right)."""
    letters = {sheet.ref(1, column).cell.rstrip("1") for column in columns}
    moved = [replace(each, row=each.row - above, column=_left(each.column, columns)) for each in sheet.cells.values()]
    kept = (each for each in moved if each.row > 0 and each.ref.cell.rstrip("0123456789") not in letters)
    drawn = (replace(each, row=each.row - above, column=_left(each.column, columns)) for each in sheet.drawn)
    return MovedSheet(
        sheet.place,
        {(each.row, each.column): each for each in kept},
        tuple(_areas(sheet, above, columns)),
        tuple(each for each in drawn if each.row > 0),
        frozenset(row - above for row in sheet.hidden_rows if row > above),
        frozenset(_left(at, columns) for at in sheet.hidden_columns if at not in columns),
        frozenset((row - above, _left(at, columns)) for row, at in sheet.centered_across if row > above),
        above=above,
        gone=columns,
        read_as=read_as,
    )


def _left(column: int, gone: tuple[int, ...]) -> int:
    return column - sum(each < column for each in gone)


def _areas(sheet: Sheet, above: int, gone: tuple[int, ...]) -> Iterator[Area]:
    for area in sheet.merges:
        right = area.right - sum(each <= area.right for each in gone)
        moved = Area(max(area.top - above, 1), _left(area.left, gone), area.bottom - above, right)
        if moved.bottom > 0 and moved.right >= moved.left:
            yield moved


def with_cells_at(sheet: Sheet, move: Callable[[Cell], Place]) -> Sheet:
    """Return the sheet with its cells where `move` puts them; each is told at its own place."""
    places = ((move(each), each) for each in sheet.cells.values())
    return replace(sheet, cells={(row, at): replace(each, row=row, column=at) for (row, at), each in places})
