"""D780: a number with more decimals than anybody measures."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_HINT = lazy_pattern(r"\.\d{5}")
_LONG = lazy_pattern(r"(?<![\d.])\d+\.\d{5,}")


class TooManyDecimals(Check):
    code, severity, title = "D780", Severity.WARNING, "小数位数太多"
    message = "“{found}”有 {decimals} 位小数。"
    advice = "请在 Excel 里设成一两位小数；公式算出的，在“小数位”列写位数。"
    why = "多半是 Excel 算出的数没有设格式，印在报告里没有人会读到第五位小数。"

    def found(
        self, indicators: YearEntries, tables: tuple[PlacedTable, ...], prose: tuple[Passage, ...]
    ) -> Iterator[Finding]:
        told = [(entry.ref, entry.value.shown) for entry in indicators]
        printed = (table for table in tables if table.section)
        # What the program put there is told of at the indicator.
        told += [
            (cell.ref, line.typed)
            for table in printed
            if _HINT.search(table.plain)
            for cell in table.cells()
            for line in cell.lines
        ]
        told += [(passage.text.ref, passage.text.typed) for passage in prose]
        for ref, text in told:
            for match in _LONG.finditer(text):
                decimals = len(match[0].partition(".")[2])
                yield self.at(ref, found=around(text, *match.span()), decimals=decimals)
