"""The tables of a report that charts, aggregates and formulas may name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from zhibao.model import blocks as kinds
from zhibao.model.blocks import AggregateTable, AnyBlock, DetailTable, IndicatorTable, MadeTable, TableBlock
from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.report import DataTable, Report
from zhibao.model.table import Table
from zhibao.model.walk import all_blocks
from zhibao.tables.named_tables import NamedTable
from zhibao.text.lazy_patterns import lazy_pattern

_UNIT = lazy_pattern(r"^单位[：:]\s*")
Origin = TableBlock | MadeTable | DataTable


def named_tables(report: Report[AnyBlock]) -> Iterator[tuple[Origin, NamedTable]]:
    """Yield every table with what it comes from, printed ones first; one that is yet to be made is empty."""
    for block in all_blocks(report.parts):
        match block:
            case TableBlock():
                units = block.indicator_units
                yield block, NamedTable(block.name, block.table, unit_of(block), block.ref, units)
            case IndicatorTable() | AggregateTable() | DetailTable():
                yield block, NamedTable(block.name, Table(()), unit_of(block), block.ref)
            case kinds.Heading() | kinds.Paragraph() | kinds.Note() | kinds.CaseStudy():
                pass
            case PhotoBlock() | ChartBlock() | Figure() | kinds.PageBreak() | kinds.Orientation():
                pass
            case _:
                assert_never(block)
    for data in report.data_tables:
        yield data, NamedTable(data.name, data.table, is_raw=True)


def unit_of(block: TableBlock | MadeTable) -> str:
    """Return the unit that a table's unit line states."""
    return _UNIT.sub("", block.unit.characters)
