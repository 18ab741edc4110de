"""表格: a caption, a unit, and the grid in the rows below."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.findings import structure_rules
from zhibao.model.blocks import Paragraph, TableBlock
from zhibao.model.made_tables import Additions, Totals
from zhibao.model.text import Text
from zhibao.workbook.grid import GridOptions, read_grid
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, count, name_list, ratios, read_options
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import Below, RowType
from zhibao.workbook.table_options import COMPUTED, NUMBER_FORM, ROW_TOTALS

OPTIONS = (
    Option("表头", "表头的行数，如 2", count, "表头=2"),
    Option("合并", "要合并相同内容的列名，用逗号隔开", name_list, "合并=赛项,辅导教师"),
    Option("名称", "这张表的名称，统计图按它取数", str, "名称=获奖情况"),
    Option("列宽", "各列宽度的比例，用逗号隔开", ratios, "列宽=1,4,2"),
    ROW_TOTALS,
    COMPUTED,
    NUMBER_FORM,
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "表")
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    options = GridOptions(stated.get("表头", 1), stated.get("合并", ()), stated.get("列宽", ()))
    table = read_grid(row, options, reading)
    if table is None:
        reading.findings.add(structure_rules.TABLE_WITHOUT_ROWS.at(row.ref, kind=row.kind))
        return [Paragraph(Text.todo(f"缺表格：{caption.plain}", row.ref))]
    return [
        TableBlock(
            caption,
            reading.line(row.attribute),
            table,
            stated.get("名称", caption.plain),
            ref=row.ref,
            additions=Additions(stated.get("合计", Totals()), stated.get("计算列", ())),
            options_ref=row.options.ref,
            number_form=stated.get("数字", ""),
        )
    ]


ROW_TYPES = (
    RowType(
        "表格",
        60,
        _read,
        content="表题，不写“表1-1”",
        attribute="单位，如“单位：人”",
        options=OPTIONS,
        below=Below.GRID,
    ),
)
