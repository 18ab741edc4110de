"""D719: parts of ten that are none."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class PartsOutOfRange(Check):
    code, severity, title = "D719", Severity.ERROR, "成比不在 0 到 10 之间"
    message = "“{name}”{year} 年按公式算是 {found}，写不成“几比几”：两项之和是 10，前一项应在 0 到 10 之间。"
    may_be_waived = False
    advice = "请核对公式：成比的公式算出的是前一项，如“中职在校生/高中阶段在校生*10”。"
    why = "职普比一类的比以 10 份计，超出 0 到 10 的数印不成比，程序没有印出。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.PARTS_OUT_OF_RANGE))
