"""D774: a number in a sentence that is not that of the indicator of its name."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Fact, Facts, FactSource
from zhibao.findings import Finding, Severity


class ProseAgainstIndicator(Check):
    code, severity, title = "D774", Severity.ERROR, "正文里的数与指标不同"
    message = "“{found}”：“指标”表（{other}）里“{indicator}”{year} 年是 {stated}{hint}。"
    advice = "请核对两个数，改正一个；正文写 {{{{{indicator}}}}} 查值，就总与指标一样。说的是别的口径，请在话里写明。"
    why = "数在“指标”表里只填一次；正文里手写的数不会跟着改，两处不同会被当成数据矛盾退回。"

    def found(self, facts: Facts) -> Iterator[Finding]:
        for fact, stated in facts.contradictions:
            is_prose = fact.source is FactSource.PROSE and not fact.is_sole
            if is_prose and stated.source is FactSource.INDICATOR:
                told = {"found": fact.title, "stated": stated.number.shown, "other": stated.ref.cell}
                told |= {"indicator": stated.title, "hint": _hint(fact, facts)}
                yield self.at(fact.ref, year=fact.year, **told)


def _hint(fact: Fact, facts: Facts) -> str:
    """Return of which other year the number is."""
    others = [each for each in facts.called(fact.name, fact.unit) if each.source is FactSource.INDICATOR]
    year = next((each.year for each in others if not fact.contradicts(each)), None)
    return f"，这里像是 {year} 年的数" if year else ""
