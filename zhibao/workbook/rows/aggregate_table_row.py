"""汇总表: an aggregate of another table, made by the program."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhibao.findings import structure_rules
from zhibao.model.blocks import AggregateTable, Paragraph
from zhibao.model.text import Text
from zhibao.tables.aggregate import COUNT, DISTINCT, TOTAL
from zhibao.text.keys import squeezed
from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option, name_list, read_options, yes_no
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import RowType

_MEASURED = re.compile(rf"({DISTINCT}|{TOTAL})\((.+)\)")


def _measure(value: str) -> tuple[str, str]:
    """Parse 计数, 求和(列名) or 去重计数(列名)."""
    found = _MEASURED.fullmatch(squeezed(value))
    if squeezed(value) == COUNT:
        return COUNT, ""
    if found is None:
        raise ValueError(value)
    return found[1], found[2]


def _conditions(value: str) -> tuple[tuple[str, str], ...]:
    """Parse 列名=内容 pairs separated by commas."""
    pairs = [tuple(part.strip() for part in re.split("[=＝﹦]", name)) for name in name_list(value)]
    if not all(len(pair) == 2 and all(pair) for pair in pairs):
        raise ValueError(value)
    return tuple((pair[0], pair[1]) for pair in pairs)


OPTIONS = (
    Option("来源", "要汇总的表：表格的名称或表题，或“数据…”工作表的表名", str, "来源=获奖情况"),
    Option("行", "按哪一列分行", str, "行=学校"),
    Option("列", "按哪一列分列", str, "列=等次"),
    Option("值", "“计数”“求和(列名)”或“去重计数(列名)”，不写是计数", _measure, "值=求和(人数)"),
    Option("条件", "只算这些行：列名=内容，几个用逗号隔开", _conditions, "条件=级别=省级"),
    Option("合计", "“是”或“否”", yes_no, "合计=是"),
    Option("次序", "排在前面的内容，用逗号隔开", name_list, "次序=一等奖,二等奖"),
    Option("名称", "这张表的名称，统计图按它取数", str, "名称=各校获奖"),
)


def _read(row: Row, reading: Reading) -> Iterable[Item]:
    caption = read_caption(row, reading, "表")
    stated = read_options(row.options, row.kind, OPTIONS, reading.findings)
    missing = [name for name in ("来源", "行") if name not in stated]
    if missing:
        reading.findings.add(structure_rules.NO_SOURCE.at(row.ref, missing="、".join(missing)))
        return [Paragraph(Text.todo(f"缺表格：{caption.plain}", row.ref))]
    function, measured = stated.get("值", (COUNT, ""))
    return [
        AggregateTable(
            caption,
            reading.line(row.attribute),
            stated.get("名称", caption.plain),
            stated["来源"],
            stated["行"],
            stated.get("列", ""),
            function,
            measured,
            stated.get("合计", False),
            stated.get("次序", ()),
            stated.get("条件", ()),
            ref=row.ref,
            options_ref=row.options.ref,
        )
    ]


ROW_TYPES = (
    RowType("汇总表", 64, _read, content="表题，不写“表1-1”", attribute="单位，如“单位：项”", options=OPTIONS),
)
