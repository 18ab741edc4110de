"""The 核对 sheet: findings that the clerk accepts, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Findings, workbook_rules
from zhibao.model.waiver import Waiver
from zhibao.text.folding import fold
from zhibao.text.keys import squeezed
from zhibao.workbook.sheet import Sheet

WAIVER_SHEET = "核对"
WAIVER_HEADER = ("代码", "工作表", "单元格", "摘录", "理由")


def read_waivers(sheet: Sheet | None, findings: Findings) -> tuple[Waiver, ...]:
    """Return the rows of the sheet, which may have further columns; nothing where there is none, or it is empty."""
    if sheet is None or not sheet.last_row:
        return ()
    columns = {cell.plain.strip(): cell.column for cell in sheet.row_cells(1) if cell}
    missing = [name for name in WAIVER_HEADER if name not in columns]
    if missing:
        findings.add(workbook_rules.WAIVERS_WITHOUT_COLUMN.at(sheet.ref(1, 1), missing="、".join(missing)))
        return ()
    return tuple(_rows(sheet, [columns[name] for name in WAIVER_HEADER]))


def _rows(sheet: Sheet, columns: list[int]) -> Iterator[Waiver]:
    for row in range(2, sheet.last_row + 1):
        code, place, cell, excerpt, reason = (_plain(sheet, row, column) for column in columns)
        if code or place or cell or excerpt or reason:
            cell = squeezed(cell).upper().replace("$", "")
            yield Waiver(squeezed(code).upper(), fold(place), cell, excerpt, reason, sheet.ref(row, columns[0]))


def _plain(sheet: Sheet, row: int, column: int) -> str:
    return sheet.cell(row, column).plain.strip()
