"""D722: a row of the dictionary without a name."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class RowWithoutName(Check):
    code, severity, title = "D722", Severity.ERROR, "指标没有名称"
    message = "这一行有内容“{found}”，“名称”列却是空的，没有读取。"
    may_be_waived = False
    advice = "请写上指标名称，或清空这一行。"
    why = "没有名称的数，正文和表都引用不到，等于没有填。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.ROW_WITHOUT_NAME))
