"""数据卡: its cells arranged in rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import lcm

from msgspec.structs import replace

from zhibao.model.table import Table, TableCell

_MOST_IN_A_ROW = 4


def in_card(cells: Sequence[TableCell]) -> Table:
    """Return a table of the cells in rows as even as can be; the cells of each row share its width."""
    count = -(-len(cells) // _MOST_IN_A_ROW)
    ends = [-(-len(cells) * row // count) for row in range(count + 1)]
    rows = [cells[start:end] for start, end in pairwise(ends)]
    columns = lcm(*map(len, rows))
    return Table(tuple(_across(row, columns // len(row)) for row in rows), header_rows=0)


def _across(cells: Sequence[TableCell], columns: int) -> tuple[TableCell | None, ...]:
    """Return the cells of a row, each over so many columns."""
    return tuple(each for cell in cells for each in (replace(cell, column_span=columns), *[None] * (columns - 1)))
