"""The rows of a chapter sheet: one with a type in column A, and those below that belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zhibao.model.ref import CellRef
from zhibao.text.keys import squeezed
from zhibao.workbook.sheet import Cell, Drawn, Sheet

TYPE, CONTENT, ATTRIBUTE, OPTIONS = 1, 2, 3, 4
HEADER = ("类型", "内容", "属性", "选项")


class Row(Struct, frozen=True):
    """A row whose column A names its type; `below` are the numbers of the rows that belong to it."""

    sheet: Sheet
    number: int
    below: tuple[int, ...]

    @property
    def kind(self) -> str:
        return squeezed(self.cell(TYPE).plain)

    @property
    def ref(self) -> CellRef:
        return self.sheet.ref(self.number, TYPE)

    @property
    def content(self) -> Cell:
        return self.cell(CONTENT)

    @property
    def attribute(self) -> Cell:
        return self.cell(ATTRIBUTE)

    @property
    def options(self) -> Cell:
        return self.cell(OPTIONS)

    def cell(self, column: int) -> Cell:
        """Return the cell of this row in that column."""
        return self.sheet.cell(self.number, column)

    def cells_from(self, column: int) -> tuple[Cell, ...]:
        """Return the filled cells of this row from that column on."""
        return self.sheet.filled_cells(self.number, column)

    @property
    def filled_rows(self) -> tuple[int, ...]:
        """The numbers of the rows below that have cells."""
        return self.sheet.rows_from(self.below[0], self.below[-1]) if self.below else ()

    def filled_below(self) -> Iterator[Cell]:
        """Yield the filled cells of the rows below."""
        for number in self.filled_rows:
            yield from self.sheet.filled_cells(number, CONTENT)

    def drawn(self) -> tuple[Drawn, ...]:
        """Return what is drawn in or over the cells of this row and of those below."""
        last = self.below[-1] if self.below else self.number
        return tuple(each for each in self.sheet.drawn if self.number <= each.row <= last)


def split_rows(sheet: Sheet) -> tuple[tuple[int, ...], tuple[Row, ...]]:
    """Return the numbers of filled rows before the first typed one, and the typed rows of a chapter sheet."""
    rows = sheet.rows_from(2)
    starts = [row for row in rows if row in sheet.first_column]
    # Pictures may hang below the last row that says something.
    ends = [*starts[1:], max(sheet.last_row, sheet.last_drawn_row) + 1]
    stray = tuple(row for row in rows if not starts or row < starts[0])
    return stray, tuple(
        Row(sheet, start, tuple(range(start + 1, end))) for start, end in zip(starts, ends, strict=False)
    )
