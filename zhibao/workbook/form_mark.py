"""The mark inside a school's form: whose and which year's it is, on a sheet that cannot be shown by hand.

A file's name, its properties and its visible cells get lost or changed on the way; a hidden sheet survives saving by
Excel, WPS and LibreOffice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from zhibao.text.keys import key_of
from zhibao.workbook.opening import OpenWorkbook

if TYPE_CHECKING:
    from openpyxl import Workbook

MARK_SHEET = "填报表标记"
_LABELS = {"school": "学校名称", "year": "报告年度", "region": "地区"}


class FormMark(Struct, frozen=True):
    """Whose form it is, of what year and region."""

    school: str
    year: str
    region: str = ""


def write_mark(book: Workbook, mark: FormMark) -> None:
    """Add the sheet with the mark, very hidden."""
    sheet = book.create_sheet(MARK_SHEET)
    sheet.sheet_state = "veryHidden"
    for row, (name, label) in enumerate(_LABELS.items(), 1):
        sheet.cell(row, 1, label)
        sheet.cell(row, 2, str(getattr(mark, name))).number_format = "@"


def read_mark(book: OpenWorkbook) -> FormMark | None:
    """Return the mark of a form, None for a workbook that has none; NothingMadeError for a damaged one."""
    name = next((each.name for each in book.sheets if key_of(each.name) == MARK_SHEET and each.has_cells), None)
    if name is None:
        return None
    sheet = book.sheet(name)
    stated = {key_of(sheet.cell(row, 1).plain): sheet.cell(row, 2).plain.strip() for row in sheet.rows_from(1)}
    mark = FormMark(**{name: stated.get(label, "") for name, label in _LABELS.items()})
    return mark if mark.school and mark.year else None
