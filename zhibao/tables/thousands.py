"""Thousands set off by commas in the numbers of a table."""

from __future__ import annotations

from msgspec.structs import replace

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Run, Text
from zhibao.tables.amount_cells import with_amounts
from zhibao.text.lazy_patterns import lazy_pattern

_WHOLE = lazy_pattern(r"(?<![\d.,])\d{4,}(?![\d,])")


def with_thousands(table: Table) -> Table:
    """Return the table with commas in the cells that hold an amount, and not in those that only show digits."""
    return with_amounts(table, _cell)


def _cell(cell: TableCell) -> TableCell:
    return replace(cell, lines=tuple(map(_line, cell.lines)))


def _line(line: Text) -> Text:
    return replace(line, runs=tuple(map(_run, line.runs)))


def _run(run: Run) -> Run:
    return replace(run, text=_WHOLE.sub(lambda found: f"{int(found[0]):,}", run.text))
