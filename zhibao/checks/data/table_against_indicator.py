"""D764: a table that states another number than the dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts, FactSource
from zhibao.findings import Finding, Severity

_SHORT = 2


class TableAgainstIndicator(Check):
    code, severity, title = "D764", Severity.ERROR, "表里的数与指标不同"
    message = "表“{caption}”里“{name}”{year} 年是 {found}，“指标”表里（{other}）是 {stated}。"
    advice = "请核对两个数，改正一个；表里写 {{{{{indicator}}}}} 查值，两处就总是一样。"
    why = "同一个数在一份报告里只能有一个值；多半是指标改了，表没有跟着改。"

    def found(self, facts: Facts) -> Iterator[Finding]:
        for fact, stated in facts.contradictions:
            if fact.source is FactSource.TABLE and not (fact.is_sole and len(fact.name) <= _SHORT):
                told = {"found": fact.number.shown, "stated": stated.number.shown, "other": stated.ref.cell}
                told |= {"caption": fact.title.removeprefix("表").strip("“”"), "indicator": stated.title}
                yield self.at(fact.ref, name=fact.name, year=fact.year, **told)
