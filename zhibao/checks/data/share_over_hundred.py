"""D750: a share of more than 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, has_word
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure
from zhibao.pack.review_rules import ReviewRules


class ShareOverHundred(Check):
    code, severity, title = "D750", Severity.ERROR, "百分数超过 100%"
    message = "“{name}”{year} 年是 {found}，超过了 100%。"
    advice = "请核对这个数：多半是小数点错了一位或两位（94.55% 填成 9455%），或公式里分子、分母写反了。"
    why = "一部分占整体的百分数不会超过 100%；完成率、增长率一类可以超过的，按名称认得出，不提醒。"

    def found(self, indicators: YearEntries, rules: ReviewRules) -> Iterator[Finding]:
        for entry in indicators:
            is_share = entry.unit.measure is Measure.SHARE and not has_word(entry.name, rules.over_hundred)
            if is_share and entry.number > 1:
                yield self.at(entry.ref, name=entry.name, year=entry.year, found=entry.shown)
