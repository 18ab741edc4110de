"""D716: a reported value that is not what its formula comes to, with a basis that says why."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.formulas import Formulas
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.reported_values import differences
from zhibao.findings import Finding, Severity


class ReportedByBasis(Check):
    code, severity, title = "D716", Severity.WARNING, "填报值与计算值不同（写了口径）"
    message = (
        "“{name}”{year} 年填报 {reported}，按公式算是 {computed}（{working}）{implied}；口径：{basis}。印的是填报值。"
    )
    advice = "请确认口径说得通，并在正文或表注里交代。"
    why = "读者看不到“口径”一列；报告里不交代，仍会当成算错了。"

    def found(self, indicators: YearEntries, formulas: Formulas) -> Iterator[Finding]:
        for each in differences(indicators, formulas):
            if each.basis:
                yield self.at(each.entry.ref, basis=each.basis, excerpt=each.entry.value.shown, **each.told)
