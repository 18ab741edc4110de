"""D751: a count below zero."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, has_word
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


class NegativeCount(Check):
    code, severity, title = "D751", Severity.ERROR, "数是负的"
    message = "“{name}”{year} 年是 {found}，数量不会是负的。"
    advice = "请核对这个数；是公式算出来的，请核对公式里相减的各项。"
    why = "人数、面积、金额都不小于 0。变化数、差额一类可以是负的，按名称认得出，不提醒。"

    def found(self, indicators: YearEntries, rules: ReviewRules) -> Iterator[Finding]:
        for entry in indicators:
            if entry.number < 0 and not has_word(entry.name, (*rules.below_zero, *rules.over_hundred)):
                yield self.at(entry.ref, name=entry.name, year=entry.year, found=entry.shown)
