"""The rows of an openpyxl sheet with the type that governs each."""

from __future__ import annotations

from msgspec import Struct
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.row import CONTENT, HEADER, TYPE

# Drop-downs and colours reach so far, so that rows which are added later have them too.
LAST_ROW = 1000


class SheetRow(Struct, frozen=True):
    """A row, the type that it has or that of the block it belongs to, and whether the type stands in the row itself."""

    number: int
    kind: str
    typed: bool


def sheet_rows(sheet: Worksheet) -> list[SheetRow]:
    """Return the rows below the header row, up to the last filled one."""
    rows, kind = [], ""
    for number in range(2, sheet.max_row + 1):
        stated = text_at(sheet, number, TYPE)
        kind = stated or kind
        rows.append(SheetRow(number, kind, bool(stated)))
    return rows


def is_header(sheet: Worksheet, number: int) -> bool:
    """Tell whether the row is 类型 | 内容 | 属性 | 选项."""
    return tuple(text_at(sheet, number, column) for column in range(TYPE, len(HEADER) + TYPE)) == HEADER


def is_alone(sheet: Worksheet, number: int) -> bool:
    """Tell whether the row has text in its first cell and nowhere else."""
    others = range(CONTENT, sheet.max_column + 1)
    return bool(text_at(sheet, number, TYPE)) and not any(text_at(sheet, number, column) for column in others)


def text_at(sheet: Worksheet, number: int, column: int) -> str:
    """Return the trimmed text of a cell, empty when there is none."""
    value = sheet.cell(number, column).value
    return "" if value is None else str(value).strip()
