"""D724: a number with more digits than can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class NumberTooLong(Check):
    code, severity, title = "D724", Severity.ERROR, "算出的数太长"
    message = "指标“{name}”{year} 年按公式算出的数，或公式用到的数，有 100 位以上，没有印出。"
    may_be_waived = False
    advice = "请核对公式和它用到的数：多半是一连串的相乘，或数字粘在了一起。"
    why = "没有一个办学数据有这么多位，一定是哪里粘错、乘错了。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.NUMBER_TOO_LONG))
