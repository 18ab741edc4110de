"""S223: a caption that promises what the table has not."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity

# Words of captions, and what one of the headers must have.
_PROMISES = {
    "变化": ("变化", "增减", "增幅", "增长", "差", "比上年", "升", "降", "年"),
    "增减": ("增减", "变化", "增幅", "增长", "差", "比上年"),
    "占比": ("占", "比例", "比重", "%", "％", "率", "构成"),
    "对比": ("年", "比", "差", "前", "后", "甲", "标准", "类"),
}


class CaptionPromises(Check):
    code, severity, title = "S223", Severity.WARNING, "题注说的列表里没有"
    message = "题注“{caption}”说到“{word}”，表里没有这样的列。"
    advice = "请加上这一列（表格、指标表都可以用选项算出来），或改题注。"
    why = "读者照题注找数，找不到会当成漏印。"

    def found(self, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        for table in tables:
            shown = " ".join(cell.plain for cell in table.cells())
            for word, wanted in _PROMISES.items():
                if table.block and word in table.caption and not any(each in shown for each in wanted):
                    yield self.at(table.block.caption.ref, caption=table.caption, word=word)
