"""Blocks with the tables that were made for them, and charts of indicators with their grids."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec import structs
from msgspec.structs import replace

from zhibao.compute.table_making import TableMaking
from zhibao.findings import made_table_rules
from zhibao.indicators.aggregating import yearless
from zhibao.indicators.evaluated import UnknownYearError
from zhibao.model import blocks as kinds
from zhibao.model.blocks import (
    AggregateTable,
    ComputedBlock,
    DetailTable,
    IndicatorTable,
    MadeTable,
    Paragraph,
    ReadBlock,
    TableBlock,
)
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.tables.named_tables import FailedTableError, NamedTable, TableError


def make_block(block: ReadBlock, settled: Callable[[str], Table | None], making: TableMaking) -> ComputedBlock:
    """Return the block with the table that was `settled` for its id, None for one that failed; charts get their grid.

    What could not be made is a paragraph that says so.
    """
    match block:
        case TableBlock():
            return replace(block, table=settled(block.id) or block.table)
        case IndicatorTable() | AggregateTable() | DetailTable():
            return _table_block(block, settled(block.id), making)
        case ChartBlock():
            return _chart(block, making)
        case kinds.CaseStudy():
            return block.with_blocks(make_block(each, settled, making) for each in block.blocks)
        case kinds.Heading() | kinds.Paragraph() | kinds.Note() | PhotoBlock():
            return block
        case kinds.PageBreak() | kinds.Orientation():
            return block
        case _:
            assert_never(block)


def _table_block(block: MadeTable, table: Table | None, making: TableMaking) -> TableBlock | Paragraph:
    if table is None:
        return _missing(block, "表格")
    units = making.indicator_tables.units(block) if isinstance(block, IndicatorTable) else ()
    return TableBlock(
        block.caption,
        block.unit,
        table,
        block.name,
        block.notes,
        block.ref,
        units,
        block.id,
        options_ref=block.options_ref,
        number_form=block.number_form,
        is_card=isinstance(block, IndicatorTable) and block.is_card,
    )


def _chart(block: ChartBlock, making: TableMaking) -> ChartBlock | Paragraph:
    if making.tables.has_failed(block.source.table):
        return _missing(block, "统计图")
    try:
        reference = making.indicator_tables.reference(block.source)
        block = replace(block, source=replace(block.source, reference=reference))
        if not block.source.indicators:
            return _with_years(block, making)
        grid, unit = making.indicator_tables.chart_grid(block)
    except UnknownYearError:
        return _missing(block, "统计图")
    return replace(block, grid=grid, source=replace(block.source, unit=block.source.unit or unit))


def _with_years(block: ChartBlock, making: TableMaking) -> ChartBlock:
    """Return the chart of a table with the years that it draws in digits; a table without years is reported."""
    source = block.source
    if not source.years:
        return block
    years = tuple(str(making.indicators.year(word)) for word in source.years)
    named = NamedTable("", block.grid) if block.grid else _named(source.table, making)
    if named is None:
        return replace(block, source=replace(source, years=()))
    making.findings.extend(yearless(named))
    if named.data.year_column is None:
        making.findings.add(made_table_rules.NO_YEARS_IN_SOURCE.at(source.ref, found=source.table or "图的数据"))
        years = ()
    return replace(block, source=replace(source, years=years))


def _named(name: str, making: TableMaking) -> NamedTable | None:
    """Return the table of that name; one that is none is reported where it is drawn."""
    try:
        return making.tables.named(name)
    except (TableError, FailedTableError):
        return None


def _missing(block: MadeTable | ChartBlock, kind: str) -> Paragraph:
    """Return what stands in place of the block; its text takes the id of the caption."""
    told = Text.todo(f"缺{kind}：{block.caption.plain}", block.ref)
    return Paragraph(structs.replace(told, id=block.caption.id), block.id)
