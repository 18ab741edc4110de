"""What an import makes of a Word file.

taken = imported(tmp_path, word_file(tmp_path, line("一、基本情况", font="黑体") + line("全市有学校三所。")))
assert taken.rows("1 基本情况") == [("段落", "全市有学校三所。")]
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl

from tests.builders import TEMPLATES
from tests.importing.handmade import cover, line, word_file
from zhibao.findings import Finding, Severity
from zhibao.pipeline.report_import import ImportedWorkbook, import_document

CHAPTER = line("一、基本情况", font="黑体")


@dataclass(frozen=True)
class Taken:
    """What an import made, read as a person reads it."""

    made: ImportedWorkbook

    @cached_property
    def _book(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(self.made.workbook, rich_text=True)

    @property
    def chapters(self) -> list[str]:
        """The names of the sheets that are printed."""
        return [sheet.title for sheet in self._book.worksheets if sheet.cell(1, 1).value == "类型"]

    def rows(self, sheet: str) -> list[tuple[str, ...]]:
        """Return the filled rows of a sheet below its header, each up to its last filled cell."""
        found = []
        for row in self._book[sheet].iter_rows(min_row=2):
            cells = ["" if cell.value is None else str(cell.value) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            found += [tuple(cells)] if cells else []
        return found

    def all_rows(self) -> list[tuple[str, ...]]:
        """Return the rows of all chapters, one after another."""
        return [row for sheet in self.chapters for row in self.rows(sheet)]

    def cell(self, sheet: str, place: str) -> object:
        return self._book[sheet][place].value

    def merges(self, sheet: str) -> list[str]:
        return sorted(str(area) for area in self._book[sheet].merged_cells.ranges)

    @property
    def cover(self) -> dict[str, str]:
        rows = self._book["封面"].iter_rows(min_row=2, max_col=2, values_only=True)
        return {str(key): str(value) for key, value in rows if key and value}

    @property
    def photos(self) -> list[str]:
        return sorted(path.name for path in self.made.photos.iterdir())

    def told(self, code: str) -> list[Finding]:
        return [each for each in self.made.findings if each.code == code]

    @property
    def errors(self) -> list[str]:
        return [f"{each.code} {each.message}" for each in self.made.findings if each.severity is Severity.ERROR]

    @property
    def to_look_at(self) -> list[str]:
        """The codes of what did not come as it was."""
        return [each.code for each in self.made.findings if each.severity is not Severity.INFO]


def imported(folder: Path, source: Path, name: str = "云州市2024", pack: str = "") -> Taken:
    """Import a document into a folder of its own."""
    return Taken(import_document(TEMPLATES, source, name, folder / "导入" / name, pack))


def take(folder: Path, body: str, **parts: str | bytes) -> Taken:
    """Import a report with a cover and this body, of which nothing may be missing; the file stays as it was."""
    source = word_file(folder, cover() + body, parts)
    before = source.read_bytes()
    taken = imported(folder, source)
    assert taken.errors == []
    assert source.read_bytes() == before
    return taken
