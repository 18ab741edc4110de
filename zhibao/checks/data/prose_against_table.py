"""D775: a number in a sentence that is not that of a table."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Fact, Facts, FactSource
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


class ProseAgainstTable(Check):
    code, severity, title = "D775", Severity.ERROR, "正文里的数与表不同"
    message = "“{found}”：{table}（{other}）里“{name}”{year} 年是 {stated}。"
    advice = "请核对两个数，改正一个；两处说的不是一回事的，请在话里写明口径。"
    why = "读者会拿正文对表；多半是表改了，话没有跟着改。"

    def found(self, facts: Facts, rules: ReviewRules) -> Iterator[Finding]:
        for fact, stated in facts.contradictions:
            if stated.source is FactSource.TABLE and _is_of(stated, fact, rules):
                told = {"found": fact.title, "table": stated.title, "other": stated.ref}
                yield self.at(fact.ref, name=fact.name, year=fact.year, stated=stated.number.shown, **told)


def _is_of(stated: Fact, fact: Fact, rules: ReviewRules) -> bool:
    """Tell whether the table is one of the sentence's section, or of what there is but once in the report."""
    is_core = fact.name.endswith(rules.core_names)
    if fact.is_sole and not stated.is_sole and not (is_core and fact.title.startswith(fact.name)):
        return False
    is_beside = bool(stated.section and fact.section and stated.section.title is fact.section.title)
    return is_beside or bool(fact.scope and not stated.is_sole) or (not stated.is_sole and is_core)
