"""Small workbooks moved on to the next year, and what stands in the cells of the copy.

book = moved(tmp_path, minimal_sheets(基本情况=[("段落", "正文。")]))
assert book.cell("基本情况", "B2") == "正文。"
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import openpyxl

from tests.builders import TEMPLATES, Sheets, write_workbook
from zhibao.findings import Finding
from zhibao.next_year import Kept, moved_on
from zhibao.pack import load_pack
from zhibao.workbook.reader import read_workbook

INDICATORS = ("名称", "单位", 2024, 2025, "公式")


@dataclass(frozen=True)
class MovedBook:
    """The new workbook's path and what was told of it."""

    path: Path
    findings: tuple[Finding, ...]

    def rows(self, sheet: str) -> list[tuple[object, ...]]:
        """Return the filled rows of a sheet without empty cells at their ends."""
        found: list[tuple[object, ...]] = []
        for row in openpyxl.load_workbook(self.path)[sheet].iter_rows(values_only=True):
            last = max((at for at, value in enumerate(row, 1) if value is not None), default=0)
            found.append(row[:last])
        return found

    def cell(self, sheet: str, place: str) -> object:
        """Return what a cell holds."""
        return openpyxl.load_workbook(self.path)[sheet][place].value

    def told(self, code: str) -> list[str]:
        """Return the places of what was told under a code, such as 指标!D2."""
        return [str(each.ref) for each in self.findings if each.code == code]


def moved_file(source: Path, name: str = "云州市2026", kept: Kept = Kept()) -> MovedBook:  # noqa: B008
    """Return a workbook file moved on; the new one stands in a folder of its name beside that of the old one."""
    target = source.parent.parent / name / "工作簿.xlsx"
    read = partial(read_workbook, load_pack=partial(load_pack, TEMPLATES))
    made = moved_on(source, name, target, read, kept)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made.content)
    return MovedBook(target, made.findings)


def moved(folder: Path, sheets: Sheets, kept: Kept = Kept(), name: str = "云州市2026") -> MovedBook:  # noqa: B008
    """Return the workbook of these sheets, which is of 2025, moved on."""
    return moved_file(write_workbook(folder / "云州市2025" / "工作簿.xlsx", sheets), name, kept)
