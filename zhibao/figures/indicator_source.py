"""What a chart draws of a 指标表: the years of its indicators, not their changes, and of one unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhibao.findings import Findings, structure_rules
from zhibao.indicators.indicator_table import INDICATORS, YEARS
from zhibao.indicators.wording import COLUMN_CHANGES, GROWTH
from zhibao.model.figures import ChartBlock
from zhibao.model.table import Table, TableCell
from zhibao.tables.columns import ColumnError, Columns
from zhibao.tables.named_tables import NamedTable
from zhibao.text.lazy_patterns import lazy_pattern

_YEAR = lazy_pattern(r"\d{4}年")


def drawn_part(block: ChartBlock, source: NamedTable, findings: Findings) -> Table:
    """Return the source's table, of a 指标表 the part that may be drawn; several units on one axis are reported."""
    if not source.indicator_units:
        return source.table
    units = list(dict.fromkeys(_units(block, source)))
    if len(units) > 1:
        findings.add(structure_rules.DIFFERENT_UNITS.at(block.source.ref, units="、".join(units)))
    rows = tuple(row for row in source.table.rows if _is_drawn(row))
    if _is_by_year(source) or block.source.series:
        return replace(source.table, rows=rows)
    kept = [at for at, name in enumerate(source.table.column_names) if _is_default(name, block)]
    return replace(source.table, rows=tuple(tuple(row[at] for at in kept) for row in rows))


def _is_by_year(source: NamedTable) -> bool:
    return source.table.column_names[0] == YEARS


def _is_drawn(row: Sequence[TableCell | None]) -> bool:
    """Tell whether the row holds an indicator or a year, not a group's title nor the changes of all indicators."""
    return all(row) and bool(row[0] and row[0].plain not in COLUMN_CHANGES)


def _is_default(name: str, block: ChartBlock) -> bool:
    return name in (INDICATORS, block.source.category) or _YEAR.fullmatch(name) is not None


def _units(block: ChartBlock, source: NamedTable) -> Sequence[str]:
    """Return the units of what the chart draws."""
    if not block.source.series:
        return source.indicator_units
    if not _is_by_year(source):
        return () if set(block.source.series) == {GROWTH} else source.indicator_units
    columns = Columns(source.table)
    chosen = (_place(columns, name) for name in block.source.series)
    return [source.indicator_units[column - 1] for column in chosen if column]


def _place(columns: Columns, name: str) -> int:
    """Return the number of a column, 0 for one that is reported where it is drawn."""
    try:
        return columns.column(name)
    except ColumnError:
        return 0
