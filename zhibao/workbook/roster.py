"""The 学校 sheet: the roster of schools."""

from __future__ import annotations

from zhibao.model.text import Text
from zhibao.text.keys import key_of
from zhibao.workbook.sheet import Sheet

ROSTER_SHEET = "学校"
NAME_HEADER = "学校名称"


def read_schools(sheet: Sheet | None) -> tuple[Text, ...]:
    """Return the names of the schools in the roster; nothing when there is no such sheet."""
    if sheet is None:
        return ()
    column = next((cell.column for cell in sheet.row_cells(1) if key_of(cell.plain) == NAME_HEADER), 1)
    cells = (sheet.cell(row, column) for row in sheet.rows_from(2))
    return tuple(Text.of(cell.plain.strip(), cell.ref) for cell in cells if cell)
