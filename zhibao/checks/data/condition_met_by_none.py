"""D718: a tally whose condition no row meets."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class ConditionMetByNone(Check):
    code, severity, title = "D718", Severity.WARNING, "统计条件没有对上的行"
    message = "指标“{name}”的公式里，表“{table}”的“{column}”列没有“{text}”{suggestion}统计成了 0。"
    advice = "请核对条件里的文字；确实是 0，可以不管。"
    why = "条件写错一个字，程序一行也数不到，报告里就印成了 0。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.CONDITION_MET_BY_NONE))
