"""The guide and the cover of a workbook that was imported: those of a fresh one, with what the report said."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from zhibao.pack import Pack
from zhibao.workbook.cover import COVER_SHEET, KEY_COLUMN, VALUE_COLUMN
from zhibao.workbook.sheets import GUIDE_SHEET
from zhibao.workbook.starter.content import StarterCell, StarterSheet, read_starter, starter_values

# What a fresh workbook proposes, and a report that is there has said or not.
_OF_THE_REPORT = ("数据学年", "报告名称", "编制单位", "编制年月", "公开形式", "公开网址", "依据文件")


def guide_sheet(pack: Pack, facts: Mapping[str, str]) -> StarterSheet:
    """Return the sheet 填写说明 of the pack."""
    return _starter(pack, facts)[GUIDE_SHEET]


def cover_sheet(pack: Pack, facts: Mapping[str, str]) -> StarterSheet:
    """Return the sheet 封面 with the facts of a report; what it did not say is empty."""
    sheet = _starter(pack, facts)[COVER_SHEET]
    return replace(sheet, rows=tuple(_with_fact(row, facts) for row in sheet.rows))


def _with_fact(row: tuple[StarterCell, ...], facts: Mapping[str, str]) -> tuple[StarterCell, ...]:
    key = str(row[KEY_COLUMN - 1].value)
    if key not in _OF_THE_REPORT:
        return row
    return (*row[: VALUE_COLUMN - 1], StarterCell(facts.get(key, "")), *row[VALUE_COLUMN:])


def _starter(pack: Pack, facts: Mapping[str, str]) -> Mapping[str, StarterSheet]:
    values = starter_values(pack.folder.name, facts["地区"], int(facts["报告年度"]))
    starter, *bases = pack.starters
    return {sheet.name: sheet for sheet in read_starter(starter, values, (), bases)}
