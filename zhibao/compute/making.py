"""Computed tables and charts of indicators made into the tables and grids that the later steps know."""

from __future__ import annotations

from dataclasses import replace

from zhibao.findings import Findings, structure
from zhibao.indicators.indicator_table import IndicatorTables
from zhibao.indicators.reckoned import UnknownYearError
from zhibao.model.report import Block, ChartBlock, IndicatorTable, Paragraph, TableBlock, TallyTable
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.tables.naming import AmbiguousTableError, FailedTableError, Tables, UnknownTableError
from zhibao.tables.rows import UnknownColumnError
from zhibao.tables.summary import summarised
from zhibao.tables.tally import NotANumberError
from zhibao.text.nearest import suggestion


def make_table(
    block: IndicatorTable | TallyTable, makers: IndicatorTables, tables: Tables, findings: Findings
) -> Table | None:
    """Return the table that the block asks for, None when it cannot be made, which is reported."""
    if isinstance(block, TallyTable):
        return _tally(block, tables, findings)
    try:
        return makers.table(block)
    except UnknownYearError:
        # The cover's year is missing or no year, which is reported.
        return None


def _tally(block: TallyTable, tables: Tables, findings: Findings) -> Table | None:
    try:
        return summarised(block, tables.named(block.source), findings)
    except FailedTableError:
        pass
    except UnknownTableError as error:
        findings.add(structure.UNKNOWN_TABLE.at(block.options_ref, found=error.name, suggestion=error.suggestion))
    except AmbiguousTableError as error:
        findings.add(structure.AMBIGUOUS_TABLE.at(block.options_ref, found=error.name, count=error.count))
    except UnknownColumnError as error:
        near = {"suggestion": suggestion(error.name, error.known), "known": "、".join(error.known)}
        findings.add(
            structure.UNKNOWN_COLUMN.at(block.options_ref, option="行、列、值、条件", found=error.name, **near)
        )
    except NotANumberError as error:
        caption = block.caption.plain
        findings.extend(
            structure.NOT_ADDABLE.at(cell.ref, caption=caption, found=cell.plain[:20]) for cell in error.cells
        )
    return None


def make_block(block: Block, table: Table | None, makers: IndicatorTables, tables: Tables) -> Block:
    """Return the block with the table that was settled for it, None for one that failed; charts get their grid."""
    match block:
        case TableBlock() if table:
            return replace(block, table=table)
        case IndicatorTable() | TallyTable():
            return _table_block(block, table)
        case ChartBlock() if tables.has_failed(block.source.table):
            return _missing_chart(block)
        case ChartBlock() if block.source.indicators:
            return _chart(block, makers)
        case _:
            return block


def _table_block(block: IndicatorTable | TallyTable, table: Table | None) -> Block:
    if table is None:
        return Paragraph(Text.todo(f"缺表格：{block.caption.plain}", block.ref))
    return TableBlock(block.caption, block.unit, table, block.name, block.notes, block.ref)


def _chart(block: ChartBlock, makers: IndicatorTables) -> Block:
    try:
        grid, unit = makers.chart_grid(block)
    except UnknownYearError:
        return _missing_chart(block)
    return replace(block, grid=grid, source=replace(block.source, unit=block.source.unit or unit))


def _missing_chart(block: ChartBlock) -> Block:
    return Paragraph(Text.todo(f"缺统计图：{block.caption.plain}", block.ref))
