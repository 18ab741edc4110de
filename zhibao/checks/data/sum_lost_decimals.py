"""D725: a sum that is printed with fewer decimals than its cells show."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class SumLostDecimals(Check):
    code, severity, title = "D725", Severity.WARNING, "求和的小数没有印全"
    message = "指标“{name}”加起来是 {sum}，没有写小数位，印作 {printed}。"
    advice = "请在“小数位”填 {decimals}；就要这样四舍五入的，填现在的位数。"
    why = "读者把表里的数加一遍，与印出的总数差在小数上，会当成算错了。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.SUM_LOST_DECIMALS))
