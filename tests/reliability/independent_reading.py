"""What a workbook says, as openpyxl reads it, and what of it stands neither in the report nor in a finding."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

_NO_CHAPTERS = ("封面", "指标", "学校", "核对", "采用", "填写说明")
# Rows whose cells, from a column on, say how something is printed and are not printed themselves.
_SETTINGS_FROM = {
    "说明": 1,
    "图片": 2,
    "统计图": 2,
    "案例": 3,
    "收案例": 1,
    "横向": 1,
    "纵向": 1,
    "分页": 1,
    "案例完": 1,
}
_OPTIONS = 3


@dataclass(frozen=True)
class Said:
    """A text in a cell; row and column count from 1 and from 0."""

    sheet: str
    row: int
    column: int
    text: str


def missing(workbook: Path, report: Path, findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the texts of cells that are lost without a word."""
    printed = _printed(report)
    return [
        f"{each.sheet}!{each.row} {each.text[:40]!r}"
        for each in _said(workbook)
        if _plain(each.text) not in printed and not any(_tells(finding, each) for finding in findings)
    ]


def _said(workbook: Path) -> Iterator[Said]:
    """Yield what the visible cells of the chapters say, line by line."""
    for sheet in openpyxl.load_workbook(workbook, data_only=True).worksheets:
        title = sheet.title.strip()
        if sheet.sheet_state == "visible" and title not in _NO_CHAPTERS and not title.startswith("数据"):
            yield from _said_in(sheet)


def _said_in(sheet: Worksheet) -> Iterator[Said]:
    kind = ""
    hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    for number, row in enumerate(sheet.iter_rows(min_row=2), 2):
        stated = str(row[0].value or "").strip()
        kind = stated or kind
        if sheet.row_dimensions[number].hidden:
            continue
        last = _SETTINGS_FROM.get(kind, _OPTIONS if stated else len(row))
        for cell in row[1:last]:
            if isinstance(cell.value, str) and cell.column_letter not in hidden:
                for line in cell.value.splitlines():
                    if _plain(line) and "{" not in line:
                        yield Said(sheet.title, number, cell.column - 1, line)


def _printed(report: Path) -> str:
    """Return all texts of the report without their spaces, its charts' too."""
    with zipfile.ZipFile(report) as file:
        parts = (file.read(name) for name in file.namelist() if re.match(r"word/(document|charts/\w+)\.xml", name))
        return "\n".join(_plain("".join(map(str, etree.fromstring(part).itertext()))) for part in parts)


def _plain(text: str) -> str:
    """Return a text without what no reader sees: spaces, marks of direction, characters that XML cannot hold."""
    return "".join(re.findall(r"[^\s\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]+", text))


def _tells(finding: Mapping[str, Any], said: Said) -> bool:
    """Tell whether a finding is about the cell: its row, its whole sheet, or its words."""
    cell = finding["cell"] or ""
    is_at = finding["sheet"] == said.sheet and (not cell or re.sub(r"\D", "", cell) == str(said.row))
    return is_at or said.text.strip() in finding["message"]
