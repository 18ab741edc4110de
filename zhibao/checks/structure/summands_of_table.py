"""S135: words in a column that a table adds up."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.observed import Observations
from zhibao.findings import Finding, Severity
from zhibao.model.observation import Observed


class SummandsOfTable(Check):
    code, severity, title = "S135", Severity.ERROR, "求和的列里有不是数的格"
    message = "“{caption}”要把这一列加起来，这一格却是“{found}”。"
    advice = "请改成数字；没有数就留空或写“—”。"
    why = "有一格加不进去，合计就算不出来，印出的是待补。"

    def found(self, observations: Observations) -> Iterator[Finding]:
        return (self.at(each.ref, **each.values) for each in observations.of(Observed.WORDS_AMONG_SUMMANDS_OF_TABLE))
