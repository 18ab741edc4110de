"""换年清单: the sheet that says what was done to last year's workbook and what is left to do."""

from __future__ import annotations

from zhibao.findings import next_year_rules
from zhibao.model.ref import CellRef
from zhibao.next_year.told import Told
from zhibao.next_year.work import Work
from zhibao.workbook.patching import Look, PatchedSheet
from zhibao.workbook.row_heights import line_count, row_height
from zhibao.workbook.sheets import NEXT_YEAR_SHEET
from zhibao.workbook.spreadsheet import column_letters, quoted_sheet

HEADER = ("做什么", "工作表", "单元格", "内容", "怎么办", "改了没有")
STILL, CHANGED = "没有改", "改了"
LAST_YEARS_COLOUR, _TO_FILL_COLOUR = "E4DFEC", "FFF2CC"
# Holds until somebody deletes the list, and marks the colours that are the list's.
IS_THERE = f'{NEXT_YEAR_SHEET}!$A$1<>""'
_WIDTHS = (20.0, 18.0, 12.0, 70.0, 44.0, 10.0)
_HEAD, _PLAIN = Look(fill="4A6A83", colour="FFFFFF", is_bold=True), Look(wraps=True)
_LINK = Look(colour="0563C1", is_underlined=True, wraps=True)
_MOST = 2_000


def write_list(work: Work) -> None:
    """Write the list as the workbook's first sheet, and colour the words that are last year's until they change."""
    names = work.copy.names
    sheet = work.copy.emptied_sheet(NEXT_YEAR_SHEET)
    order = {name: place for place, name in enumerate(names)}
    told = sorted(work.told, key=lambda each: (each.rule.code, order.get(each.ref.sheet, -1)))
    _write_head(sheet, work)
    for row, each in enumerate(told, start=3):
        _write_row(work, sheet, row, each)
    sheet.freeze_above(3)
    sheet.filter(f"A2:{column_letters(len(HEADER))}{max(len(told) + 2, 3)}")


def uncolour(work: Work) -> None:
    """Take away the colours of the list of the year before."""
    for name in work.copy.names:
        if name != NEXT_YEAR_SHEET:
            work.copy.sheet(name).uncolour(NEXT_YEAR_SHEET)


def _write_head(sheet: PatchedSheet, work: Work) -> None:
    sheet.set_widths(_WIDTHS)
    sheet.print_wide()
    this = work.this
    said = f"由 {this} 年度的工作簿改成 {this + 1} 年度的。这张表不印出，做完可以删去；再用 new --from 时重新写。"
    sheet.set_text("A1", said)
    sheet.set_look("A1", Look(is_bold=True))
    for column, words in enumerate(HEADER, start=1):
        sheet.set_text(f"{column_letters(column)}2", words)
        sheet.set_look(f"{column_letters(column)}2", _HEAD)


def _write_row(work: Work, sheet: PatchedSheet, row: int, told: Told) -> None:
    words = _words(work, told)
    texts = (told.rule.title, told.ref.sheet, told.ref.cell, words, told.rule.advice)
    lines = max(line_count(text[:_MOST], width) for text, width in zip(texts, _WIDTHS, strict=False))
    sheet.set_height(row, row_height(lines))
    for column, text in enumerate(texts, start=1):
        if text:
            sheet.set_text(f"{column_letters(column)}{row}", text)
            sheet.set_look(f"{column_letters(column)}{row}", _PLAIN)
    _link(sheet, row, told.ref)
    if told.rule is next_year_rules.LAST_YEARS_WORDS and words:
        _follow(work, sheet, row, told.ref)
    if told.rule is next_year_rules.TO_FILL:
        first = told.ref.cell.partition(":")[0]
        work.sheet(told.ref).colour_while(told.ref.cell, f"AND(ISBLANK({first}),{IS_THERE})", _TO_FILL_COLOUR)


def _words(work: Work, told: Told) -> str:
    """Return what is told: of last year's words as they stand now."""
    if told.rule is next_year_rules.LAST_YEARS_WORDS:
        return work.words(told.ref) or told.text
    return told.text


def _link(sheet: PatchedSheet, row: int, ref: CellRef) -> None:
    if ref.sheet:
        linked = f"C{row}" if ref.cell else f"B{row}"
        sheet.add_link(linked, f"{quoted_sheet(ref.sheet)}!{ref.cell or 'A1'}")
        sheet.set_look(linked, _LINK)


def _follow(work: Work, sheet: PatchedSheet, row: int, ref: CellRef) -> None:
    """Let the list say whether the words have changed, and colour them until then."""
    there, here = f"{quoted_sheet(ref.sheet)}!{ref.cell}", f"{quoted_sheet(NEXT_YEAR_SHEET)}!$D${row}"
    sheet.set_look(f"F{row}", _PLAIN)
    sheet.set_formula(f"F{row}", f'IF(EXACT({there},D{row}),"{STILL}","{CHANGED}")', STILL)
    work.sheet(ref).colour_while(ref.cell, f"EXACT({ref.cell},{here})", LAST_YEARS_COLOUR)
