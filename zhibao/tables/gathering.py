"""The tables of a report that charts, aggregates and formulas may name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zhibao.model.blocks import AggregateTable, IndicatorTable, TableBlock
from zhibao.model.raised import as_characters
from zhibao.model.report import DataTable, Report
from zhibao.model.table import Table
from zhibao.model.walk import all_blocks
from zhibao.tables.named_tables import NamedTable

_UNIT = re.compile(r"^单位[：:]\s*")
Origin = TableBlock | IndicatorTable | AggregateTable | DataTable


def named_tables(report: Report[Any]) -> Iterator[tuple[Origin, NamedTable]]:
    """Yield every table with what it comes from, printed ones first; one that is yet to be made is empty."""
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock | IndicatorTable | AggregateTable):
            units = block.indicator_units if isinstance(block, TableBlock) else ()
            table = block.table if isinstance(block, TableBlock) else Table(())
            yield block, NamedTable(block.name, table, unit_of(block), block.ref, units)
    for data in report.data_tables:
        yield data, NamedTable(data.name, data.table)


def unit_of(block: TableBlock | IndicatorTable | AggregateTable) -> str:
    """Return the unit that a table's unit line states."""
    return _UNIT.sub("", as_characters(block.unit))
