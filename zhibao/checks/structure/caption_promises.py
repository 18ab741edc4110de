"""S223: a caption that promises what the table has not."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern

# Words of captions, and what one of the headers must have.
_PROMISES = {
    "变化": ("变化", "增减", "增幅", "增长", "差", "比上年", "升", "降", "年"),
    "增减": ("增减", "变化", "增幅", "增长", "差", "比上年"),
    "占比": ("占", "比例", "比重", "%", "％", "率", "构成"),
    "对比": ("年", "比", "差", "前", "后", "甲", "标准", "类"),
}

# 各专业招生数、毕业生数和就业率一览表: what is listed, and that it is measured.
_ITEMS = lazy_pattern("[、和与及]")
_KIND_OF_TABLE = lazy_pattern("(?:对比|变化|基本|汇总|统计|分布)*(?:情况)?(?:一览|统计|汇总|明细|对比)?表?[:：。]?$")
_MEASURE = lazy_pattern("(?:人数|数|率|值|比例|占比|面积|工位|图书|经费|金额|总量|人次)$")
_BEFORE_MEASURE = lazy_pattern("^(?:生均|师均|平均|人均|总|各)+")
_IN_BRACKETS = lazy_pattern("[(（][^()（）]*[)）]")
_ENOUGH = 2


class CaptionPromises(Check):
    code, severity, title = "S223", Severity.WARNING, "题注说的列表里没有"
    message = "题注“{caption}”说到“{word}”，表里没有这样的列。"
    advice = "请加上这一列（表格、指标表都可以用选项算出来），或改题注。"
    why = "读者照题注找数，找不到会当成漏印。"

    def found(self, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        for table in tables:
            for word, wanted in _PROMISES.items():
                if table.block and word in table.caption and not any(each in table.plain for each in wanted):
                    yield self.at(table.block.caption.ref, caption=table.caption, word=word)
            for item in _promised(table) if table.block else ():
                yield self.at(
                    table.ref if not table.block else table.block.caption.ref, caption=table.caption, word=item
                )


def _promised(table: PlacedTable) -> Iterator[str]:
    """Yield what a caption lists as measured in the table, of which most stand there, and none of its cells says."""
    items = _ITEMS.split(_KIND_OF_TABLE.sub("", squeezed(table.caption)))
    if len(items) <= _ENOUGH:
        return
    said = [key_of(_IN_BRACKETS.sub("", cell.plain)) for cell in table.cells()]
    words = [text for text in said if len(text) > 1 and not text[0].isdigit()]
    there = [item for item in items if any(text in item or item in text for text in words)]
    if len(items) > len(there) >= _ENOUGH:
        pieces = {text[at : at + 2] for text in words for at in range(len(text) - 1)}
        for item in items:
            own = _BEFORE_MEASURE.sub("", item)
            if item not in there and _MEASURE.search(item) and not _pieces(own) & pieces:
                yield item


def _pieces(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(_MEASURE.sub("", text)) - 1)}
