"""D765: two tables that state different numbers of the same."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.facts import Facts, FactSource
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules


class TableAgainstTable(Check):
    code, severity, title = "D765", Severity.ERROR, "两张表里的同一个数不同"
    message = "{table}里“{name}”{year} 年是 {found}，{other}（{at}）里是 {stated}。"
    advice = "请核对两个数，改正一个；口径不同的，请在名称里写明（如“不含技工类学校”）。"
    why = "同一个数在一份报告里只能有一个值；两张表对不上，省里就会退回来问哪个是真的。"

    def found(self, facts: Facts, rules: ReviewRules) -> Iterator[Finding]:
        for stated in facts.by_key.values():
            tables = [each for each in stated if each.source is FactSource.TABLE and not each.is_sole]
            is_known = stated[0].source is FactSource.INDICATOR or not stated[0].name.endswith(rules.core_names)
            first = next(iter(tables), None)
            for each in tables[1:] if first and not is_known else ():
                if first and each.contradicts(first):
                    told = {"table": each.title, "found": each.number.shown, "name": each.name, "year": each.year}
                    yield self.at(each.ref, other=first.title, at=first.ref, stated=first.number.shown, **told)
