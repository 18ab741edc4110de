"""汇总表: an aggregate of another table, made by the program."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.findings import made_table_rules
from zhibao.model.blocks import AggregateTable, Paragraph
from zhibao.model.made_tables import Additions, Measured, Totals
from zhibao.model.text import Text
from zhibao.tables.aggregate import COUNT
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, name_list, read_options
from zhibao.workbook.row import Row
from zhibao.workbook.rows.missing_source import is_without_source
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import RowType
from zhibao.workbook.table_options import COMPUTED, CONDITIONS, NUMBER_FORM, YEARS, measures, totals

OPTIONS = (
    Option("来源", "要汇总的表：表格的名称或表题，或“数据…”工作表的表名", str, "来源=获奖情况"),
    Option("行", "按哪一列分行", str, "行=学校"),
    Option("列", "按哪一列分列", str, "列=等次"),
    Option("值", "“计数”“求和(列名)”“去重计数(列名)”，几个用逗号隔开；不写是计数", measures, "值=求和(人数)"),
    CONDITIONS,
    YEARS,
    Option("合计", "“行”“列”或“行,列”；“是”两样都要", totals(Totals(row=True, column=True)), "合计=是"),
    COMPUTED,
    Option("次序", "排在前面的内容，用逗号隔开", name_list, "次序=一等奖,二等奖"),
    Option("名称", "这张表的名称，统计图按它取数", str, "名称=各校获奖"),
    NUMBER_FORM,
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "表")
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    if is_without_source(row, stated, ("来源", "行"), "来源=获奖情况；行=学校；列=等次；合计=是", reading):
        return [Paragraph(Text.todo(f"缺表格：{caption.plain}", row.ref))]
    measured = stated.get("值", (Measured(COUNT),))
    if "列" in stated and len(measured) > 1:
        reading.findings.add(made_table_rules.SEVERAL_MEASURES.at(row.options.ref))
    return [
        AggregateTable(
            caption,
            reading.line(row.attribute),
            stated.get("名称", caption.plain),
            stated["来源"],
            stated["行"],
            stated.get("列", ""),
            measured,
            stated.get("次序", ()),
            stated.get("条件", ()),
            stated.get("年度", ()),
            Additions(stated.get("合计", Totals()), stated.get("计算列", ())),
            ref=row.ref,
            options_ref=row.options.ref,
            number_form=stated.get("数字", ""),
        )
    ]


ROW_TYPES = (
    RowType("汇总表", 64, _read, content="表题，不写“表1-1”", attribute="单位，如“单位：项”", options=OPTIONS),
)
