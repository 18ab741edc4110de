"""Counting and adding up the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.tables.data_rows import Amount, DataRow, DataRows, is_placeholder
from zhibao.text.numbers import digits_of, rounded

COUNT, TOTAL, DISTINCT = "计数", "求和", "去重计数"
SHARE = "占比"


class NotANumberError(ValueError):
    """Cells that should be added up and hold no number; those with a placeholder are reported already."""

    def __init__(self, cells: Sequence[TableCell]) -> None:
        super().__init__("、".join(cell.plain for cell in cells))
        self.cells = tuple(cell for cell in cells if not is_placeholder(cell))


class Form(Struct, frozen=True):
    """How an aggregate is printed: its decimals, those of the percentage where it is a share, and 1,234 as such."""

    decimals: int = 0
    is_share: bool = False
    is_grouped: bool = False

    def rounded(self, number: Fraction) -> Decimal:
        """Return the number as it is printed."""
        return rounded(number, self.decimals + 2 if self.is_share else self.decimals)

    def shown(self, number: Fraction) -> str:
        """Return the number's digits: 15.60, 50.00%."""
        printed = self.rounded(number)
        if self.is_share:
            return f"{digits_of(printed.scaleb(2))}%"
        return f"{printed:,f}" if self.is_grouped else digits_of(printed)


class Aggregated(Struct, frozen=True):
    """What an aggregate came to, the cells that it went over, the numbers there, and how the cells show them."""

    number: Fraction
    cells: tuple[CellRef, ...]
    origins: tuple[Origin, ...] = ()
    form: Form = Form()


def aggregated(function: str, data: DataRows, rows: Sequence[DataRow], column: int) -> Aggregated:
    """Return 计数, 求和 or 去重计数 of some of a table's rows in that column; NotANumberError by 求和."""
    return _FUNCTIONS[function](data, rows, column)


def gone_over(result: Aggregated, table: Table, column: int) -> tuple[CellRef, ...]:
    """Return the cells of an aggregate; one that found nothing has looked at the cell that names its column."""
    if result.cells or result.origins:
        return result.cells
    headings = (row[column] for row in reversed(table.header))
    return tuple(cell.ref for cell in headings if cell and cell.ref.cell)[:1]


def _count(_: DataRows, rows: Sequence[DataRow], column: int) -> Aggregated:
    return Aggregated(Fraction(len(rows)), *behind(row.cells[column] for row in rows))


def _distinct(data: DataRows, rows: Sequence[DataRow], column: int) -> Aggregated:
    of_column = data.items(column)
    items = {item for row in rows for item in of_column[row.at]}
    return Aggregated(Fraction(len(items)), *behind(row.cells[column] for row in rows))


def _total(data: DataRows, rows: Sequence[DataRow], column: int) -> Aggregated:
    of_column = data.amounts(column)
    amounts = [amount for row in rows if (amount := of_column[row.at])]
    wrong = [amount.cell for amount in amounts if amount.number is None]
    if wrong:
        raise NotANumberError(wrong)
    number = sum((amount.number for amount in amounts if amount.number is not None), Fraction(0))
    return Aggregated(number, *behind(amount.cell for amount in amounts), form_of(amounts))


def form_of(amounts: Sequence[Amount]) -> Form:
    """Return the form with all decimals and the separators that the amounts show, a percentage if they all are."""
    is_share = bool(amounts) and all(amount.is_share for amount in amounts)
    hidden = 0 if is_share else 2
    decimals = (amount.decimals + (hidden if amount.is_share else 0) for amount in amounts)
    return Form(max(decimals, default=0), is_share, any("," in amount.cell.plain for amount in amounts))


def behind(cells: Iterable[TableCell]) -> tuple[tuple[CellRef, ...], tuple[Origin, ...]]:
    """Return the cells, each once, and the origins in them; of a cell that is an evaluated number alone, only that."""
    refs: dict[CellRef, None] = {}
    origins: dict[Origin, None] = {}
    # Both keep the first of what repeats, such as a merged cell, which is in all its rows.
    for cell in cells:
        found = [run.origin for line in cell.lines for run in line.runs if run.origin]
        origins.update(dict.fromkeys(found))
        if cell.ref.cell and not (found and cell.value is not None):
            refs[cell.ref] = None
    return tuple(refs), tuple(origins)


_FUNCTIONS: Mapping[str, Callable[[DataRows, Sequence[DataRow], int], Aggregated]] = MappingProxyType(
    {COUNT: _count, TOTAL: _total, DISTINCT: _distinct}
)
