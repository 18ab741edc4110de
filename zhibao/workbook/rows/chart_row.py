"""统计图: a chart of a grid below it or of a named table."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs
from msgspec.structs import replace

import charts
from charts.kinds import bar
from zhibao.findings import shape_rules, structure_rules
from zhibao.indicators.paths import CURRENT
from zhibao.model.blocks import Paragraph
from zhibao.model.figures import ChartBlock, ChartForm, ChartSource, ReferenceLine
from zhibao.model.made_tables import Order
from zhibao.model.ref import CellRef
from zhibao.model.table import TableCell
from zhibao.model.text import Text
from zhibao.text.folding import fold
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion
from zhibao.workbook.grid import GridOptions, read_grid
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, name_list, read_options, year_list
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import Below, RowType
from zhibao.workbook.table_options import row_order

_NUMBER = lazy_pattern(r"-?\d+(?:,\d{3})*(?:\.\d+)?%?")
_WAYS = {"降": True, "升": False}
_NAME_OF_LINE = "参考线"


def _order(value: str) -> Order:
    """Parse 降 and 升 alone, or with a column before them."""
    return Order("", _WAYS[value]) if value in _WAYS else row_order(value)


def _reference(value: str) -> ReferenceLine:
    """Parse a number or the name of an indicator, and after a comma the name of the line."""
    stated, comma, name = (part.strip() for part in _parted(value))
    if not stated or (comma and not name):
        raise ValueError(value)
    if _NUMBER.fullmatch(fold(stated)):
        return ReferenceLine(name or _NAME_OF_LINE, TableCell((Text.of(fold(stated)),)))
    return ReferenceLine(name or stated, TableCell(), indicator=stated)


def _parted(value: str) -> tuple[str, str, str]:
    """Return what stands before and after the last comma that is none of a number's thousands."""
    return (value, "", "") if _NUMBER.fullmatch(fold(value)) else _rpartition(value.replace("，", ","))


def _rpartition(value: str) -> tuple[str, str, str]:
    before, comma, after = value.rpartition(",")
    return (before, comma, after) if comma else (after, "", "")


OPTIONS = (
    Option("来源", "表格的名称或表题，或“数据…”工作表的表名", str, "来源=获奖情况"),
    Option("类别", "作类别的列名", str, "类别=学校"),
    Option("系列", "作系列的列名，用逗号隔开", name_list, "系列=一等奖,二等奖"),
    Option("单位", "数的单位，印在图上", str, "单位=人"),
    Option("指标", "“指标”表里的名称，用逗号隔开", name_list, "指标=招生数,毕业生数"),
    Option("年度", "年份，用逗号隔开，也可写上年、本年；取自有“年度”列的表时只画这些年", year_list, "年度=2024,2025"),
    Option("排序", "“降”或“升”，前面可写列名", _order, "排序=降"),
    Option("参考线", "一个数或“指标”表里的名称，可在逗号后写线的名称", _reference, "参考线=20，达标线"),
    Option("形式", "“图片”或“可编辑”", ChartForm, "形式=可编辑"),
    Option("名称", "这张图的名称，引用写“{{图:名称}}”", str, "名称=规模变化"),
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "图")
    kind = squeezed(row.attribute.plain)
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    source = ChartSource(
        stated.get("来源", ""),
        stated.get("类别", ""),
        stated.get("系列", ()),
        stated.get("单位", ""),
        stated.get("指标", ()),
        stated.get("年度", ()),
        stated.get("排序"),
        _at(stated.get("参考线"), row.options.ref),
        row.options.ref,
    )
    grid = None if source.table or source.indicators else read_grid(row, GridOptions(), reading)
    if not _is_complete(row, reading, kind, source, grid is not None):
        return [Paragraph(Text.todo(f"缺统计图：{caption.plain}", row.ref))]
    if source.table and source.indicators:
        source = replace(source, indicators=())
    if source.indicators and not source.years and charts.KINDS[kind].shows_parts:
        source = replace(source, years=(CURRENT,))
    if source.order and charts.KINDS[kind].shows_course:
        reading.findings.add(shape_rules.NOT_SORTED.at(row.options.ref, kind=kind, other=bar.NAME))
        source = replace(source, order=None)
    return [ChartBlock(caption, kind, source, grid, ref=row.ref, form=stated.get("形式"), name=stated.get("名称", ""))]


def _at(line: ReferenceLine | None, ref: CellRef) -> ReferenceLine | None:
    """Return the line with its number at the cell of the options."""
    return line and replace(line, cell=structs.replace(line.cell, ref=ref))


def _is_complete(row: Row, reading: Reading, kind: str, source: ChartSource, has_grid: bool) -> bool:
    add = reading.findings.add
    if kind not in charts.KINDS:
        found = {
            "found": kind,
            "suggestion": suggestion(kind, charts.KINDS),
            "known": "、".join(charts.KINDS),
        }
        add(structure_rules.UNKNOWN_CHART.at(row.attribute.ref, **found))
    has_source = bool(source.table or source.indicators)
    if source.table and source.indicators:
        add(structure_rules.TWO_SOURCES.at(row.options.ref))
    if has_source:
        for cell in row.filled_below():
            add(structure_rules.NOT_PRINTED.at(cell.ref, kind="有“来源”或“指标”的统计图", found=cell.plain[:20]))
    elif not has_grid:
        add(structure_rules.TABLE_WITHOUT_ROWS.at(row.ref, kind=row.kind))
    return kind in charts.KINDS and (has_source or has_grid)


ROW_TYPES = (
    RowType(
        "统计图",
        70,
        _read,
        content="图题，不写“图1-1”",
        attribute=" ".join(charts.KINDS),
        options=OPTIONS,
        below=Below.GRID,
    ),
)
