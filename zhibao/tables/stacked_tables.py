"""Tables of raw rows with those that schools sent under the same name put below them, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from zhibao.findings import Findings, school_form_rules
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable
from zhibao.model.table import Table, TableCell
from zhibao.tables.data_rows import DataRow, body_rows
from zhibao.tables.year_rows import is_year_column, year_in
from zhibao.text.keys import key_of

SCHOOL_COLUMN = "学校名称"
_SCHOOL_COLUMNS = (SCHOOL_COLUMN, "学校", "校名")
Cells = tuple[TableCell | None, ...]


def with_received(
    own: Sequence[DataTable], sent: Iterable[DataTable], year: int | None, findings: Findings
) -> tuple[DataTable, ...]:
    """Return the workbook's tables and those that schools sent; two of one name are one.

    The first column of a table that was sent names the school. A school that has rows of the year in the workbook is
    taken from there, which is reported.
    """
    tables = {key_of(each.name): each for each in own}
    for each in sent:
        mine = tables.get(key_of(each.name))
        tables[key_of(each.name)] = (
            structs.replace(mine, table=_stacked(mine, each.table, year, findings)) if mine else each
        )
    return tuple(tables.values())


def schools_with_rows(tables: Iterable[DataTable], name: str, year: int | None) -> frozenset[str]:
    """Return the keys of the schools that have a row of the year in the table of that name."""
    found = (each.table for each in tables if key_of(each.name) == key_of(name))
    return frozenset(key for table in found for key in _schools_of(table, _school_column(table), year))


def _school_column(table: Table) -> int | None:
    keys = [key_of(name) for name in table.column_names]
    return next((at for at, key in enumerate(keys) if key in _SCHOOL_COLUMNS), None)


def _stacked(own: DataTable, sent: Table, year: int | None, findings: Findings) -> Table:
    names, keys = own.table.column_names, [key_of(name) for name in own.table.column_names]
    school = _school_column(own.table)
    if school is None:
        findings.add(school_form_rules.NO_SCHOOL_COLUMN.at(own.table.owner(0, 0).ref, table=own.name))
    known = _schools_of(own.table, school, year)
    new = [row for row in sent.body if not (row[0] and key_of(row[0].plain) in known)]
    for key in dict.fromkeys(key_of(row[0].plain) for row in sent.body if row[0]):
        if key in known:
            found = {"table": own.name, "school": known[key][0], "year": year}
            findings.add(school_form_rules.ALSO_IN_WORKBOOK.at(known[key][1], **found))
    places = [keys.index(key_of(name)) if key_of(name) in keys else None for name in sent.column_names]
    places[0] = school if school is not None else places[0]
    more = [at for at, place in enumerate(places) if place is None]
    header = [(*row, *(sent.header[0][at] for at in more)) for row in own.table.header[:1]]
    body = [_widened(row, len(names), len(more)) for row in own.table.body]
    return replace(own.table, rows=(*header, *body, *(_moved(row, places, more, len(names)) for row in new)))


def _schools_of(table: Table, column: int | None, year: int | None) -> Mapping[str, tuple[str, CellRef]]:
    """Return the schools that have a row of the year, with where the first one stands, by their keys."""
    if column is None:
        return {}
    years = [at for at, name in enumerate(table.column_names) if is_year_column(name)]
    found: dict[str, tuple[str, CellRef]] = {}
    for row in body_rows(table):
        cell = row.cells[column]
        if cell.plain.strip() and _is_of(row, years, year):
            found.setdefault(key_of(cell.plain), (cell.plain.strip(), cell.ref))
    return found


def _is_of(row: DataRow, years: Sequence[int], year: int | None) -> bool:
    return not years or year is None or year_in(row.cells[years[0]]) in (year, None)


def _widened(row: Cells, width: int, more: int) -> Cells:
    """Return a row with empty cells for further columns; a title that reaches over all of it still does."""
    first = row[0]
    if more and first and first.column_span >= width > 1:
        return (structs.replace(first, column_span=width + more), *[None] * (width + more - 1))
    return (*row, *[TableCell()] * more)


def _moved(row: Cells, places: Sequence[int | None], more: Sequence[int], width: int) -> Cells:
    """Return a row that was sent with its cells in the columns of the workbook's table, then those of its own."""
    cells: list[TableCell | None] = [TableCell()] * width
    for at, place in enumerate(places):
        if place is not None:
            cells[place] = row[at]
    return (*cells, *(row[at] for at in more))
