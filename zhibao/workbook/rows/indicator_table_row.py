"""指标表: a table that the program makes of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibao.findings import structure_rules
from zhibao.indicators.indicator_table import COLUMNS
from zhibao.indicators.wording import COLUMN_CHANGES
from zhibao.model.blocks import IndicatorLine, IndicatorTable, Paragraph
from zhibao.model.text import Text
from zhibao.workbook.cell_lines import without_prefix
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, one_of, read_options, some_of, year_list
from zhibao.workbook.row import CONTENT, Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import Below, RowType
from zhibao.workbook.table_options import NUMBER_FORM

BY_INDICATOR, BY_YEAR = "按指标", "按年度"
GROUP = "分组"
OPTIONS = (
    Option("年度", "年份，用逗号隔开，也可写上年、本年", year_list, "年度=2023,2024,2025"),
    Option("列", f"另加的列：{'、'.join(COLUMNS)}", some_of(COLUMNS), "列=增减,增幅"),
    Option("方向", "“按指标”（一行一个指标）或“按年度”（一行一年）", one_of(BY_INDICATOR, BY_YEAR), "方向=按年度"),
    Option("名称", "这张表的名称，统计图、汇总表按它取数", str, "名称=办学规模"),
    NUMBER_FORM,
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "表")
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    lines = tuple(indicator_lines(row, reading))
    if not lines:
        reading.findings.add(structure_rules.NO_FIGURES.at(row.ref, kind=row.kind))
        return [Paragraph(Text.todo(f"缺表格：{caption.plain}", row.ref))]
    by_year = stated.get("方向") == BY_YEAR
    if by_year:
        _report_by_year(row, stated.get("列", ()), lines, reading)
    return [
        IndicatorTable(
            caption,
            reading.line(row.attribute),
            stated.get("名称", caption.plain),
            lines,
            stated.get("年度", ()),
            stated.get("列", ()),
            by_year,
            ref=row.ref,
            options_ref=row.options.ref,
            number_form=stated.get("数字", ""),
        )
    ]


def _report_by_year(row: Row, columns: Iterable[str], lines: Iterable[IndicatorLine], reading: Reading) -> None:
    """Report what a table with a row for each year has no place for."""
    for name in columns:
        if name not in COLUMN_CHANGES:
            stated = {"name": "列", "found": name, "expected": f"{'、'.join(COLUMN_CHANGES)}（“方向=按年度”时）"}
            reading.findings.add(structure_rules.BAD_OPTION_VALUE.at(row.options.ref, **stated))
    for line in lines:
        if line.is_group:
            kind = f"“方向=按年度”的{row.kind}"
            reading.findings.add(structure_rules.NOT_PRINTED.at(line.label.ref, kind=kind, found=line.name[:20]))


def indicator_lines(row: Row, reading: Reading) -> Iterator[IndicatorLine]:
    """Yield the lines below: a name in column B, what the table calls it in C; 分组：… is the title of a group."""
    for number in row.filled_rows:
        name, label = (reading.line(row.sheet.cell(number, column)) for column in (CONTENT, CONTENT + 1))
        group = without_prefix(name, _ungrouped)
        if name and group.plain != name.plain:
            yield IndicatorLine(group.plain, group, is_group=True)
        elif name:
            yield IndicatorLine(name.plain, label or name)
        for cell in row.sheet.row_cells(number, CONTENT + (2 if name else 1)):
            if cell:
                reading.findings.add(structure_rules.NOT_PRINTED.at(cell.ref, kind=row.kind, found=cell.plain[:20]))


def _ungrouped(text: str) -> str:
    before, colon, after = text.partition("：") if "：" in text else text.partition(":")
    return after.lstrip() if colon and before.strip() == GROUP else text


ROW_TYPES = (
    RowType(
        "指标表",
        62,
        _read,
        content="表题，不写“表1-1”",
        attribute="单位，如“单位：人”",
        options=OPTIONS,
        below=Below.NAMES,
    ),
)
