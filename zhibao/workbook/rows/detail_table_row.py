"""明细表: chosen columns and rows of another table, made by the program."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.model.blocks import DetailTable, Paragraph
from zhibao.model.made_tables import Additions, Totals
from zhibao.model.text import Text
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, ratios, read_options
from zhibao.workbook.row import Row
from zhibao.workbook.rows.missing_source import is_without_source
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import RowType
from zhibao.workbook.table_options import (
    COMPUTED,
    CONDITIONS,
    NUMBER_FORM,
    ROW_TOTALS,
    YEARS,
    listed_columns,
    row_order,
)

OPTIONS = (
    Option("来源", "取自哪张表：“数据…”工作表的表名、“学校”，或表格的名称、表题", str, "来源=数据各校"),
    Option(
        "列",
        "哪些列，照印出的次序：“原名”“原名→印名”或“印名=算式”，用逗号隔开",
        listed_columns,
        "列=序号,学校→学校名称,在校生,生师比=在校生/专任教师:1",
    ),
    CONDITIONS,
    YEARS,
    Option("排序", "按哪一列排：“列名 降”从大到小，“列名 升”从小到大；不写照来源表", row_order, "排序=在校生 降"),
    ROW_TOTALS,
    COMPUTED,
    Option("名称", "这张表的名称，统计图、汇总表按它取数", str, "名称=各校规模"),
    Option("列宽", "各列宽度的比例，用逗号隔开", ratios, "列宽=1,4,2"),
    NUMBER_FORM,
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "表")
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    # All columns would be printed in silence, hidden ones too: each is chosen.
    if is_without_source(row, stated, ("来源", "列"), "来源=数据各校；列=学校,在校生；合计=行", reading):
        return [Paragraph(Text.todo(f"缺表格：{caption.plain}", row.ref))]
    return [
        DetailTable(
            caption,
            reading.line(row.attribute),
            stated.get("名称", caption.plain),
            stated["来源"],
            stated["列"],
            stated.get("条件", ()),
            stated.get("年度", ()),
            stated.get("排序"),
            Additions(stated.get("合计", Totals()), stated.get("计算列", ())),
            stated.get("列宽", ()),
            ref=row.ref,
            options_ref=row.options.ref,
            number_form=stated.get("数字", ""),
        )
    ]


ROW_TYPES = (
    RowType("明细表", 63, _read, content="表题，不写“表1-1”", attribute="单位，如“单位：人”", options=OPTIONS),
)
