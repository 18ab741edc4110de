"""Small tables from rows of texts; None stands where the cell above reaches over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from msgspec.structs import replace

from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text


def table(*rows: Sequence[str | None], header_rows: int = 1) -> Table:
    """Return a table whose cells know their places on the sheet 数据 and the numbers that they show."""
    grid = [[_cell(text, row, column) for column, text in enumerate(cells)] for row, cells in enumerate(rows)]
    for row in range(len(grid) - 1, 0, -1):
        for column, cell in enumerate(grid[row]):
            if cell is None:
                top = next(at for at in range(row, -1, -1) if grid[at][column])
                owner = grid[top][column]
                assert owner
                grid[top][column] = replace(owner, row_span=max(owner.row_span, row - top + 1))
    return Table(tuple(tuple(row) for row in grid), header_rows)


def _cell(text: str | None, row: int, column: int) -> TableCell | None:
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = None
    return TableCell((Text.of(text),) if text else (), value=value, ref=CellRef("数据", f"{'ABCDEF'[column]}{row + 1}"))
