"""A table's rows as data: merged cells count in every row that they reach over, rows of totals do not count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhibao.model.table import Table, TableCell
from zhibao.text.keys import key_of, squeezed
from zhibao.text.none_marks import NONE_MARKS
from zhibao.text.width import fold

SERIAL = "序号"
TOTALS = frozenset(("合计", "小计", "总计", "共计"))
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?%?")
_SEVERAL = re.compile(r"[、,，;；\n]")


class UnknownColumnError(LookupError):
    """A column that the table's header does not name; `known` are those that it names."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


@dataclass(frozen=True, slots=True)
class DataRow:
    """A body row: every column's cell, and the columns whose cell begins in this very row."""

    cells: tuple[TableCell, ...]
    own: frozenset[int]


class DataRows:
    """The body rows of a table and its columns by name."""

    def __init__(self, table: Table) -> None:
        self.names = table.column_names
        self._columns: Mapping[str, int] = {key_of(name): at for at, name in reversed(list(enumerate(self.names)))}
        self.rows = tuple(row for row in _rows(table) if not any(is_total(cell) for cell in row.cells))

    def column(self, name: str) -> int:
        """Return the number of the column of that name; raise UnknownColumnError."""
        found = self._columns.get(key_of(name))
        if found is None:
            raise UnknownColumnError(name, tuple(filter(None, self.names)))
        return found


def _rows(table: Table) -> list[DataRow]:
    """Return all body rows in one walk over the table."""
    above: list[tuple[TableCell, int]] = [(TableCell(), 0)] * table.column_count
    rows = []
    for index, row in enumerate(table.rows):
        own = set()
        for column, cell in enumerate(row):
            if cell:
                own.add(column)
                reach = [(cell, index + cell.row_span)] * cell.column_span
                above[column : column + cell.column_span] = reach[: table.column_count - column]
        if index >= table.header_rows:
            cells = tuple(cell if index < end else TableCell() for cell, end in above)
            rows.append(DataRow(cells, frozenset(own)))
    return rows


def text_of(cell: TableCell) -> str:
    """Return a cell's text without spaces and line breaks."""
    return re.sub(r"\s", "", cell.plain)


def is_total(cell: TableCell) -> bool:
    """Tell whether the cell labels a row or column of totals."""
    return text_of(cell) in TOTALS


def is_missing(cell: TableCell) -> bool:
    """Tell whether the cell is empty or says that there is no number."""
    text = squeezed(cell.plain)
    return not text or text in NONE_MARKS


def number_of(cell: TableCell) -> Decimal | None:
    """Return the cell's number; digits that were stored as text count, everything else is no number."""
    if cell.value is not None:
        return cell.value
    text = fold(text_of(cell))
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", "").rstrip("%"))
    return number / 100 if text.endswith("%") else number


def items_of(cell: TableCell) -> tuple[str, ...]:
    """Return what a cell lists, each as a key: 甲、乙 are two."""
    return tuple(filter(None, (key_of(part) for part in _SEVERAL.split(cell.plain))))
