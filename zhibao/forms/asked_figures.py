"""The sheet of figures of a form: one number beside each name, found by its words wherever the row has gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from zhibao.findings import Findings, school_form_rules
from zhibao.forms.entries import Entries
from zhibao.forms.seen_sheets import seen, sheet_named
from zhibao.model.table import TableCell
from zhibao.pack.form_rules import FormRules
from zhibao.tables.year_rows import year_of
from zhibao.text.keys import key_of
from zhibao.workbook.form_words import NAME_HEADER
from zhibao.workbook.grid import table_of
from zhibao.workbook.hidden_rows import quoted
from zhibao.workbook.items import Reading
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.sheet import Cell, Sheet, stray_pictures

_SEARCHED = 20


class _Columns(Struct, frozen=True):
    """The row of the header, and the columns of names, of this year's numbers and of last year's."""

    row: int
    name: int
    now: int
    last: int | None


def read_figures(
    book: OpenWorkbook, rules: FormRules, year: int | None, reading: Reading, entries: Entries
) -> Mapping[str, TableCell]:
    """Return the cells of this year's figures by their names; one that the sheet lacks is reported, and left out."""
    wanted = rules.figures.sheet
    sheet = sheet_named(book, wanted)
    columns = _columns(sheet, year) if sheet else None
    if sheet is None or columns is None:
        gone = "没有了，或被隐藏了" if sheet is None else f"没有表头“{NAME_HEADER}”“{year}年”"
        what = f"{gone}，这张表没有用"
        found = school_form_rules.SHEET_CHANGED.at(
            sheet.place if sheet else book.place(wanted), sheet=wanted, what=what
        )
        reading.findings.add(found)
        return {}
    sheet = seen(sheet, lambda cell: _is_entry(cell, columns), school_form_rules.HIDDEN_IN_FORM, reading.findings)
    reading.findings.extend(stray_pictures(sheet.drawn))
    return _figures(sheet, columns, rules, reading, entries)


def _is_entry(cell: Cell, columns: _Columns) -> bool:
    return cell.row > columns.row and cell.column == columns.now


def _columns(sheet: Sheet, year: int | None) -> _Columns | None:
    for row in range(1, min(sheet.last_row, _SEARCHED) + 1):
        words = {key_of(cell.plain): cell.column for cell in reversed(sheet.row_cells(row)) if cell}
        years = {found: column for word, column in words.items() if (found := year_of(word))}
        now = max(years, default=None) if year is None else year
        if NAME_HEADER in words and now in years:
            return _Columns(row, words[NAME_HEADER], years[now], years.get(now - 1))
    return None


def _figures(
    sheet: Sheet, columns: _Columns, rules: FormRules, reading: Reading, entries: Entries
) -> Mapping[str, TableCell]:
    rows = _rows_by_name(sheet, columns, rules, reading.findings)
    cells: dict[str, TableCell] = {}
    for asked in rules.all_figures:
        row = rows.get(key_of(asked.name))
        if row is None:
            continue
        cell = entries.amount(_cell(sheet, row, columns.now, reading), asked)
        if columns.last:
            entries.against_last_year(cell, _cell(sheet, row, columns.last, reading), asked.name, rules)
        cells[asked.name] = cell
    _tell_missing(sheet, [each.name for each in rules.all_figures if each.name not in cells], reading.findings)
    entries.relations(cells, rules)
    return cells


def _tell_missing(sheet: Sheet, names: Sequence[str], findings: Findings) -> None:
    if names:
        what = f"没有{quoted(names, len(names))}{'一行' if len(names) == 1 else f' {len(names)} 行'}，没有算进去"
        findings.add(school_form_rules.SHEET_CHANGED.at(sheet.place, sheet=sheet.name.strip(), what=what))


def _rows_by_name(sheet: Sheet, columns: _Columns, rules: FormRules, findings: Findings) -> Mapping[str, int]:
    """Return the rows by the keys of their names; what a row says that nobody asked is reported."""
    known = {key_of(each.name) for each in rules.all_figures}
    rows: dict[str, int] = {}
    for row in sheet.rows_from(columns.row + 1):
        name, entry = sheet.cell(row, columns.name), sheet.cell(row, columns.now)
        key = key_of(name.plain)
        if key in known and key not in rows:
            rows[key] = row
        elif entry:
            words = name.plain.strip() or entry.plain.strip()
            more = school_form_rules.MORE_IN_FORM.at(entry.ref, sheet=sheet.name.strip(), found=words[:20])
            findings.add(more)
    return rows


def _cell(sheet: Sheet, row: int, column: int, reading: Reading) -> TableCell:
    return table_of(sheet, [row], [column], {}, reading).rows[0][0] or TableCell()
