"""D773: two sentences that state different numbers of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.facts import Fact, Facts, FactSource
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules

# A name as long as this one is of one thing only.
_LONG = 6


class ProseAgainstProse(Check):
    code, severity, title = "D773", Severity.ERROR, "同一个数前后不同"
    message = "“{found}”，{other} 却写“{stated}”。"
    advice = (
        "请核对两处，改正一处；把数填进“指标”表，两处都写 {{{{名称}}}} 查值，就总是一样。说的不是一回事的，请写明口径。"
    )
    why = "同一个数前后不一，读者不知道该信哪个，省里会当成数据矛盾退回。"

    def found(self, facts: Facts, rules: ReviewRules) -> Iterator[Finding]:
        for stated in facts.by_key.values():
            name = stated[0].name
            is_prose = all(each.source is FactSource.PROSE and not each.is_sole for each in stated)
            if len(stated) > 1 and is_prose and (len(name) >= _LONG or name.endswith(rules.core_names)):
                usual = _usual(stated)
                for each in stated:
                    if each.contradicts(usual) and not each.is_made:
                        told = {"found": each.title, "stated": usual.title}
                        yield self.at(each.ref, other=usual.ref, **told)


def _usual(stated: Sequence[Fact]) -> Fact:
    """Return the number that most sentences state, the first of them where none is the most common."""
    (value, _), *_ = Counter(each.number.value for each in stated).most_common()
    return next(each for each in stated if each.number.value == value)
