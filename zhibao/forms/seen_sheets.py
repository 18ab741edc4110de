"""The sheets of a form as a reader sees them: what Excel hides does not go out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from zhibao.findings import Findings, Rule, school_form_rules
from zhibao.pack.form_rules import FormRules
from zhibao.text.keys import key_of
from zhibao.workbook.form_words import CASE_SHEET, GUIDE_SHEET
from zhibao.workbook.hidden_rows import row_numbers
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.sheet import Cell, Sheet
from zhibao.workbook.spreadsheet import column_letters


def sheet_named(book: OpenWorkbook, name: str) -> Sheet | None:
    """Return the visible sheet of that name, None where there is none."""
    found = next((each for each in book.visible_names if key_of(each) == key_of(name)), None)
    return None if found is None else book.sheet(found)


def seen(sheet: Sheet, is_content: Callable[[Cell], bool], rule: Rule, findings: Findings) -> Sheet:
    """Return the sheet without hidden rows and columns; those that hold content or pictures are reported."""
    if not (sheet.hidden_rows or sheet.hidden_columns):
        return sheet
    gone = [cell for cell in sheet.cells.values() if cell and is_content(cell) and _is_hidden(sheet, *_at(cell))]
    pictures = [each for each in sheet.drawn if _is_hidden(sheet, each.row, each.column)]
    places = [*map(_at, gone), *((each.row, each.column) for each in pictures)]
    if places:
        rows = {row for row, _ in places if row in sheet.hidden_rows}
        columns = {column for _, column in places if column in sheet.hidden_columns}
        hidden = [f"第 {row_numbers(rows)} 行"] if rows else []
        hidden += [f"{'、'.join(map(column_letters, sorted(columns)))} 列"] if columns else []
        place = sheet.ref(*min(places))
        findings.add(rule.at(place, sheet=sheet.name.strip(), hidden="和".join(hidden)))
    kept = {at: cell for at, cell in sheet.cells.items() if not _is_hidden(sheet, *at)}
    return replace(sheet, cells=kept, drawn=tuple(each for each in sheet.drawn if each not in pictures))


def tell_other_sheets(book: OpenWorkbook, rules: FormRules, findings: Findings) -> None:
    """Report the visible sheets that hold something and were not sent out."""
    known = {key_of(each) for each in (GUIDE_SHEET, rules.figures.sheet, *(asked.sheet for asked in rules.list))}
    for name in book.visible_names:
        if key_of(name) not in known and not name.strip().startswith(CASE_SHEET):
            sheet = book.sheet(name)
            if sheet.cells or sheet.drawn:
                more = {"sheet": name.strip(), "found": "整张工作表"}
                findings.add(school_form_rules.MORE_IN_FORM.at(sheet.place, **more))


def _at(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _is_hidden(sheet: Sheet, row: int, column: int) -> bool:
    return row in sheet.hidden_rows or column in sheet.hidden_columns
