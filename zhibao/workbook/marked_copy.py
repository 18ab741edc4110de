"""检查: a copy of the clerk's workbook with the findings in its cells, and a list that leads to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from zhibao.findings import Finding
from zhibao.findings.listing import SEVERITY_NAMES, listed, rank
from zhibao.workbook.patching import Look, PatchedSheet, PatchedWorkbook
from zhibao.workbook.row_heights import line_count, row_height
from zhibao.workbook.spreadsheet import column_letters, place_of, quoted_sheet

# The first of these names that the workbook does not have is that of the list.
LIST_SHEETS = ("检查结果", *(f"检查结果{number}" for number in range(2, 10)))
# 代码 to 摘录 stand together: they are what the sheet 核对 asks for.
HEADER = ("级别", "代码", "工作表", "单元格", "摘录", "问题", "怎么改", "接受的理由")
_WIDTHS = (7.0, 7.5, 18.0, 9.0, 28.0, 60.0, 50.0, 24.0)
_AUTHOR = "职报检查"
# By rank: errors, warnings, infos, what is accepted.
_FILLS = ("FFC7CE", "FFEB9C", "DDEBF7", "E2EFDA")
_HEAD, _PLAIN = Look(fill="4A6A83", colour="FFFFFF", is_bold=True), Look(wraps=True)
_LINK = Look(colour="0563C1", is_underlined=True, wraps=True)
_MOST_FILLED = 500
_HEAD_ROW = 2


def marked_copy(workbook: Path, findings: Sequence[Finding], summary: str) -> dict[str, bytes]:
    """Return the parts of the copy; PartError for a workbook that cannot be changed so.

    `summary` is written over the list.
    """
    book = PatchedWorkbook(workbook)
    sheets = book.names
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        if each.ref.sheet in sheets and each.ref.cell and each.ref.workbook in ("", workbook.name):
            by_cell[each.ref.sheet, each.ref.cell].append(each)
    for (sheet, cell), found in by_cell.items():
        _mark(book.sheet(sheet), cell, sorted(found, key=rank))
    ordered = [each for part in listed(findings, sheets) for group in part.groups for each in group.findings]
    name = _free_name(sheets)
    _write_list(book.add_first_sheet(name), ordered, sheets, summary)
    book.repeat_row(name, _HEAD_ROW)
    return book.parts()


def _mark(sheet: PatchedSheet, cells: str, found: Sequence[Finding]) -> None:
    first = cells.partition(":")[0]
    for cell in _within(cells):
        sheet.set_look(cell, Look(fill=_FILLS[rank(found[0])]))
    sheet.add_comment(first, "\n".join(map(_comment, found)), _AUTHOR)


def _comment(finding: Finding) -> str:
    if finding.accepted:
        return f"【已接受 {finding.code}】{finding.message}理由：{finding.accepted}"
    return f"【{SEVERITY_NAMES[finding.severity]} {finding.code}】{finding.message}{finding.advice}"


def _within(cells: str) -> Iterable[str]:
    """Return the cells of a range, as far as they are not too many to be coloured."""
    first, _, last = cells.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return ()
    rows, columns = range(start[0], end[0] + 1), range(start[1], end[1] + 1)
    return [f"{column_letters(column)}{row}" for row in rows for column in columns][:_MOST_FILLED]


def _write_list(sheet: PatchedSheet, findings: Sequence[Finding], sheets: Sequence[str], summary: str) -> None:
    sheet.set_widths(_WIDTHS)
    sheet.set_text("A1", f"{summary}这是检查用的副本，请在原来的工作簿里改。")
    sheet.set_look("A1", Look(is_bold=True))
    for row in range(1, _HEAD_ROW + 1):
        sheet.set_height(row, row_height(1))
    for column, words in enumerate(HEADER, start=1):
        sheet.set_text(f"{column_letters(column)}{_HEAD_ROW}", words)
        sheet.set_look(f"{column_letters(column)}{_HEAD_ROW}", _HEAD)
    for row, finding in enumerate(findings, start=_HEAD_ROW + 1):
        _write_row(sheet, row, finding, sheets)
    sheet.freeze_above(_HEAD_ROW + 1)
    sheet.print_across("&C第 &P 页，共 &N 页")
    last = _HEAD_ROW + max(len(findings), 1)
    sheet.filter(f"A{_HEAD_ROW}:{column_letters(len(HEADER))}{last}")


def _write_row(sheet: PatchedSheet, row: int, finding: Finding, sheets: Sequence[str]) -> None:
    ref = finding.ref
    words = (finding.code, ref.sheet_shown or finding.file, ref.cell, finding.excerpt, finding.message, finding.advice)
    level = "已接受" if finding.accepted else SEVERITY_NAMES[finding.severity]
    texts = (level, *words, finding.accepted or "")
    lines = max(line_count(text, width) for text, width in zip(texts, _WIDTHS, strict=True))
    sheet.set_height(row, row_height(lines))
    for column, text in enumerate(texts, start=1):
        if text:
            sheet.set_text(f"{column_letters(column)}{row}", text)
            sheet.set_look(f"{column_letters(column)}{row}", _PLAIN)
    sheet.set_look(f"A{row}", Look(fill=_FILLS[rank(finding)], wraps=True))
    if ref.sheet in sheets and not ref.other_file:
        linked = f"D{row}" if ref.cell else f"C{row}"
        sheet.add_link(linked, f"{quoted_sheet(ref.sheet)}!{ref.cell or 'A1'}")
        sheet.set_look(linked, _LINK)


def _free_name(sheets: Sequence[str]) -> str:
    taken = {name.strip() for name in sheets}
    return next(name for name in LIST_SHEETS if name not in taken)
