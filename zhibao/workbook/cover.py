"""The 封面 sheet: two columns, 项目 and 内容."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import Findings, workbook
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion
from zhibao.workbook.lines import line_of
from zhibao.workbook.sheet import Sheet

COVER_SHEET = "封面"
KEY_COLUMN, VALUE_COLUMN = 1, 2
HEADER = ("项目", "内容")


def read_cover(sheet: Sheet | None, close_gaps: bool, findings: Findings) -> Mapping[str, Text]:
    """Return the cover's values by key, empty ones left out; nothing when there is no such sheet."""
    values: dict[str, Text] = {}
    for row in range(1, sheet.last_row + 1) if sheet else ():
        key = sheet.cell(row, KEY_COLUMN).plain.strip() if sheet else ""
        value = line_of(sheet.cell(row, VALUE_COLUMN), close_gaps) if sheet else Text()
        if not key or (key, value.plain) == HEADER or not value:
            continue
        if key in values:
            ref = sheet.ref(row, KEY_COLUMN) if sheet else CellRef()
            findings.add(workbook.REPEATED_COVER_KEY.at(ref, key=key, first=values[key].ref.cell))
            continue
        values[key] = value
    return values


def completed(cover: Mapping[str, Text], required: tuple[str, ...], findings: Findings) -> Mapping[str, Text]:
    """Return the cover with its defaults, placeholders standing where a required key is missing."""
    values = dict(cover)
    for key in required:
        if key not in values:
            near = suggestion(key, [name for name in values if name not in required])
            findings.add(workbook.MISSING_COVER_KEY.at(CellRef(COVER_SHEET), key=key, suggestion=near))
            values[key] = Text.todo(f"待补：{key}", CellRef(COVER_SHEET))
    values.setdefault(
        "报告名称",
        values["地区"] + Text.of("职业教育质量报告") if "地区" in values else Text.of("职业教育质量报告"),
    )
    return values
