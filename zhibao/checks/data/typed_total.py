"""D733: a total or a computed column that was typed and is not what the program comes to."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class TypedTotal(Check):
    code, severity, title = "D733", Severity.ERROR, "填的与算的不同"
    message = "“{caption}”的“{where}”填的是 {typed}，程序算出来是 {computed}（{working}）。印的是填的数。"
    advice = "填错了就清空这一格，由程序填；别的格错了就改正那一格。"
    why = "合计、增减、占比就在旁边，读者一算就知道；多半是一个数改了，合计没有跟着改。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        for each in observations.of(Observed.TYPED_IS_NOT_COMPUTED):
            yield self.at(each.ref, excerpt=each.values["typed"], **each.values)
