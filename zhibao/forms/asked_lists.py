"""The lists of a form: a row for each prize, training or major."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from zhibao.findings import Findings, school_form_rules
from zhibao.forms.entries import Entries
from zhibao.forms.seen_sheets import seen, sheet_named
from zhibao.model.table import TableCell
from zhibao.pack.form_rules import AskedColumn, AskedList
from zhibao.tables.data_rows import is_total_label
from zhibao.text.keys import key_of
from zhibao.workbook.grid import Spans, area_spans, table_of
from zhibao.workbook.items import Reading
from zhibao.workbook.opening import OpenWorkbook
from zhibao.workbook.sheet import Sheet, stray_pictures

_SEARCHED = 20
Cells = tuple[TableCell | None, ...]
Places = Mapping[AskedColumn, int]


def read_list(book: OpenWorkbook, asked: AskedList, reading: Reading, entries: Entries) -> tuple[Cells, ...]:
    """Return the rows of a list in the order of its columns; one that lacks some is reported, and not used."""
    sheet = sheet_named(book, asked.sheet)
    header, places = _header(sheet, asked) if sheet else (0, {})
    missing = [each.name for each in asked.columns if each not in places]
    if sheet is None or missing:
        gone = "没有了，或被隐藏了" if sheet is None else f"没有表头“{'”“'.join(missing)}”"
        what = f"{gone}，这张表没有用"
        place = sheet.place if sheet else book.place(asked.sheet)
        reading.findings.add(school_form_rules.SHEET_CHANGED.at(place, sheet=asked.sheet, what=what))
        return ()
    columns = [places[each] for each in asked.columns]
    sheet = seen(
        sheet,
        lambda cell: cell.row > header and cell.column in columns,
        school_form_rules.HIDDEN_IN_FORM,
        reading.findings,
    )
    _tell_more(sheet, header, columns, reading.findings)
    reading.findings.extend(stray_pictures(sheet.drawn))
    rows = [row for row in sheet.rows_from(header + 1) if _is_filled(sheet, row, columns)]
    table = table_of(sheet, rows, columns, _spans(sheet, rows, columns), reading)
    return tuple(_checked(row, asked, entries) for row in table.rows)


def _header(sheet: Sheet, asked: AskedList) -> tuple[int, Places]:
    """Return the row that has most of the columns' names, and their places in it."""
    best: tuple[int, Places] = 0, {}
    for row in range(1, min(sheet.last_row, _SEARCHED) + 1):
        words = {key_of(cell.plain): cell.column for cell in reversed(sheet.row_cells(row)) if cell}
        found = {
            each: at for each in asked.columns if (at := words.get(key_of(each.header), words.get(key_of(each.name))))
        }
        best = (row, found) if len(found) > len(best[1]) else best
    return best


def _is_filled(sheet: Sheet, row: int, columns: Iterable[int]) -> bool:
    """Tell whether a row says something; totals that a school added up itself are none of the list."""
    filled = [cell for column in columns if (cell := sheet.cell(row, column))]
    return bool(filled) and not is_total_label(filled[0].plain)


def _spans(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> Spans:
    """Return the spans of cells that reach over several rows; each column by itself."""
    spans: Spans = {}
    for area in sheet.merges:
        for column in range(area.left, area.right + 1):
            if column in columns:
                spans |= area_spans(replace(area, left=column, right=column), rows, [column])
    return spans


def _checked(row: Cells, asked: AskedList, entries: Entries) -> Cells:
    pairs = zip(row, asked.columns, strict=True)
    return tuple(
        None if cell is None else entries.amount(cell, each.figure) if each.unit else entries.words(cell, each)
        for cell, each in pairs
    )


def _tell_more(sheet: Sheet, header: int, columns: Sequence[int], findings: Findings) -> None:
    """Report columns that the school added and filled."""
    for cell in filter(None, sheet.row_cells(header)):
        below = (sheet.cell(row, cell.column) for row in sheet.rows_from(header + 1))
        if cell.column not in columns and any(below):
            more = {"sheet": sheet.name.strip(), "found": cell.plain.strip()[:20]}
            findings.add(school_form_rules.MORE_IN_FORM.at(cell.ref, **more))
