"""Which sheet of a workbook is what, by its trimmed name."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zhibao.findings import Findings, visibility_rules, workbook_rules
from zhibao.text.keys import squeezed
from zhibao.text.nearest import suggestion
from zhibao.workbook.adoption_sheet import ADOPTION_SHEET
from zhibao.workbook.cell_numbers import long_decimals
from zhibao.workbook.cover import COVER_SHEET
from zhibao.workbook.indicators import INDICATOR_SHEET
from zhibao.workbook.misplaced import put_right
from zhibao.workbook.odd_sheets import is_spare, report_hidden_but_used, report_hidden_sheets, report_odd_name
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheet import Sheet, stray_pictures
from zhibao.workbook.waiver_sheet import WAIVER_SHEET

PREFACE_SHEET, GUIDE_SHEET = "前言", "填写说明"
# What was done to last year's workbook to make this one (zhibao/next_year).
NEXT_YEAR_SHEET = "换年清单"
DATA_PREFIX, ANNEX_PREFIX = "数据", "附件"
_NEVER_READ = frozenset((GUIDE_SHEET, NEXT_YEAR_SHEET))
_FIXED = frozenset((COVER_SHEET, PREFACE_SHEET, ROSTER_SHEET, INDICATOR_SHEET, WAIVER_SHEET, ADOPTION_SHEET))
_MAY_NOT_BE_HIDDEN = (COVER_SHEET, INDICATOR_SHEET, ROSTER_SHEET)
_AS_CHAPTER, _AS_ANNEX, _AS_DATA = "印成一章，章题是“{title}”", "印成一个附件", "是一张不印出的数据表"


class SortedSheets(Struct, frozen=True):
    """The visible sheets by what they are; those that should have the header row and lack it are left out."""

    fixed: Mapping[str, Sheet]
    chapters: tuple[Sheet, ...]
    annexes: tuple[Sheet, ...]
    data: tuple[Sheet, ...]


def sort_sheets(book: OpenWorkbook, findings: Findings) -> SortedSheets:
    """Return the workbook's sheets sorted; sheets that are not read although they look meant are reported."""
    read = [book.sheet(title) for title in book.visible_names if title.strip() not in _NEVER_READ]
    read = put_right(read, findings)
    for sheet in filter(is_spare, read):
        findings.add(visibility_rules.EMPTY_SHEET.at(sheet.place, sheet=sheet.name.strip()))
    read = [sheet for sheet in read if not is_spare(sheet)]
    for sheet in read:
        _report_unread(sheet, findings)
        findings.extend(long_decimals(sheet))
    sheets = [sheet for sheet in read if not _should_be_part(sheet) or _has_header(sheet, findings)]
    chapters = tuple(sheet for sheet in sheets if _is_chapter(sheet))
    if not any(_is_chapter(sheet) for sheet in read):
        findings.add(workbook_rules.NO_CHAPTER.at(book.place()))
    annexes = tuple(sheet for sheet in sheets if sheet.name.strip().startswith(ANNEX_PREFIX))
    data = tuple(sheet for sheet in sheets if sheet.name.strip().startswith(DATA_PREFIX))
    for made, several in ((_AS_CHAPTER, chapters), (_AS_ANNEX, annexes), (_AS_DATA, data)):
        for sheet in several:
            report_odd_name(sheet, made, findings)
    return SortedSheets(_fixed(sheets, findings), chapters, annexes, data)


def _report_unread(sheet: Sheet, findings: Findings) -> None:
    if not _should_be_part(sheet):
        findings.extend(stray_pictures(sheet.drawn))
        report_hidden_but_used(sheet, findings)
    if sheet.name.strip().startswith(DATA_PREFIX) and _first_row(sheet) == list(HEADER):
        findings.add(workbook_rules.DATA_SHEET_WITH_HEADER.at(sheet.ref(1, 1), sheet=sheet.name.strip()))


def _first_row(sheet: Sheet) -> list[str]:
    return [squeezed(cell.plain) for cell in sheet.row_cells(1)[: len(HEADER)]]


def _fixed(sheets: list[Sheet], findings: Findings) -> Mapping[str, Sheet]:
    fixed: dict[str, Sheet] = {}
    for sheet in sheets:
        name = sheet.name.strip()
        if name in fixed:
            findings.add(workbook_rules.REPEATED_SHEET.at(sheet.place, sheet=name))
        elif name in _FIXED:
            fixed[name] = sheet
    return fixed


def check_required(book: OpenWorkbook, required: tuple[str, ...], findings: Findings) -> None:
    """Report the required sheets that are missing, and those that are hidden and look meant."""
    visible = {name.strip() for name in book.visible_names}
    hidden = {name.strip() for name in book.hidden_names}
    for name in dict.fromkeys((*required, *_MAY_NOT_BE_HIDDEN)):
        if name in hidden and name not in visible:
            findings.add(workbook_rules.HIDDEN_SHEET.at(book.place(name), sheet=name))
        elif name in required and name not in visible:
            near = suggestion(name, visible - _FIXED - _NEVER_READ)
            findings.add(workbook_rules.MISSING_SHEET.at(book.place(name), sheet=name, suggestion=near))
    known = {*required, *_MAY_NOT_BE_HIDDEN, *_NEVER_READ}
    report_hidden_sheets(book, known, DATA_PREFIX, findings)


def _is_chapter(sheet: Sheet) -> bool:
    name = sheet.name.strip()
    return name not in _FIXED and not name.startswith((DATA_PREFIX, ANNEX_PREFIX))


def _should_be_part(sheet: Sheet) -> bool:
    name = sheet.name.strip()
    return name == PREFACE_SHEET or name.startswith(ANNEX_PREFIX) or _is_chapter(sheet)


def _has_header(sheet: Sheet, findings: Findings) -> bool:
    first = _first_row(sheet)
    if first == list(HEADER):
        return True
    found = "｜".join(text[:10] for text in first) or "空行"
    findings.add(workbook_rules.NO_HEADER.at(sheet.ref(1, 1), expected="｜".join(HEADER), found=found))
    return False
