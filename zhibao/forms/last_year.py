"""Last year's figures of each school, from last year's workbook and its forms, or from rows kept in this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zhibao.model.report import DataTable
from zhibao.tables.data_rows import DataRow, DataRows, is_missing, number_of
from zhibao.tables.stacked_tables import SCHOOL_COLUMN
from zhibao.text.keys import key_of

# The figures as they are shown, by their names, by the key of the school.
Figures = Mapping[str, Mapping[str, str]]


def figures_of_year(tables: Iterable[DataTable], name: str, year: int, takes_all: bool = False) -> Figures:
    """Return the figures of a year in the table of that name; one without the column 年度 only where it `takes_all`."""
    found: dict[str, Mapping[str, str]] = {}
    for each in tables:
        if key_of(each.name) == key_of(name):
            data = DataRows(each.table)
            rows = [row for row in data.rows if _is_of(data, row, year, takes_all)]
            found |= {school: dict(_figures(data, row)) for row in rows if (school := _school(data, row))}
    return found


def _is_of(data: DataRows, row: DataRow, year: int, takes_all: bool) -> bool:
    return takes_all if data.year_column is None else data.year(row) == year


def _school(data: DataRows, row: DataRow) -> str:
    keys = [key_of(name) for name in data.columns.names]
    column = next((keys.index(name) for name in (SCHOOL_COLUMN, "学校", "校名") if name in keys), None)
    return "" if column is None else key_of(row.cells[column].plain)


def _figures(data: DataRows, row: DataRow) -> Iterator[tuple[str, str]]:
    for name, cell in zip(data.columns.names, row.cells, strict=True):
        if not is_missing(cell) and number_of(cell) is not None:
            yield name, cell.plain.strip()
