"""D771: what this year's workbook says of last year is not what last year's said."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.stated_facts import of_indicators
from zhibao.findings import Finding, Severity
from zhibao.model.report import ComputedReport
from zhibao.text.keys import squeezed

# What 口径 says where the numbers were reckoned anew.
_RESTATED = ("调整", "口径", "重新", "修订", "更正", "追溯", "改按", "范围")


class LastYearDiffers(Check):
    code, severity, title = "D771", Severity.ERROR, "上年数与上年报告不同"
    message = "“{name}”{year} 年这里是 {found}，上年工作簿（{other}）里是 {stated}。"
    advice = "请核对两份工作簿，照上年报告改正；统计范围调整过的，请在“口径”列写明，并在表下加“注”。"
    why = "省里会拿上年公布的报告对今年的“上年”一列；对不上又不说明，会被当成改数。"

    def found(self, indicators: YearEntries, previous: ComputedReport) -> Iterator[Finding]:
        published = Facts(of_indicators(YearEntries(previous.indicators)))
        basis = {each.definition.name: each.definition.basis for each in indicators.evaluated}
        # What is computed differs with what is typed.
        typed = [entry for entry in indicators if not entry.is_computed]
        for fact in of_indicators(typed):
            stated = next(iter(published.by_key.get(fact.key, ())), None)
            is_restated = any(word in squeezed(basis.get(fact.title, "")) for word in _RESTATED)
            if stated and fact.contradicts(stated) and not is_restated:
                told = {"found": fact.number.shown, "stated": stated.number.shown, "other": stated.ref}
                yield self.at(fact.ref, name=fact.title, year=fact.year, **told)
