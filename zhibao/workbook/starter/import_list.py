"""导入清单: what an import took, what it did not, and which numbers may become look-ups, as a workbook to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

from zhibao.findings import Finding, ReportPlace, Severity
from zhibao.findings.listing import SEVERITY_NAMES
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.workbook.book_saving import book_bytes
from zhibao.workbook.starter.base_look import BaseLook
from zhibao.workbook.starter.content import StarterCell, StarterSheet
from zhibao.workbook.starter.fit import fit_rows

SUMMARY_SHEET, TO_LOOK_AT, REDONE, LOOK_UPS = "导入情况", "请看一看", "由程序重做的", "可换成取数"
_HEADER = ("代码", "级别", "页", "段落", "说明", "怎么办", "原文")
_LOOK_UP_HEADER = ("工作表", "单元格", "印出", "可换成", "把握", "前后文")
_WIDTHS = {
    ("项目", "内容"): (16, 70),
    _HEADER: (8, 7, 9, 30, 56, 44, 34),
    _LOOK_UP_HEADER: (20, 9, 12, 30, 13, 48),
}
_WHAT = (
    "这份清单是给您看的，程序不读它；看完可以删去。",
    "“请看一看”列着没有照样带过来的内容，“由程序重做的”列着编号、目录、页眉页脚和封面上的字。",
    "“可换成取数”列着正文里与“指标”表相同的数：愿意的话，把这个数换成“可换成”一列的写法。",
)


class ListedImport(Struct, frozen=True):
    """What is listed: the document's name, how much there is of what, the findings, the offered look-ups."""

    source: str
    counts: Mapping[str, int]
    findings: Sequence[Finding]
    offers: Sequence[Sequence[str]]


def write_import_list(pack: Pack, listing: ListedImport, path: Path) -> None:
    """Write the list; FileExistsError when there is a file."""
    look = BaseLook(pack.starter_look)
    redone = [each for each in listing.findings if each.severity is Severity.INFO]
    others = [each for each in listing.findings if each.severity is not Severity.INFO]
    _add(look, SUMMARY_SHEET, ("项目", "内容"), _summary(listing, len(others)))
    _add(look, TO_LOOK_AT, _HEADER, [_row(each) for each in others])
    _add(look, LOOK_UPS, _LOOK_UP_HEADER, listing.offers)
    _add(look, REDONE, _HEADER, [_row(each) for each in redone])
    look.drop_bases()
    with path.open("xb") as file:
        file.write(book_bytes(look.book))


def _summary(listing: ListedImport, count: int) -> list[tuple[str, ...]]:
    counts = [(key, str(value)) for key, value in listing.counts.items()]
    errors = sum(each.severity is Severity.ERROR for each in listing.findings)
    checked = (
        "原报告的每个字、每一格、每张图都在工作簿或清单里" if not errors else f"有 {errors} 处对不上，见“{TO_LOOK_AT}”"
    )
    return [
        ("原来的报告", listing.source),
        *counts,
        ("要看一看的", str(count)),
        ("核对", checked),
        *(("", each) for each in _WHAT),
    ]


def _row(finding: Finding) -> tuple[str, ...]:
    place = finding.place if isinstance(finding.place, ReportPlace) else ReportPlace()
    page = "" if place.page is None else f"第 {place.page} 页"
    level = SEVERITY_NAMES[finding.severity]
    return finding.code, level, page, place.paragraph, finding.message, finding.advice, finding.excerpt


def _add(look: BaseLook, name: str, header: tuple[str, ...], rows: Sequence[Sequence[str]]) -> None:
    """Add a sheet with columns as wide as what they hold asks for."""
    cells = tuple(tuple(StarterCell(Text.of(words), "@") for words in row) for row in (header, *rows))
    look.add(StarterSheet(name, cells))
    sheet = look.book[name]
    for column, width in enumerate(_WIDTHS[header], 1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter] = ColumnDimension(sheet, letter, width, min=column, max=column)
    fit_rows(sheet)
