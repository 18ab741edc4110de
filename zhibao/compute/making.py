"""Computed tables and charts of indicators made into the tables and grids that the later steps know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from zhibao.findings import Findings, structure_rules
from zhibao.indicators.evaluated import UnknownYearError
from zhibao.indicators.indicator_table import IndicatorTables
from zhibao.model import blocks as kinds
from zhibao.model.blocks import AggregateTable, ComputedBlock, IndicatorTable, Paragraph, ReadBlock, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.tables.aggregate import NotANumberError
from zhibao.tables.columns import ColumnError
from zhibao.tables.named_tables import FailedTableError, NamedTable, TableError, Tables
from zhibao.tables.summary import summarised


def make_table(
    block: IndicatorTable | AggregateTable, makers: IndicatorTables, tables: Tables, findings: Findings
) -> Table | None:
    """Return the table that the block asks for, None when it cannot be made, which is reported."""
    if isinstance(block, AggregateTable):
        return _aggregate(block, tables, findings)
    try:
        return makers.table(block)
    except UnknownYearError:
        # The cover's year is missing or no year, which is reported.
        return None


def _aggregate(block: AggregateTable, tables: Tables, findings: Findings) -> Table | None:
    try:
        source = tables.named(block.source)
        if source.table.rows and _reports_columns(block, source, findings):
            return None
        table = summarised(block, source, findings)
        return table if table.rows else None
    except FailedTableError:
        pass
    except TableError as error:
        findings.add(error.finding(block.options_ref))
    except NotANumberError as error:
        caption = block.caption.plain
        findings.extend(
            structure_rules.NOT_ADDABLE.at(cell.ref, caption=caption, found=cell.plain[:20]) for cell in error.cells
        )
    return None


def _reports_columns(block: AggregateTable, source: NamedTable, findings: Findings) -> bool:
    """Report every column that the options name and the source lacks or has twice; tell whether there is one."""
    stated = [("行", block.row), ("列", block.column), ("值", block.measured)]
    names = [*(each for each in stated if each[1]), *(("条件", name) for name, _ in block.conditions)]
    faults = []
    for option, name in names:
        try:
            source.data.columns.column(name)
        except ColumnError as error:
            faults.append(error.finding(block.options_ref, option))
    findings.extend(faults)
    return bool(faults)


def make_block(
    block: ReadBlock, settled: Callable[[str], Table | None], makers: IndicatorTables, tables: Tables
) -> ComputedBlock:
    """Return the block with the table that was `settled` for its id, None for one that failed; charts get their grid.

    What could not be made is a paragraph that says so.
    """
    match block:
        case TableBlock():
            return replace(block, table=settled(block.id) or block.table)
        case IndicatorTable() | AggregateTable():
            return _table_block(block, settled(block.id), makers)
        case ChartBlock():
            return _chart(block, makers, tables)
        case kinds.CaseStudy():
            return block.with_blocks(make_block(each, settled, makers, tables) for each in block.blocks)
        case kinds.Heading() | kinds.Paragraph() | kinds.Note() | PhotoBlock():
            return block
        case kinds.PageBreak() | kinds.Orientation():
            return block
        case _:
            assert_never(block)


def _table_block(
    block: IndicatorTable | AggregateTable, table: Table | None, makers: IndicatorTables
) -> TableBlock | Paragraph:
    if table is None:
        return _missing(block, "表格")
    units = makers.units(block) if isinstance(block, IndicatorTable) else ()
    return TableBlock(block.caption, block.unit, table, block.name, block.notes, block.ref, units, block.id)


def _chart(block: ChartBlock, makers: IndicatorTables, tables: Tables) -> ChartBlock | Paragraph:
    if tables.has_failed(block.source.table):
        return _missing(block, "统计图")
    try:
        block = replace(block, source=replace(block.source, reference=makers.reference(block.source)))
        if not block.source.indicators:
            return block
        grid, unit = makers.chart_grid(block)
    except UnknownYearError:
        return _missing(block, "统计图")
    return replace(block, grid=grid, source=replace(block.source, unit=block.source.unit or unit))


def _missing(block: IndicatorTable | AggregateTable | ChartBlock, kind: str) -> Paragraph:
    """Return what stands in place of the block; its text takes the id of the caption."""
    told = Text.todo(f"缺{kind}：{block.caption.plain}", block.ref)
    return Paragraph(replace(told, id=block.caption.id), block.id)
