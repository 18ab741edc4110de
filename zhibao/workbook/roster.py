"""The 学校 sheet: the roster of schools."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.model.received import RosterSchool
from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.workbook.sheet import Sheet

ROSTER_SHEET = "学校"
NAME_HEADER, SHORT_HEADER, ASKED_HEADER = "学校名称", "简称", "填报"
_NOT_ASKED = ("否", "不填", "不填报")


def read_roster(sheet: Sheet | None) -> tuple[RosterSchool, ...]:
    """Return the schools of the roster with what forms need to know of them."""
    return tuple(_roster(sheet)) if sheet else ()


def _roster(sheet: Sheet) -> Iterator[RosterSchool]:
    columns = {key_of(cell.plain): cell.column for cell in reversed(sheet.row_cells(1))}

    def stated(row: int, header: str) -> str:
        return sheet.cell(row, columns[header]).plain.strip() if header in columns else ""

    for row in sheet.rows_from(2):
        cell = sheet.cell(row, columns.get(NAME_HEADER, 1))
        if cell:
            is_asked = key_of(stated(row, ASKED_HEADER)) not in _NOT_ASKED
            yield RosterSchool(Text.of(cell.plain.strip(), cell.ref), stated(row, SHORT_HEADER), is_asked)
