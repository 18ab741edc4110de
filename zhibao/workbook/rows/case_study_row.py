"""案例, 案例完: a case study begins and ends."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.model.blocks import CaseStudy
from zhibao.workbook.items import CaseEnd, Item, Reading
from zhibao.workbook.options import Option, read_options, yes_no
from zhibao.workbook.row import Row
from zhibao.workbook.rows.row_caption import read_caption
from zhibao.workbook.rows.row_type import RowType

OPTIONS = (
    Option("接排", "“是”或“否”", yes_no, "接排=是"),
    Option("名称", "这个案例的名称，引用写“{{案例:名称}}”", str, "名称=榜样之星"),
)


def _start(row: Row, reading: Reading) -> Iterable[Item]:
    options = read_options(row.options, row.kind, OPTIONS, reading.findings)
    school, name = reading.line(row.attribute), options.get("名称", "")
    return [CaseStudy(read_caption(row, reading, "案例"), school, options.get("接排", False), (), row.ref, name=name)]


ROW_TYPES = (
    RowType(
        "案例",
        100,
        _start,
        content="案例的题目，不写“案例1”；可不填",
        attribute="学校，几所用顿号隔开",
        options=OPTIONS,
    ),
    RowType("案例完", 110, lambda row, reading: [CaseEnd(row.ref)], purpose="案例到此为止，后面又是正文"),
)
