"""Small workbooks from lists of rows, and what the program reads from them.

sheets = minimal_sheets(基本情况=[("节", "规模"), ("段落", "正文")])
report, findings = read(tmp_path, sheets)
"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.findings import Finding, NothingMadeError
from zhibao.model.blocks import AnyBlock, ReadBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, ReadReport
from zhibao.model.table import Table
from zhibao.pack import Pack, load_pack
from zhibao.workbook.reader import read_workbook
from zhibao.workbook.row import HEADER

TEMPLATES = Path(__file__).parents[1] / "templates"
COVER = (
    ("项目", "内容"),
    ("地区", "云州市"),
    ("报告年度", "2025"),
    ("编制单位", "云州市教育局"),
    ("编制年月", "2025年12月"),
)

Plain = str | int | float | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | CellRichText


@dataclass(frozen=True)
class Shown:
    """A cell with a number format or a diagonal border."""

    value: Plain | None
    code: str = "General"
    diagonal: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet that is more than its rows: merged areas, not visible ("hidden", "veryHidden"), rows and columns hidden.

    `centered_across` are cells with the alignment 跨列居中.
    """

    rows: Rows
    merges: tuple[str, ...] = ()
    state: str = "visible"
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: str = ""
    centered_across: tuple[str, ...] = ()


CellContent = Plain | Shown | None
Rows = Sequence[Sequence[CellContent]]
Sheets = Mapping[str, Rows | Page]


class ReadResult(NamedTuple):
    """What reading a workbook gave."""

    report: ReadReport
    findings: tuple[Finding, ...]


def chapter(*rows: Sequence[CellContent]) -> Rows:
    """Return the rows of a chapter sheet below the header row that every chapter has."""
    return (HEADER, *rows)


def minimal_sheets(**chapters: Rows) -> dict[str, Rows | Page]:
    """Return a complete small workbook: 封面, 前言, and the chapters given without their header rows, or one."""
    stated = chapters or {"基本情况": (("段落", "全市有中等职业学校三所。"),)}
    return {
        "封面": COVER,
        "前言": chapter(("段落", "本报告依据通知编写。")),
        **{name: chapter(*rows) for name, rows in stated.items()},
    }


def rich(*pieces: str | tuple[str, str]) -> CellRichText:
    """Return rich text; a piece with a format is (characters, "b" bold, "i" italic, "^" raised, "_" lowered)."""
    return CellRichText(*(piece if isinstance(piece, str) else _block(*piece) for piece in pieces))


def _block(text: str, marks: str) -> TextBlock:
    font = InlineFont(b="b" in marks or None, i="i" in marks or None)
    if "^" in marks:
        font.vertAlign = "superscript"
    elif "_" in marks:
        font.vertAlign = "subscript"
    return TextBlock(font, text)


def write_workbook(path: Path, sheets: Sheets) -> Path:
    """Write the sheets in their order as an .xlsx file and return its path."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, content in sheets.items():
        page = content if isinstance(content, Page) else Page(content)
        _fill(book.create_sheet(name), page)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def _fill(sheet: Worksheet, page: Page) -> None:
    for number, row in enumerate(page.rows, 1):
        for column, content in enumerate(row, 1):
            _set(sheet, number, column, content)
    for area in page.merges:
        sheet.merge_cells(area)
    for number in page.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for letters in page.hidden_columns:
        sheet.column_dimensions[letters].hidden = True
    for place in page.centered_across:
        sheet[place].alignment = Alignment(horizontal="centerContinuous")
    sheet.sheet_state = page.state  # type: ignore[assignment]  # one of three strings


def _set(sheet: Worksheet, row: int, column: int, content: CellContent) -> None:
    shown = content if isinstance(content, Shown) else None
    value = content.value if isinstance(content, Shown) else content
    cell = sheet.cell(row, column)
    if value is not None and value != "":
        cell.value = value
    if shown and shown.code != "General":
        cell.number_format = shown.code
    if shown and shown.diagonal:
        cell.border = Border(diagonal=Side("thin"), diagonalDown=True)


def patch_parts(path: Path, change: Callable[[str, bytes], bytes], extra: Mapping[str, bytes] | None = None) -> Path:
    """Rewrite the file's zip with every part passed through `change(name, data)`, and further parts added."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, change(name, data))
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return path


@cache
def henan() -> Pack:
    """Return the pack that ships; a pack is a value, and this one does not change."""
    return load_pack(TEMPLATES, "henan", CellRef())


def read_file(path: Path) -> ReadResult:
    """Read a workbook file; NothingMadeError as `read_workbook` raises it."""
    report, _, findings = read_workbook(path, partial(load_pack, TEMPLATES))
    return ReadResult(report, findings)


def read(tmp_path: Path, sheets: Sheets) -> ReadResult:
    """Write the sheets to a workbook in `tmp_path` and read it."""
    return read_file(write_workbook(tmp_path / "工作簿.xlsx", sheets))


def read_chapter(tmp_path: Path, *rows: Sequence[CellContent], merges: tuple[str, ...] = ()) -> ChapterResult:
    """Read a workbook whose chapter 基本情况 has these rows from row 2 on; merges count sheet rows."""
    return read_page(tmp_path, Page(chapter(*rows), merges))


def read_page(tmp_path: Path, page: Page) -> ChapterResult:
    """Read a workbook whose chapter 基本情况 is this page."""
    sheets = minimal_sheets()
    sheets["基本情况"] = page
    report, findings = read(tmp_path, sheets)
    return ChapterResult(report.chapters[0], findings)


class ChapterResult(NamedTuple):
    """What reading one chapter gave."""

    part: Part[ReadBlock]
    findings: tuple[Finding, ...]

    @property
    def blocks(self) -> tuple[ReadBlock, ...]:
        return self.part.blocks

    @property
    def faults(self) -> list[str]:
        """Code and place of every finding, such as "S101 基本情况!A2"."""
        return faults(self.findings)


def faults(findings: Iterable[Finding]) -> list[str]:
    """Return code and place of every finding, such as "S101 基本情况!A2", in the order of their report."""
    return [f"{finding.code} {finding.ref}".strip() for finding in findings]


def refusal(path: Path) -> Finding:
    """Return the one finding that says why nothing could be made of the file."""
    try:
        read_file(path)
    except NothingMadeError as error:
        (finding,) = error.findings
        return finding
    raise AssertionError(f"{path} was read")


def outline(blocks: Iterable[AnyBlock], depth: int = 0) -> Iterator[str]:
    """Yield one line for each block, such as "Paragraph 正文"; blocks of a case study are indented."""
    for block in blocks:
        inner = getattr(block, "blocks", ())
        said = getattr(block, "text", None) or getattr(block, "caption", None) or getattr(block, "title", None) or ""
        yield f"{'  ' * depth}{type(block).__name__} {getattr(said, 'plain', '')}".rstrip()
        yield from outline(inner, depth + 1)


def drawn(table: Table) -> list[str]:
    """Return one line for each row; "<" and "^" stand where a merged cell reaches over."""
    return [
        " | ".join(_shown(table, row, column) for column in range(table.column_count)) for row in range(len(table.rows))
    ]


def _shown(table: Table, row: int, column: int) -> str:
    cell = table.rows[row][column]
    if cell:
        return cell.plain
    return "<" if column and table.owner(row, column) == table.owner(row, column - 1) else "^"
