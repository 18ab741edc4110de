"""A worksheet as a grid of cells with the text that it shows, free of how the file stores them."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from zhibao.findings import Finding, workbook_rules
from zhibao.model.figures import EmbeddedPhoto
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.workbook.spreadsheet import column_letters

IN_CELL = (-1, -1)
_COLUMN = attrgetter("column")


class Cell(Struct, frozen=True):
    """One cell: its text as shown with its line breaks, its number or date if it is one, its diagonal border.

    `number_format` is the Excel code under which its number is shown; `is_centered_across` is the alignment 跨列居中.
    """

    ref: CellRef
    row: int
    column: int
    text: Text
    value: Decimal | None = None
    date: datetime.date | None = None
    diagonal: bool = False
    rising: bool = False
    number_format: str = ""
    is_centered_across: bool = False
    font: str = ""

    @property
    def plain(self) -> str:
        return self.text.plain

    def __bool__(self) -> bool:
        runs = self.text.runs
        plain = runs[0].text if len(runs) == 1 else self.text.plain
        return bool(plain) and not plain.isspace()


class Area(Struct, frozen=True):
    """A merged range; rows and columns count from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Drawn(Struct, frozen=True):
    """What stands in or over a cell beside its text: a picture, or a chart or text box, whose `photo` is None.

    `offset` is the distance (EMU) from the cell's corner; what stands in the cell comes before what floats over it.
    """

    row: int
    column: int
    ref: CellRef
    what: str
    photo: EmbeddedPhoto | None
    offset: tuple[int, int] = IN_CELL

    @property
    def is_in_cell(self) -> bool:
        return self.offset == IN_CELL


class SheetKind(Enum):
    """What a tab of the workbook holds (ECMA-376 part 1, §18.3.1); only a worksheet has cells."""

    WORKSHEET = "worksheet"
    CHART = "chartsheet"
    DIALOG = "dialogsheet"
    MACRO = "xlMacrosheet"


class SheetState(Enum):
    """Whether a sheet's tab is shown (§18.18.68); a very hidden one cannot be shown by hand."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


class ListedSheet(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    name: str
    kind: SheetKind = SheetKind.WORKSHEET
    state: SheetState = SheetState.VISIBLE

    @property
    def has_cells(self) -> bool:
        return self.kind is SheetKind.WORKSHEET


class Sheet(Struct, frozen=True, dict=True):
    """A worksheet; a row is hidden by hand, by a filter or by a height of nothing, a column likewise.

    `centered_across` holds the cells, also empty ones, of the alignment 跨列居中.
    """

    place: CellRef
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Area, ...] = ()
    drawn: tuple[Drawn, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    centered_across: frozenset[tuple[int, int]] = frozenset()

    @property
    def name(self) -> str:
        return self.place.sheet

    @property
    def last_row(self) -> int:
        return max(self._last_columns, default=0)

    @property
    def last_drawn_row(self) -> int:
        return max((each.row for each in self.drawn), default=0)

    @cached_property
    def _last_columns(self) -> Mapping[int, int]:
        """The last filled column of each row, so that a row is found without going through the whole sheet."""
        last: dict[int, int] = {}
        for row, column in self.cells:
            last[row] = max(column, last.get(row, 0))
        return last

    @cached_property
    def _rows(self) -> tuple[int, ...]:
        return tuple(sorted(self._last_columns))

    def rows_from(self, first: int, last: int | None = None) -> tuple[int, ...]:
        """Return the numbers of the rows from `first` on that have cells; a million empty ones may lie between them."""
        end = len(self._rows) if last is None else bisect_right(self._rows, last)
        return self._rows[bisect_left(self._rows, first) : end]

    def ref(self, row: int, column: int) -> CellRef:
        """Return the reference of a cell, filled or not."""
        return CellRef(self.name, f"{column_letters(column)}{row}", self.place.workbook)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at the place, an empty one where the sheet has none."""
        found = self.cells.get((row, column))
        if found is not None:
            return found
        is_centered = (row, column) in self.centered_across
        return Cell(self.ref(row, column), row, column, Text(), is_centered_across=is_centered)

    @cached_property
    def _filled(self) -> Mapping[int, tuple[Cell, ...]]:
        """The cells of each row that say something, from left to right."""
        rows: dict[int, list[Cell]] = defaultdict(list)
        for (row, _), cell in self.cells.items():
            if cell:
                rows[row].append(cell)
        return {row: tuple(sorted(cells, key=_COLUMN)) for row, cells in rows.items()}

    @cached_property
    def first_column(self) -> Mapping[int, str]:
        """What the cells of column A say, without white space around it, by their rows; of most rows nothing."""
        texts = [(row, cell.plain.strip()) for (row, column), cell in self.cells.items() if column == 1]
        return {row: text for row, text in texts if text}

    def filled_cells(self, row: int, first_column: int = 1) -> tuple[Cell, ...]:
        """Return the cells of a row, from `first_column` on, that say something."""
        cells = self._filled.get(row, ())
        if not cells or cells[0].column >= first_column:
            return cells
        if cells[-1].column < first_column:
            return ()
        return tuple(cell for cell in cells if cell.column >= first_column)

    def plain(self, row: int, column: int) -> str:
        """Return the text of the cell at the place, nothing where the sheet has none."""
        found = self.cells.get((row, column))
        plain = "" if found is None else found.text.plain
        return "" if plain.isspace() else plain

    def row_cells(self, row: int, first_column: int = 1) -> tuple[Cell, ...]:
        """Return the cells of a row from `first_column` up to its last filled one."""
        columns = range(first_column, self._last_columns.get(row, 0) + 1)
        return tuple(self.cell(row, column) for column in columns)


def stray_pictures(drawn: Iterable[Drawn]) -> Iterator[Finding]:
    """Yield a finding for each thing that is drawn and printed nowhere, by its cell."""
    for each in drawn:
        yield workbook_rules.STRAY_PICTURE.at(each.ref, cell=each.ref.cell, what=each.what)
