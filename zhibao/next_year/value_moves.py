"""Values that move to the year before: from cell to cell, look-ups in words of the year before."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import next_year_rules
from zhibao.model.ref import CellRef, in_ranges
from zhibao.next_year.look_up_moves import LookUpMoves
from zhibao.next_year.work import Work, row_of
from zhibao.next_year.year_axis import YearAxis
from zhibao.prose.lookups import LOOKUP
from zhibao.text.keys import key_of
from zhibao.workbook.sheet import Cell

_NAMED = 6


def move_axis(work: Work, look_ups: LookUpMoves, axis: YearAxis, title: str) -> None:
    """Move the values of a table of that title one year on, and the years; what is to be filled in is told."""
    for later, earlier in axis.pairs:
        move_value(work, look_ups, later, earlier)
    for cell in axis.beside:
        if cell and not LOOKUP.search(cell.plain):
            work.sheet(cell.ref).empty(cell.ref.cell)
    for cell in axis.labels:
        work.move_label(cell)
    for area in in_ranges(each.ref for each in axis.last if each and not LOOKUP.search(each.plain)):
        work.tell(next_year_rules.TO_FILL, area, f"“{title}”今年的数")


def move_value(work: Work, look_ups: LookUpMoves, later: Cell, earlier: Cell) -> None:
    """Let a cell say what the one of the year after it says; a look-up there stays and is of the new year."""
    sheet = work.sheet(later.ref)
    text = work.words(later.ref)
    if LOOKUP.search(text):
        said = look_ups.last_years(text)
        if key_of(work.words(earlier.ref)) != key_of(said):
            sheet.set_text(earlier.ref.cell, said)
        return
    both_have_formulas = sheet.has_formula(later.ref.cell) and sheet.has_formula(earlier.ref.cell)
    if not both_have_formulas and (later or not LOOKUP.search(work.words(earlier.ref))):
        sheet.move(later.ref.cell, earlier.ref.cell)


def tell_to_fill(work: Work, names: Mapping[CellRef, str]) -> None:
    """Tell which cells are to be filled in, each with what it is about."""
    for area in in_ranges(names):
        first, _, last = area.cell.partition(":")
        rows = range(row_of(first), row_of(last or first) + 1)
        column = first.rstrip("0123456789")
        about = [name for ref, name in names.items() if ref.cell in {f"{column}{row}" for row in rows}]
        rest = f"等 {len(about)} 个" if len(about) > _NAMED else ""
        work.tell(next_year_rules.TO_FILL, area, "、".join(about[:_NAMED]) + rest)
