"""S134: a category that 次序 names and the source has not."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class OrderNamesNothing(Check):
    code, severity, title = "S134", Severity.WARNING, "次序里的内容来源表没有"
    message = "选项“次序”里的“{found}”在“{table}”里没有，没有印出。"
    advice = "请照来源表里的写法改正；确实没有的，可以不管。"
    why = "多半是写法不同（如“一等奖”写成“1等奖”），这一类就没有排在该在的地方。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.ORDER_NAMES_NOTHING))
