"""One cell of a named table: 数据各校:甲校.在校生, 数据各校:甲校.在校生.2024."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from zhibao.model.table import TableCell
from zhibao.tables.columns import ColumnError
from zhibao.tables.data_rows import DataRow, body_rows, is_missing, is_title
from zhibao.tables.named_tables import NamedTable, TableError, Tables
from zhibao.tables.year_rows import year_of
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion

# The year that a word after the last point means, None for what is no year.
YearOf = Callable[[str], int | None]


class CellError(LookupError):
    """A path that leads to no cell; the message says in Chinese why, `cause` what lies behind it if that is known."""

    def __init__(self, reason: str, cause: str = "") -> None:
        super().__init__(reason)
        self.cause = cause


class FoundCell(Struct, frozen=True):
    """A cell, and what 数字出处 calls a number in it."""

    cell: TableCell
    name: str


class _Reading(Struct, frozen=True):
    """One way to read what stands after the table's name: a row, a column and perhaps a year."""

    row: str
    column: str
    year: int | None = None


def table_names(path: str) -> Iterator[str]:
    """Yield what may be a table's name in a path: all that stands before a colon, the longest first."""
    places = [at for at, character in enumerate(path) if character == ":"]
    yield from (path[:at] for at in reversed(places))


def found_cell(path: str, tables: Tables, current_year: int | None, year: YearOf) -> FoundCell | None:
    """Return the cell that a path (`key_of`) means; raise CellError, FailedTableError.

    None for what looks like no such path: there is no colon, or no table is named and no point parts row and column.
    Of a table with the column 年度 the row of the current year is meant where the path names none.
    """
    fault = None
    for name in table_names(path):
        try:
            return _Cells(tables.named(name), current_year, year).cell(path[len(name) + 1 :])
        except TableError as error:
            fault = error
    if fault and "." in path:
        raise CellError(fault.reason, fault.cause)
    return None


class _Cells:
    """The cells of one table by row, column and year."""

    def __init__(self, table: NamedTable, current_year: int | None, year: YearOf) -> None:
        self._table, self._columns, self._year = table, table.data.columns, year
        self._current_year = current_year if table.has_years else None
        self._rows = [row for row in body_rows(table.table) if not is_title(row)]

    def cell(self, rest: str) -> FoundCell:
        readings = list(self._readings(rest.split(".")))
        if not readings:
            raise CellError("没有写是哪一列。")
        known = [each for each in readings if self._named(each.row)]
        if not known:
            near = suggestion(readings[0].row, [self._label(row) for row in self._rows])
            raise CellError(f"“{self._table.name}”里没有“{readings[0].row}”这一行{near}")
        reading = next((each for each in known if self._has_column(each.column)), known[0])
        try:
            column = self._columns.column(reading.column)
        except ColumnError as error:
            raise CellError(error.reason) from error
        return self._filled(self._row(reading), column, reading.year)

    def _readings(self, parts: list[str]) -> Iterator[_Reading]:
        """Yield the ways to read the parts: rows and columns may have points in their names."""
        for at in range(1, len(parts)):
            yield _Reading(".".join(parts[:at]), ".".join(parts[at:]), self._current_year)
        stated = self._year(parts[-1])
        if stated is None:
            return
        if self._table.has_years:
            for at in range(1, len(parts) - 1):
                yield _Reading(".".join(parts[:at]), ".".join(parts[at:-1]), stated)
        for column, name in enumerate(self._columns.names):
            if year_of(name) == stated:
                yield _Reading(".".join(parts[:-1]), self._columns.address(column))

    def _label(self, row: DataRow) -> str:
        return row.cells[self._table.key_column].plain.replace("\n", "")

    def _named(self, name: str) -> list[DataRow]:
        return [row for row in self._rows if key_of(self._label(row)) == key_of(name)]

    def _has_column(self, name: str) -> bool:
        try:
            self._columns.column(name)
        except ColumnError:
            return False
        return True

    def _row(self, reading: _Reading) -> DataRow:
        rows = self._named(reading.row)
        if reading.year is not None:
            rows = [row for row in rows if self._table.data.year(row) == reading.year]
        if not rows:
            raise CellError(f"“{self._table.name}”里“{reading.row}”没有 {reading.year} 年的行。")
        if len(rows) > 1:
            raise CellError(f"“{self._table.name}”里有 {len(rows)} 行都叫“{reading.row}”，不知取哪一行。")
        return rows[0]

    def _filled(self, row: DataRow, column: int, year: int | None) -> FoundCell:
        cell = row.cells[column]
        if is_missing(cell):
            raise CellError(f"这一格填的是“{cell.plain.strip()}”。" if cell.plain.strip() else "这一格是空的。")
        name = f"{self._table.name}：{self._label(row)}{self._columns.label(column)}"
        return FoundCell(cell, name if year is None else f"{name}（{year}年）")
