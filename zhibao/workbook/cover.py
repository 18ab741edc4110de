"""The 封面 sheet: two columns, 项目 and 内容."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibao.findings import Findings, workbook
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion
from zhibao.workbook.lines import line_of
from zhibao.workbook.sheet import Cell, Sheet

COVER_SHEET = "封面"
KEY_COLUMN, VALUE_COLUMN = 1, 2
HEADER = ("项目", "内容")
MONTH_KEY = "编制年月"
REPORT_NAME = "职业教育质量报告"


def read_cover(sheet: Sheet | None, close_gaps: bool, findings: Findings) -> Mapping[str, Text]:
    """Return the cover's values by key, empty ones left out; nothing when there is no such sheet."""
    values: dict[str, Text] = {}
    if sheet:
        for row in range(1, sheet.last_row + 1):
            _read_row(sheet, row, close_gaps, values, findings)
    return values


def _read_row(sheet: Sheet, row: int, close_gaps: bool, values: dict[str, Text], findings: Findings) -> None:
    key = sheet.cell(row, KEY_COLUMN).plain.strip()
    cell = sheet.cell(row, VALUE_COLUMN)
    value = _month(cell) if key == MONTH_KEY and cell.date else line_of(cell, close_gaps)
    if not key or not value or (key, value.plain) == HEADER:
        return
    if key in values:
        findings.add(workbook.REPEATED_COVER_KEY.at(sheet.ref(row, KEY_COLUMN), key=key, first=values[key].ref.cell))
    values.setdefault(key, value)


def _month(cell: Cell) -> Text:
    """Return a date cell as year and month, unless its format shows just these already."""
    shown = cell.plain.strip()
    if cell.date is None or re.fullmatch(r"[^年月日]+年[^年月日]+月", shown):
        return Text.of(shown, cell.ref)
    return Text.of(f"{cell.date.year}年{cell.date.month}月", cell.ref)


def completed(cover: Mapping[str, Text], required: tuple[str, ...], findings: Findings) -> Mapping[str, Text]:
    """Return the cover with its defaults, placeholders standing where a required key is missing."""
    values = dict(cover)
    for key in required:
        if key not in values:
            near = suggestion(key, [name for name in values if name not in required])
            findings.add(workbook.MISSING_COVER_KEY.at(CellRef(COVER_SHEET), key=key, suggestion=near))
            values[key] = Text.todo(f"待补：{key}", CellRef(COVER_SHEET))
    values.setdefault("报告名称", values.get("地区", Text()) + Text.of(REPORT_NAME))
    return values
