"""The body rows of a table to which totals and columns are added."""

from __future__ import annotations

from zhibao.compute.made_cells import is_ratio
from zhibao.model.table import Table, TableCell
from zhibao.tables.aggregate import TOTAL, Aggregated, aggregated
from zhibao.tables.amount_cells import names_no_amounts
from zhibao.tables.data_rows import DataRow, DataRows, body_rows, is_title, is_total
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_SUBTOTAL, OF_WHICH = "小计", "其中"
# Rows that say over again what others say, or that are averages: 全市 beside the counties.
_NO_SUMMAND = lazy_pattern(r"平均|均值$|^全[国省市县区校]$|^总[数量]$")
# Amounts whose sum means nothing.
_NO_SUM = lazy_pattern(r"单价|学制|年龄")
_AVERAGE = lazy_pattern(r"平均|[生师人班校户亩]均|比例|比重|占比|率$")


class Rows:
    """The body rows of a table with their places: those that are data, and those of totals."""

    def __init__(self, table: Table) -> None:
        self.table, self.data = table, DataRows(table)
        self.all = [row for row in body_rows(table) if not is_title(row)]
        self.places = [row.at for row in self.all if not self.data.is_total(row)]

    @property
    def grand_total(self) -> DataRow | None:
        """The last row of totals that is not one of a part."""
        totals = [row for row in self.all if self.data.is_total(row) and not _is_of_a_part(row)]
        return totals[-1] if totals else None

    def label(self, row: DataRow) -> str:
        """Return what the row is about."""
        cells = (*(row.cells[at] for at in reversed(self.data.labels)), *row.cells)
        return next((text for cell in cells if (text := squeezed(cell.plain))), "")

    @property
    def not_to_be_added(self) -> TableCell | None:
        """The label of the first row that is contained in others, contains others or is an average."""
        for row in self.all:
            within = (cell for cell in row.cells if cell.plain.strip().startswith(OF_WHICH))
            found = next(within, None) or (row.cells[self.data.labels[-1]] if self._is_no_summand(row) else None)
            if found:
                return found
        return None

    def _is_no_summand(self, row: DataRow) -> bool:
        return _NO_SUMMAND.search(squeezed(row.cells[self.data.labels[-1]].plain)) is not None

    def sums_up(self, column: int) -> bool:
        """Tell whether the column mostly holds amounts."""
        name = self.data.columns.names[column]
        if column in self.data.labels or names_no_amounts(name) or _NO_SUM.search(squeezed(name)):
            return False
        amounts = [amount for amount in self.data.amounts(column) if amount]
        numbers = [amount for amount in amounts if amount.number is not None]
        return bool(numbers) and 2 * len(numbers) >= len(amounts)

    def is_of_amounts(self, column: int) -> bool:
        """Tell whether the column holds amounts, and no percentages, ratios or averages."""
        if _AVERAGE.search(squeezed(self.data.columns.names[column])):
            return False
        amounts = [amount for amount in self.data.amounts(column) if amount]
        return self.sums_up(column) and not any(amount.is_share or is_ratio(amount.cell) for amount in amounts)

    def total(self, column: int) -> Aggregated:
        """Return the sum of a column's data; raise NotANumberError."""
        return aggregated(TOTAL, self.data, self.data.rows, column)


def _is_of_a_part(total: DataRow) -> bool:
    return any(is_total(cell) and _SUBTOTAL in squeezed(cell.plain) for cell in total.cells)
