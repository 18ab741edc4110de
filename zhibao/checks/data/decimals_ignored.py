"""D727: decimals stated for a number that was typed."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries
from zhibao.findings import Finding, Severity


class DecimalsIgnored(Check):
    code, severity, title = "D727", Severity.WARNING, "直接填的数没有照小数位印"
    message = "“{name}”的“小数位”写了 {decimals}，它却没有公式：{year} 年照 Excel 显示的样子印 {found}。"
    advice = "“小数位”只管算出的数：请在 Excel 里改这一格显示的小数位数，或清空“小数位”。"
    why = "想印两位小数，印出来却是一位，同一个指标就一处一个样。"

    def found(self, indicators: YearEntries) -> Iterator[Finding]:
        for entry in indicators:
            stated = entry.indicator.definition
            # A formula that could not be read has its finding.
            is_typed = not (stated.formula or stated.is_faulty)
            if is_typed and stated.decimals not in (None, entry.decimals):
                found = stated.years[entry.year].text[:20]
                yield self.at(entry.ref, name=entry.name, year=entry.year, decimals=stated.decimals, found=found)
