"""A table's rows as data: merged cells count in every row that they reach over, rows of totals do not count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile
from typing import TypeGuard

from msgspec import Struct

from zhibao.model.table import Table, TableCell
from zhibao.tables.columns import Columns
from zhibao.tables.year_rows import is_year_column, year_in
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion
from zhibao.text.none_marks import NONE_MARKS
from zhibao.text.numbers import decimals_shown

SERIAL = "序号"
_TOTAL = lazy_pattern(r"(?:合计|小计|总计|共计)[)\]】]?(?:\([^()]*\)|:)*$")
# None of these words is without it, nor does another character become it by being folded.
_OF_TOTALS = "计"
_NUMBER = lazy_pattern(r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?%?")
_SEVERAL = lazy_pattern(r"[、,，;；\n]")


class DataRow(Struct, frozen=True):
    """A body row: its number among the data, every column's cell, the columns whose cell begins in this very row."""

    at: int
    cells: tuple[TableCell, ...]
    own: frozenset[int]


class Amount(Struct, frozen=True):
    """What a cell adds to a sum: its number, None for what is none; the decimals that it shows; whether as 12.5%."""

    cell: TableCell
    number: Fraction | None
    decimals: int = 0
    is_share: bool = False


class DataRows:
    """The rows of a table that are data, and its columns; what is known of a column is found out once."""

    def __init__(self, table: Table, years: Collection[int] = (), body: Iterable[DataRow] | None = None) -> None:
        """`years` are those whose rows count, none for all of them; a table without the column 年度 has all rows.

        `body` are its body rows where they are known.
        """
        self.columns = Columns(table)
        self._may_have_totals = _OF_TOTALS in table.plain
        self.labels = label_columns(self.columns.names)
        named = [at for at, name in enumerate(self.columns.names) if is_year_column(name)]
        self.year_column = named[0] if len(named) == 1 else None
        body = body_rows(table) if body is None else body
        rows = (row for row in body if not self.is_total(row) and not is_title(row))
        kept = (row for row in rows if not years or self.year_column is None or self.year(row) in years)
        self.rows = tuple(DataRow(at, row.cells, row.own) for at, row in enumerate(kept))
        self._keys: dict[int, tuple[str, ...]] = {}
        self._by_key: dict[int, Mapping[str, Sequence[DataRow]]] = {}
        self._items: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._amounts: dict[int, tuple[Amount | None, ...]] = {}

    def year(self, row: DataRow) -> int | None:
        """Return the year to which the row belongs, None where the table or the cell does not say."""
        return None if self.year_column is None else year_in(row.cells[self.year_column])

    def is_total(self, row: DataRow) -> bool:
        """Tell whether the row's label, the first cell filled in this very row, or one before its numbers says 合计.

        Behind the label only the bare word counts.
        """
        if not self._may_have_totals or not any(_OF_TOTALS in cell.plain for cell in row.cells):
            return False
        shown = (row.cells[column] for column in self.labels)
        own = (column for column in range(len(row.cells)) if column in row.own and column not in self.labels[:-1])
        first = next((row.cells[column] for column in own if row.cells[column].lines), TableCell())
        behind = (row.cells[column] for column in range(self.labels.stop, len(row.cells)) if column in row.own)
        words = takewhile(lambda cell: number_of(cell) is None, behind)
        return is_total(first) or any(map(is_total, shown)) or any(map(_is_bare_total, words))

    def keys(self, column: int) -> tuple[str, ...]:
        """Return the column's texts as keys, row by row."""
        if column not in self._keys:
            self._keys[column] = tuple(key_of(row.cells[column].plain) for row in self.rows)
        return self._keys[column]

    def amounts(self, column: int) -> tuple[Amount | None, ...]:
        """Return what each row adds to the column's sum; a merged cell counts once, in its own row."""
        if column not in self._amounts:
            own = (row.cells[column] if column in row.own else TableCell() for row in self.rows)
            self._amounts[column] = tuple(None if is_missing(cell) else amount_of(cell) for cell in own)
        return self._amounts[column]

    def items(self, column: int) -> tuple[tuple[str, ...], ...]:
        """Return what each row's cell lists in the column, nothing where it is missing."""
        if column not in self._items:
            cells = (row.cells[column] for row in self.rows)
            self._items[column] = tuple(() if is_missing(cell) else items_of(cell) for cell in cells)
        return self._items[column]

    def matching(self, conditions: Sequence[tuple[int, str]]) -> Sequence[DataRow]:
        """Return the rows whose cells hold the texts of all conditions (column, text)."""
        if not conditions:
            return self.rows
        wanted = [(column, key_of(text)) for column, text in conditions]
        fewest = min((self._having(column).get(key, ()) for column, key in wanted), key=len)
        return [row for row in fewest if all(self.keys(column)[row.at] == key for column, key in wanted)]

    def idle(self, conditions: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
        """Yield the conditions that no row meets, which most often are misspelt, with the nearest text there is."""
        for column, text in conditions:
            having = self._having(column)
            if key_of(text) not in having:
                stated = [rows[0].cells[column].plain for key, rows in having.items() if key]
                yield column, text, suggestion(text, stated)

    def _having(self, column: int) -> Mapping[str, Sequence[DataRow]]:
        """Return the rows by the keys of their texts in the column."""
        if column not in self._by_key:
            by_key: dict[str, list[DataRow]] = defaultdict(list)
            for row, key in zip(self.rows, self.keys(column), strict=True):
                by_key[key].append(row)
            self._by_key[column] = by_key
        return self._by_key[column]


def label_columns(names: Sequence[str]) -> range:
    """Return the columns that say what a row is about: the first one, and the next where that is 序号."""
    return range(min(len(names), 2 if names and key_of(names[0]) == SERIAL else 1))


def is_title(row: DataRow) -> bool:
    """Tell whether one cell reaches over the whole row: it groups the rows below it."""
    return len(row.cells) > 1 and row.cells[0].column_span >= len(row.cells)


def body_rows(table: Table) -> Iterator[DataRow]:
    """Yield all body rows, numbered by their place in the table, in one walk over it."""
    above: list[tuple[TableCell, int]] = [(TableCell(), 0)] * table.column_count
    every = frozenset(range(table.column_count))
    for index, row in enumerate(table.rows):
        if _is_unmerged(row):
            # Nothing of the rows above reaches into it, and nothing of it below.
            above = [(TableCell(), 0)] * table.column_count
            if index >= table.header_rows:
                yield DataRow(index, row, every)
            continue
        own = set()
        for column, cell in enumerate(row):
            if cell:
                own.add(column)
                reach = [(cell, index + cell.row_span)] * cell.column_span
                above[column : column + cell.column_span] = reach[: table.column_count - column]
        if index >= table.header_rows:
            cells = tuple(cell if index < end else TableCell() for cell, end in above)
            yield DataRow(index, cells, frozenset(own))


def _is_unmerged(row: Sequence[TableCell | None]) -> TypeGuard[tuple[TableCell, ...]]:
    return all(not (cell is None or cell.row_span != 1 or cell.column_span != 1) for cell in row)


def is_total(cell: TableCell) -> bool:
    """Tell whether the cell labels a row or column of totals."""
    return bool(cell.lines) and is_total_label(cell.plain)


def is_total_label(text: str) -> bool:
    """Tell whether the text ends in 合计 or the like, a bracket or colon aside: 全市合计, 合计（人）, 合计：."""
    return _OF_TOTALS in text and _TOTAL.search(squeezed(text)) is not None


def _is_bare_total(cell: TableCell) -> bool:
    return _TOTAL.fullmatch(squeezed(cell.plain)) is not None


def is_missing(cell: TableCell) -> bool:
    """Tell whether the cell is empty or says that there is no number."""
    return is_nothing(cell.plain)


@lru_cache(maxsize=65536)
def is_nothing(text: str) -> bool:
    """Tell whether a cell's text is empty or says that there is no number."""
    key = squeezed(text)
    return not key or key in NONE_MARKS


def is_placeholder(cell: TableCell) -> bool:
    """Tell whether a placeholder stands in the cell, whose fault is reported already."""
    # Nearly all cells have one line of one run.
    if len(cell.lines) == 1 and len(cell.lines[0].runs) == 1:
        return cell.lines[0].runs[0].todo
    return any(run.todo for line in cell.lines for run in line.runs)


def amount_of(cell: TableCell) -> Amount:
    """Return the cell's number with the decimals that it shows."""
    number, text = number_of(cell), squeezed(cell.plain)
    if number is None:
        return Amount(cell, None)
    is_share = text.endswith("%")
    shown = number * 100 if is_share else number
    return Amount(cell, Fraction(number), decimals_shown(shown, text), is_share)


def number_of(cell: TableCell) -> Decimal | None:
    """Return the cell's number; digits that were stored as text count, everything else is no number."""
    if cell.value is not None:
        return cell.value
    text = squeezed(cell.plain)
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", "").rstrip("%"))
    return number / 100 if text.endswith("%") else number


def items_of(cell: TableCell) -> tuple[str, ...]:
    """Return what a cell lists, each as a key: 甲、乙 are two."""
    return tuple(filter(None, (key_of(part) for part in _SEVERAL.split(cell.plain))))
