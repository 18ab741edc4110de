"""The 封面 sheet: two columns, 项目 and 内容."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibao.findings import Findings, workbook_rules
from zhibao.model.figures import CHART_FORM_KEY
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.pack import FONTS_KEY
from zhibao.text.folding import fold
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import nearest, suggestion
from zhibao.workbook.cell_lines import line_of
from zhibao.workbook.sheet import Cell, Sheet

COVER_SHEET = "封面"
KEY_COLUMN, VALUE_COLUMN = 1, 2
HEADER = ("项目", "内容")
YEAR_KEY, MONTH_KEY = "报告年度", "编制年月"
PREVIOUS_KEY = "上年工作簿"
PRIVACY_KEY, YES_OR_NO = "脱敏", ("是", "否")
KNOWN_KEYS = (
    "地区",
    YEAR_KEY,
    "数据学年",
    "报告名称",
    "编制单位",
    MONTH_KEY,
    "公开形式",
    "公开网址",
    "依据文件",
    PREVIOUS_KEY,
    "模板",
    CHART_FORM_KEY,
    PRIVACY_KEY,
    FONTS_KEY,
)
_SPELLINGS = {key_of(key): key for key in KNOWN_KEYS}
# Of two characters one may be wrong (模版), of four one (公开网只).
_MISSPELT_SHORT, _MISSPELT = 0.5, 0.7
_LIKE_REQUIRED = 0.6
_YEAR = lazy_pattern(r"(?:19|20|21)\d\d")
REPORT_NAME = "职业教育质量报告"


def read_cover(sheet: Sheet | None, close_gaps: bool, findings: Findings) -> Mapping[str, Text]:
    """Return the cover's values by key, empty ones left out; nothing when there is no such sheet."""
    values: dict[str, Text] = {}
    if sheet:
        for row in sheet.rows_from(1):
            _read_row(sheet, row, close_gaps, values, findings)
    return values


def stated(sheet: Sheet | None, key: str) -> Text | None:
    """Return what the cover states under one key, None where it states nothing."""
    if sheet is None:
        return None
    rows = (row for row in sheet.rows_from(1) if _key(sheet.cell(row, KEY_COLUMN)) == key)
    cells = (sheet.cell(row, VALUE_COLUMN) for row in rows)
    return next(filter(None, (line_of(cell, close_gaps=False) for cell in cells)), None)


def _read_row(sheet: Sheet, row: int, close_gaps: bool, values: dict[str, Text], findings: Findings) -> None:
    key = _key(sheet.cell(row, KEY_COLUMN))
    cell = sheet.cell(row, VALUE_COLUMN)
    value = _special(key, cell) or line_of(cell, close_gaps)
    if not value or (key, value.plain) == HEADER:
        return
    if not key:
        findings.add(workbook_rules.VALUE_WITHOUT_KEY.at(cell.ref, found=value.plain[:20]))
        return
    if key == MONTH_KEY and cell.value is not None:
        findings.add(workbook_rules.MONTH_IS_NUMBER.at(cell.ref, found=value.plain))
        value = Text.todo(f"待核：{value.plain}", cell.ref)
    if key in values:
        findings.add(
            workbook_rules.REPEATED_COVER_KEY.at(sheet.ref(row, KEY_COLUMN), key=key, first=values[key].ref.cell)
        )
    values.setdefault(key, value)


def _key(cell: Cell) -> str:
    """Return the name of an item; a known one as the program spells it, whatever its spaces and forms."""
    return _SPELLINGS.get(key_of(cell.plain), cell.plain.strip())


def _special(key: str, cell: Cell) -> Text | None:
    """Return a year without 年 or 年度, which the template adds, and a date cell as year and month."""
    shown = cell.plain.strip()
    year = re.fullmatch(r"(\d{4})\s*年?度?", fold(shown)) if key == YEAR_KEY else None
    if year:
        return Text.of(year[1], cell.ref)
    if key == MONTH_KEY and cell.date and not re.fullmatch(r"[^年月日]+年[^年月日]+月", shown):
        return Text.of(f"{cell.date.year}年{cell.date.month}月", cell.ref)
    return None


def check_cover(cover: Mapping[str, Text], required: tuple[str, ...], findings: Findings) -> None:
    """Report keys that look misspelt, and a 脱敏 that is neither 是 nor 否.

    A missing required key has a finding of its own, from `completed`.
    """
    privacy = cover.get(PRIVACY_KEY)
    if privacy and privacy.plain not in YES_OR_NO:
        findings.add(workbook_rules.BAD_PRIVACY.at(privacy.ref, found=privacy.plain[:20]))
    for key, value in cover.items():
        if key not in KNOWN_KEYS:
            likeness = _MISSPELT_SHORT if len(key) == 2 else _MISSPELT
            near = nearest(key, [known for known in KNOWN_KEYS if known not in (*cover, *required)], likeness)
            if near and (len(near) == 2) == (len(key) == 2):
                findings.add(workbook_rules.MISSPELT_KEY.at(value.ref, found=key, near=near))


def completed(
    cover: Mapping[str, Text], required: tuple[str, ...], sheet: CellRef, findings: Findings
) -> Mapping[str, Text]:
    """Return the cover with its defaults, placeholders standing for a year that is none and missing required keys.

    `sheet` is the place of what is missing.
    """
    values = dict(cover)
    year = values.get(YEAR_KEY)
    if year and not _YEAR.fullmatch(year.plain):
        findings.add(workbook_rules.BAD_YEAR.at(year.ref, found=year.plain))
        values[YEAR_KEY] = Text.todo(f"待核：{year.plain}", year.ref)
    for key in required:
        if key not in values:
            near = suggestion(key, [name for name in values if name not in KNOWN_KEYS], _LIKE_REQUIRED)
            findings.add(workbook_rules.MISSING_COVER_KEY.at(sheet, key=key, suggestion=near))
            values[key] = Text.todo(f"待补：{key}", sheet)
    values.setdefault("报告名称", values.get("地区", Text()) + Text.of(REPORT_NAME))
    return values
