"""A workbook that is moved on to the next year, under way."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from zhibao.findings import Rule, next_year_rules
from zhibao.model.ref import CellRef
from zhibao.next_year.source_book import SourceBook
from zhibao.next_year.told import Told
from zhibao.next_year.years_in_words import YearsMoved, year_words
from zhibao.tables.year_rows import year_of
from zhibao.workbook.patching import PatchedSheet, PatchedWorkbook, WordChange
from zhibao.workbook.sheet import Cell
from zhibao.workbook.spreadsheet import place_of

_AROUND = 8


def row_of(cell: str) -> int:
    """Return the row of a cell such as B2."""
    place = place_of(cell)
    return place[0] if place else 0


class Kept(Struct, frozen=True):
    """What of last year's is kept although it is most often left out."""

    cases: bool = False
    photos: bool = False


class Work(Struct):
    """Last year's workbook, its copy that changes, and what is told of the changes."""

    source: SourceBook
    copy: PatchedWorkbook
    kept: Kept
    told: list[Told] = field(default_factory=list)

    @property
    def this(self) -> int:
        """The year that is last year's from now on."""
        return self.source.year

    def sheet(self, ref: CellRef) -> PatchedSheet:
        """Return the copy's sheet that a cell is in."""
        return self.copy.sheet(ref.sheet)

    def words(self, ref: CellRef) -> str:
        """Return the words that a cell of the copy holds now, none where it holds a formula or a number."""
        return self.sheet(ref).words(ref.cell)

    def tell(self, rule: Rule, ref: CellRef, text: str = "") -> None:
        """Note what is told of a place."""
        self.told.append(Told(rule, ref, text))

    def change(self, ref: CellRef, changes: Sequence[WordChange]) -> None:
        """WordChange a cell's words."""
        self.sheet(ref).change_words(ref.cell, sorted(changes, key=lambda each: each.start))

    def move_years(self, ref: CellRef, moved: YearsMoved) -> None:
        """Move the years in a cell's words and tell of them, and of those that are left."""
        before = self.words(ref)
        self.change(ref, moved.changes)
        said = [f"{before[max(each.start - _AROUND, 0) : each.end + _AROUND]} → {each.by}" for each in moved.changes]
        if said:
            self.tell(next_year_rules.YEAR_MOVED, ref, "；".join(said).replace("\n", " "))
        for words in moved.left:
            self.tell(next_year_rules.YEAR_LEFT, ref, words)

    def move_label(self, cell: Cell) -> None:
        """Move the year of a cell that labels a column, a row or the report: a number, or in words."""
        ref = cell.ref
        if cell.value is not None and not self.sheet(ref).has_formula(ref.cell):
            if (year := year_of(cell.plain)) is not None:
                self.sheet(ref).set_number(ref.cell, str(year + 1))
                self.tell(next_year_rules.YEAR_MOVED, ref, f"{year} → {year + 1}")
            return
        text = self.words(ref)
        self.move_years(ref, YearsMoved(tuple(each.later(text) for each in year_words(text))))
