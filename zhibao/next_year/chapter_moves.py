"""Preface, chapters and annexes: what is left out, what moves on, and what is last year's still."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zhibao.findings import next_year_rules
from zhibao.model.ref import CellRef
from zhibao.next_year.change_list import IS_THERE, LAST_YEARS_COLOUR
from zhibao.next_year.chapter_rows import (
    CASE,
    HEADINGS,
    KINDS,
    NOTE,
    PHOTO,
    PROSE,
    REMARK,
    Region,
    caption_of,
    option,
    staying,
)
from zhibao.next_year.gathering_names import row_axis, row_grid
from zhibao.next_year.look_up_moves import LookUpMoves
from zhibao.next_year.option_moves import OptionMoves
from zhibao.next_year.value_moves import move_axis
from zhibao.next_year.work import Work, row_of
from zhibao.next_year.years_in_words import YearsMoved, all_left, in_note, in_prose, in_title
from zhibao.prose.lookups import LOOKUP
from zhibao.workbook.patching import PatchedSheet
from zhibao.workbook.row import CONTENT, TYPE, Row
from zhibao.workbook.sheet import Cell, Sheet
from zhibao.workbook.spreadsheet import column_letters

_SHOWN, _MOST_COLOURED = 40, 300
YearsIn = Callable[[str, int], YearsMoved]


class ChapterMoves:
    """Moves the rows of one chapter on."""

    def __init__(self, work: Work, look_ups: LookUpMoves, options: OptionMoves) -> None:
        self._work, self._look_ups, self._options = work, look_ups, options

    def move(self, sheet: Sheet, regions: Sequence[Region]) -> None:
        """Move a chapter on; `regions` is what is left out of it."""
        for region in regions:
            self._leave_out(region)
        for row in staying(sheet, regions):
            if row.kind != REMARK:
                self._move_row(row)

    def _move_row(self, row: Row) -> None:
        axis = row_axis(row, self._work.this)
        if axis is not None:
            move_axis(self._work, self._look_ups, axis, _title(row))
        self._options.move(row)
        for cell, years in _worded(row):
            self._move_words(cell, years)
        labels = {(each.row, each.column) for each in axis.labels} if axis else set()
        for cell in row.filled_below() if row.kind in KINDS else ():
            if (cell.row, cell.column) not in labels:
                self._move_words(cell, _in_cell)
        if row.kind in (PROSE, NOTE, CASE):
            self._tell_words(row)
        elif axis is None:
            self._tell_typed(row)

    def _move_words(self, cell: Cell, years: YearsIn) -> None:
        """Move the look-ups and years in a cell; where a look-up is frozen the years stay as they are."""
        work, ref = self._work, cell.ref
        found = self._look_ups.in_text(work.words(ref))
        work.change(ref, found.changes)
        for words in found.gone:
            work.tell(next_year_rules.REFERENCE_LEFT_OUT, ref, words)
        for words in found.frozen:
            work.tell(next_year_rules.FIGURES_FROZEN, ref, words)
        text = work.words(ref)
        work.move_years(ref, all_left(text, work.this) if found.frozen else years(text, work.this))

    def _tell_words(self, row: Row) -> None:
        for number in (row.number, *row.filled_rows):
            cell = row.sheet.cell(number, CONTENT)
            if cell:
                self._work.tell(next_year_rules.LAST_YEARS_WORDS, cell.ref, cell.plain)

    def _tell_typed(self, row: Row) -> None:
        """Tell of a table or chart whose numbers are typed and last year's."""
        grid = row_grid(row)
        typed = [grid.sheet.cell(at, column) for at in grid.body for column in grid.columns] if grid else []
        mine = [cell for cell in typed if cell and not LOOKUP.search(cell.plain)]
        self._colour([each.ref for each in mine if each.value is not None])
        if mine:
            self._work.tell(next_year_rules.LAST_YEARS_TABLE, row.content.ref, f"{row.kind}“{_title(row)}”")

    def _colour(self, numbers: Sequence[CellRef]) -> None:
        """Colour numbers as long as they are last year's."""
        for ref in numbers[:_MOST_COLOURED]:
            sheet = self._work.sheet(ref)
            number = sheet.number(ref.cell)
            if number is not None:
                sheet.colour_while(ref.cell, f"AND({ref.cell}={number},{IS_THERE})", LAST_YEARS_COLOUR)

    def _leave_out(self, region: Region) -> None:
        """Empty the rows and leave a remark in the first that says what stood there."""
        first, sheet = region.first, self._work.copy.sheet(region.first.ref.sheet)
        cells = [cell for row in region.rows for cell in _all_cells(row)]
        sheet.empty_whole(cell.ref.cell for cell in cells)
        rows = [row_of(first.sheet.ref(number, TYPE).cell) for number in region.numbers]
        sheet.drop_pictures(rows)
        sheet.unmerge(rows)
        _straightened(sheet, rows)
        rule = next_year_rules.CASES_LEFT_OUT if region.is_case else next_year_rules.PHOTOS_LEFT_OUT
        said = _what_stood(region)
        self._work.tell(rule, first.content.ref, said)
        sheet.set_text(first.ref.cell, REMARK)
        sheet.set_text(first.content.ref.cell, f"{self._work.this} 年的报告在这里有{said}。")


def _straightened(sheet: PatchedSheet, rows: Sequence[int]) -> None:
    """Let emptied rows look as the first of them and be as high as what is written into them wants."""
    first, *others = rows
    for row in rows:
        sheet.set_fitting_height(row)
    for row in others:
        for letters in map(column_letters, sheet.columns_of(row)):
            sheet.set_look_of(f"{letters}{row}", f"{letters}{first}")


def _title(row: Row) -> str:
    return caption_of(row) or option(row, "名称") or row.kind


def _all_cells(row: Row) -> Iterator[Cell]:
    for number in (row.number, *row.below):
        yield from row.sheet.row_cells(number, TYPE)


def _what_stood(region: Region) -> str:
    first = region.first
    title = f"“{caption_of(first)[:_SHOWN]}”" if caption_of(first) else ""
    if region.is_case:
        school = first.attribute.plain.strip()
        return f"案例{title}" + (f"（{school}）" if school else "")
    count = len(first.cells_from(CONTENT + 1)) + len(first.drawn())
    return f"照片{title}" + (f"（{count} 张）" if count else "")


def _worded(row: Row) -> Iterator[tuple[Cell, YearsIn]]:
    """Yield the cells of a row that hold words, each with what becomes of the years in it."""
    if row.kind in HEADINGS or (row.kind in KINDS and row.kind != CASE):
        yield row.content, in_title
    elif row.kind == NOTE:
        yield row.content, in_note
    elif row.kind == PROSE:
        yield from ((row.sheet.cell(number, CONTENT), in_prose) for number in (row.number, *row.filled_rows))
    elif row.kind == CASE:
        yield row.content, in_prose
    if row.kind in KINDS and row.kind != PHOTO:
        yield row.attribute, in_prose


def _in_cell(text: str, this: int) -> YearsMoved:
    """Return what becomes of the years in a cell of a table: many of them are anything but the report's."""
    found = in_prose(text, this)
    return YearsMoved(found.changes, tuple(each for each in found.left if f"{this}年" in each))
