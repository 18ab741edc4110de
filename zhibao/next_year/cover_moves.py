"""The sheet 封面: its years move on, and it names last year's workbook."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from zhibao.findings import next_year_rules
from zhibao.next_year.work import Work
from zhibao.next_year.years_in_words import YearsMoved, year_words
from zhibao.text.keys import key_of
from zhibao.workbook.cover import KEY_COLUMN, MONTH_KEY, PREVIOUS_KEY, VALUE_COLUMN, YEAR_KEY
from zhibao.workbook.sheet import Cell, Sheet

_SCHOOL_YEAR, _TITLE = "数据学年", "报告名称"
_SURE = (YEAR_KEY, _SCHOOL_YEAR, MONTH_KEY, _TITLE)
_BASIS = "依据文件"


def move_cover(work: Work, target: Path) -> None:
    """Move the cover on to the next year; `target` is where the new workbook will be."""
    sheet = work.source.cover
    if sheet is None:
        return
    for row in sheet.rows_from(1):
        key, cell = key_of(sheet.cell(row, KEY_COLUMN).plain), sheet.cell(row, VALUE_COLUMN)
        if cell and key != PREVIOUS_KEY:
            _move(work, key, cell)
    _name_previous(work, sheet, _relative(work.source.path, target))


def _move(work: Work, key: str, cell: Cell) -> None:
    if key == MONTH_KEY and cell.date is not None:
        _move_date(work, cell, cell.date)
    elif key == YEAR_KEY and work.sheet(cell.ref).has_formula(cell.ref.cell):
        work.sheet(cell.ref).set_number(cell.ref.cell, str(work.this + 1))
    elif key in _SURE:
        work.move_label(cell)
    else:
        text = work.words(cell.ref)
        found = list(year_words(text))
        # 2025年度 in the name of a notice; its number is not known before it is issued.
        sure = [each for each in found if key == _BASIS and text[each.end :].lstrip().startswith("年度")]
        left = [each for each in found if each not in sure and abs(each.year - work.this) <= 1]
        told = tuple(f"{key}：{each.around(text)}" for each in left)
        work.move_years(cell.ref, YearsMoved(tuple(each.later(text) for each in sure), told))


def _move_date(work: Work, cell: Cell, date: datetime.date) -> None:
    """Move a date one year on, the 29th of February to the day after."""
    days = work.sheet(cell.ref).number(cell.ref.cell)
    later = _year_later(date)
    if days is None:
        work.tell(next_year_rules.YEAR_LEFT, cell.ref, cell.plain)
        return
    work.sheet(cell.ref).set_number(cell.ref.cell, str(days + (later - date).days))
    work.tell(next_year_rules.YEAR_MOVED, cell.ref, f"{date:%Y-%m-%d} → {later:%Y-%m-%d}")


def _year_later(date: datetime.date) -> datetime.date:
    try:
        return date.replace(year=date.year + 1)
    except ValueError:
        return datetime.date(date.year + 1, 3, 1)


def _name_previous(work: Work, sheet: Sheet, path: str) -> None:
    """Let the cover name last year's workbook, in a row of its own behind the others where it has none."""
    rows = sheet.rows_from(1)
    stated = next((row for row in rows if key_of(sheet.cell(row, KEY_COLUMN).plain) == PREVIOUS_KEY), None)
    row = stated if stated is not None else rows[-1] + 1
    copy = work.copy.sheet(sheet.place.sheet)
    for column, words in zip((KEY_COLUMN, VALUE_COLUMN), (PREVIOUS_KEY, path), strict=True):
        if stated is None:
            copy.set_look_of(sheet.ref(row, column).cell, sheet.ref(rows[-1], column).cell)
        copy.empty_whole([sheet.ref(row, column).cell])
        copy.set_text(sheet.ref(row, column).cell, words)


def _relative(source: Path, target: Path) -> str:
    """Return the path from the new workbook's folder; a whole one where both are on different drives."""
    try:
        return Path(os.path.relpath(source.resolve(), target.resolve().parent)).as_posix()
    except ValueError:
        return source.resolve().as_posix()
