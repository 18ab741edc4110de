"""The rows and columns of a table alike: what holds of columns beside each other holds of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from zhibao.checks.printed_number import Number, NumberForm
from zhibao.model.ref import CellRef
from zhibao.text.lazy_patterns import lazy_pattern

if TYPE_CHECKING:
    from zhibao.checks.table_grid import Grid, GridRow

_YEAR = lazy_pattern(r"(?<!\d)20\d\d(?!\d)")
_LAST_YEAR = lazy_pattern(r"上年|去年|上一年|上学年|往年同期")
_THIS_YEAR = lazy_pattern(r"本年|今年|当年|本学年")


class TableLine(Struct, frozen=True):
    """A row or a column by all words of its label, with the number, its row and column, and the crossing label at each
    place; `total` is the number of all.
    """

    name: str
    words: str
    numbers: tuple[Number | None, ...]
    rows: tuple[GridRow, ...]
    columns: tuple[int, ...]
    across: tuple[str, ...]
    total: Number | None = None

    def place(self, at: int) -> CellRef:
        return self.rows[at].ref(self.columns[at])

    def is_made(self, at: int) -> bool:
        """Tell whether the program made the number."""
        return self.rows[at].is_made(self.columns[at])

    def is_looked_up(self, at: int) -> bool:
        """Tell whether the program put the number there."""
        return self.rows[at].is_looked_up(self.columns[at])

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the label names, from left to right."""
        return tuple(int(year) for year in _YEAR.findall(self.words))


def columns_of(grid: Grid) -> Sequence[TableLine]:
    """Return the columns of numbers."""
    rows = grid.rows
    labels = tuple(row.label for row in rows)
    total = next((row for row in reversed(rows) if row.is_total), None)
    return [
        TableLine(
            column.name,
            column.words,
            tuple([row.numbers[column.at] for row in rows]),
            rows,
            (column.at,) * len(rows),
            labels,
            total.numbers[column.at] if total else None,
        )
        for column in grid.numeric
    ]


def rows_of(grid: Grid) -> Sequence[TableLine]:
    """Return the rows, of which only the columns of numbers are looked at."""
    columns = tuple(column.at for column in grid.numeric)
    end = columns[-1] + 1 if columns else 0
    # Mostly the columns of numbers stand side by side.
    is_run = columns == tuple(range(end - len(columns), end))
    first = end - len(columns)
    across = tuple(column.name for column in grid.numeric)
    total = next((column.at for column in grid.numeric if column.is_total), None)
    return [
        TableLine(
            row.label,
            "".join(row.labels),
            row.numbers[first:end] if is_run else tuple([row.numbers[at] for at in columns]),
            (row,) * len(columns),
            columns,
            across,
            row.numbers[total] if total is not None else None,
        )
        for row in grid.rows
    ]


def plus(one: TableLine, other: TableLine) -> TableLine:
    """Return two lines of amounts added up, where both have numbers."""
    numbers = tuple(_sum(*pair) for pair in zip(one.numbers, other.numbers, strict=True))
    total = _sum(one.total, other.total)
    return TableLine(f"{one.name}＋{other.name}", "", numbers, one.rows, one.columns, one.across, total)


def _sum(one: Number | None, other: Number | None) -> Number | None:
    if not one or not other or {one.kind, other.kind} != {NumberForm.AMOUNT}:
        return None
    step = max(one.step, other.step)
    return Number(one.value + other.value, step, one.kind, "")


def two_years(lines: Sequence[TableLine], change: TableLine) -> tuple[TableLine, TableLine] | None:
    """Return the lines of this year and of the year before that a line of changes is about, None without both."""
    dated = sorted((each for each in lines if len(each.years) == 1 and each is not change), key=lambda each: each.years)
    beside = [each for each in dated if _stem(each) and _stem(each) == _stem(change)] or dated
    this = beside[-1] if beside else _worded(lines, _THIS_YEAR, change)
    named = sorted(set(change.years))
    if len(named) > 1:
        # 2025年比2024年增长
        this = next((each for each in beside if each.years == (named[-1],)), this)
    wanted = tuple(named) or ((this.years[0] - 1,) if this and this.years else ())
    last = next((each for each in beside if each.years == wanted[:1]), None) or _worded(lines, _LAST_YEAR, change)
    return (this, last) if this and last and this is not last else None


def _worded(lines: Iterable[TableLine], words: re.Pattern[str], change: TableLine) -> TableLine | None:
    return next((each for each in lines if words.search(each.words) and each is not change), None)


def _stem(line: TableLine) -> str:
    """Return what stands above the name in the header: 招生 of 招生 over 2025年."""
    return line.words.removesuffix(line.name)
