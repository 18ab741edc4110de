"""Sheets of raw rows: those with a column 年度 keep their rows, the others are emptied and keep their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhibao.findings import next_year_rules
from zhibao.next_year.gathering_names import raw_axis
from zhibao.next_year.look_up_moves import LookUpMoves
from zhibao.next_year.value_moves import move_axis
from zhibao.next_year.work import Work, row_of
from zhibao.tables.amount_cells import names_no_amounts
from zhibao.tables.year_rows import is_year_column
from zhibao.text.keys import key_of
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.sheet import Cell, Sheet


def move_raw(work: Work, look_ups: LookUpMoves, sheet: Sheet) -> None:
    """Move a sheet of raw rows on to the next year."""
    if any(is_year_column(cell.plain) for cell in sheet.row_cells(1)):
        said = f"有“年度”列：{work.this} 年的行留着，是上年的数；{work.this + 1} 年的行加在下面。"
        work.tell(next_year_rules.DATA_TO_FILL, sheet.ref(1, 1), said)
        return
    axis = raw_axis(sheet, work.this)
    if axis is not None:
        move_axis(work, look_ups, axis, sheet.name.strip())
    moved = {(each.row, each.column) for pair in axis.pairs for each in pair} if axis else set()
    rest = [each for each in _body(sheet) if (each.row, each.column) not in moved]
    if axis is not None or _is_by_school(work, sheet):
        _empty_amounts(work, sheet, rest)
    elif rest:
        _empty_rows(work, sheet, rest)


def _empty_amounts(work: Work, sheet: Sheet, cells: Iterable[Cell]) -> None:
    """Empty the numbers of rows that are the same every year."""
    copy = work.copy.sheet(sheet.place.sheet)
    gone = [each for each in cells if _is_amount(sheet, each) and not copy.has_formula(each.ref.cell)]
    copy.empty_whole(each.ref.cell for each in gone)
    if gone:
        said = f"各行的名称留着，{len(gone)} 个数清空了，等着填今年的。"
        work.tell(next_year_rules.DATA_TO_FILL, sheet.ref(1, 1), said)


def _empty_rows(work: Work, sheet: Sheet, cells: Sequence[Cell]) -> None:
    """Empty rows of which the new year has others."""
    copy, rows = work.copy.sheet(sheet.place.sheet), {row_of(each.ref.cell) for each in cells}
    copy.empty_whole(each.ref.cell for each in cells)
    copy.unmerge(rows)
    said = f"没有“年度”列：去年的 {len(rows)} 行清空了，列和格式留着。"
    work.tell(next_year_rules.DATA_TO_FILL, sheet.ref(1, 1), said)


def _body(sheet: Sheet) -> Iterator[Cell]:
    return (cell for row in sheet.rows_from(2) for cell in sheet.row_cells(row) if cell)


def _is_by_school(work: Work, sheet: Sheet) -> bool:
    """Tell whether each row is about a school of the roster: the rows of the new year are the same."""
    if sheet.name.strip() == ROSTER_SHEET:
        return True
    schools = {key_of(each.plain) for each in work.source.report.schools}
    rows = [[key_of(cell.plain) for cell in sheet.row_cells(row)] for row in sheet.rows_from(2)]
    named = [school for row in rows for school in schools.intersection(row)]
    return bool(named) and len(named) == len(set(named)) and 2 * len(named) > len(rows)


def _is_amount(sheet: Sheet, cell: Cell) -> bool:
    return cell.value is not None and cell.column > 1 and not names_no_amounts(sheet.cell(1, cell.column).plain)
