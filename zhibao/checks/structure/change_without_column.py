"""S237: captions that promise changes where the table only puts years beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import quoted
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_PROMISE = lazy_pattern("变化|变动")
_KEPT = lazy_pattern("变化|变动|增减|增幅|增长|增量|增加|差|比上年|比去年|同比|升|降|[+＋▲△↑↓]")
_YEARS = lazy_pattern(r"20\d\d")


class ChangeWithoutColumn(Check):
    code, severity, title = "S237", Severity.INFO, "题注说变化，表里没有增减列"
    message = "有 {count} 张表的题注说到变化，表里只有各年的数，第一张是“{caption}”。"
    advice = "可以加一列增减：表格写“计算列=增减”，指标表写“列=增减”；不加也可以报送。"
    why = "题注说变化，读者要找的是增减多少，只列两年的数要自己去减。"

    def found(self, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        left = [table for table in tables if table.block and _promises_only(table)]
        if left and left[0].block:
            yield self.at(left[0].block.caption.ref, count=len(left), caption=quoted(left[0].caption))


def _promises_only(table: PlacedTable) -> bool:
    if not _PROMISE.search(table.caption):
        return False
    shown = " ".join(cell.plain for cell in table.cells())
    return len(set(_YEARS.findall(shown))) > 1 and not _KEPT.search(shown)
