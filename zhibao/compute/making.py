"""Computed tables and charts of indicators made into the tables and grids that the later steps know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zhibao.findings import Findings, structure, text
from zhibao.indicators.indicator_table import IndicatorTables
from zhibao.indicators.reckoned import UnknownYearError
from zhibao.model.report import Block, ChartBlock, IndicatorTable, Paragraph, TableBlock, TallyTable
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.tables.columns import AmbiguousColumnError, UnknownColumnError
from zhibao.tables.naming import AmbiguousTableError, Tables, UnknownTableError
from zhibao.tables.summary import summarised
from zhibao.tables.tally import NotANumberError
from zhibao.text.nearest import suggestion


def make_table(
    block: IndicatorTable | TallyTable, makers: IndicatorTables, tables: Tables, findings: Findings
) -> Table:
    """Return the table that the block asks for, an empty one when it cannot be made, which is reported."""
    if isinstance(block, TallyTable):
        return _tally(block, tables, findings)
    try:
        return makers.table(block)
    except UnknownYearError:
        findings.add(text.NO_YEAR.at(block.options_ref, found=block.name))
        return Table(())


def _tally(block: TallyTable, tables: Tables, findings: Findings) -> Table:
    try:
        return summarised(block, tables.named(block.source), findings)
    except UnknownTableError as error:
        findings.add(structure.UNKNOWN_TABLE.at(block.options_ref, found=error.name, suggestion=error.suggestion))
    except AmbiguousTableError as error:
        findings.add(structure.AMBIGUOUS_TABLE.at(block.options_ref, found=error.name, count=error.count))
    except UnknownColumnError as error:
        near = {"suggestion": suggestion(error.name, error.known), "known": "、".join(error.known)}
        findings.add(
            structure.UNKNOWN_COLUMN.at(block.options_ref, option="行、列、值、条件", found=error.name, **near)
        )
    except AmbiguousColumnError as error:
        findings.add(structure.AMBIGUOUS_COLUMN.at(block.options_ref, found=error.name, remedy=error.remedy))
    except NotANumberError as error:
        caption = block.caption.plain
        findings.extend(
            structure.NOT_ADDABLE.at(cell.ref, caption=caption, found=cell.plain[:20]) for cell in error.cells
        )
    return Table(())


def make_block(
    block: Block, table: Table | None, makers: IndicatorTables, findings: Findings, plain: Callable[[str], str]
) -> Block:
    """Return the block with the table that was settled for it; a chart of indicators gets its grid."""
    match block:
        case TableBlock() if table:
            return replace(block, table=table, name=plain(block.name))
        case IndicatorTable() | TallyTable():
            return _table_block(block, table, makers, plain)
        case ChartBlock():
            return _chart(block, makers, findings, plain)
        case _:
            return block


def _table_block(
    block: IndicatorTable | TallyTable, table: Table | None, makers: IndicatorTables, plain: Callable[[str], str]
) -> Block:
    if table is None or not table.rows:
        return Paragraph(Text.todo(f"缺表格：{block.caption.plain}", block.ref))
    units = makers.units(block) if isinstance(block, IndicatorTable) else ()
    return TableBlock(block.caption, block.unit, table, plain(block.name), block.notes, block.ref, units)


def _chart(block: ChartBlock, makers: IndicatorTables, findings: Findings, plain: Callable[[str], str]) -> Block:
    if not block.source.indicators:
        return replace(block, source=replace(block.source, table=plain(block.source.table)))
    try:
        grid, unit = makers.chart_grid(block)
    except UnknownYearError:
        findings.add(text.NO_YEAR.at(block.source.ref, found="、".join(block.source.indicators)))
        return Paragraph(Text.todo(f"缺统计图：{block.caption.plain}", block.ref))
    return replace(block, grid=grid, source=replace(block.source, unit=block.source.unit or unit))
