"""D752: an indicator that is a part of another one and more than it."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


class PartOverWhole(Check):
    code, severity, title = "D752", Severity.ERROR, "部分多于整体"
    message = "{year} 年“{name}”是 {found}，多于“{whole}”的 {whole_found}，而前者是后者的一部分。"
    advice = "请核对两个数：多半有一个多打或少打了一位，或两个数的口径不同。"
    why = "“双师型”教师是专业课教师的一部分，升学人数是毕业生数的一部分；部分多于整体，占比就会超过 100%。"

    def found(self, indicators: YearEntries, rules: ReviewRules) -> Iterator[Finding]:
        for pair in rules.inside:
            for part in indicators.years_of(pair.part):
                whole = indicators.get(pair.whole, part.year)
                if whole and part.number > whole.number:
                    found = {"found": part.shown, "whole": whole.name, "whole_found": whole.shown}
                    yield self.at(part.ref, name=part.name, year=part.year, **found)
