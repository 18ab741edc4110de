"""D715: a reported value that is not what its formula comes to."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.formulas import Formulas
from zhibao.checks.indicator_entries import YearEntries
from zhibao.checks.reported_values import differences
from zhibao.findings import Finding, Severity


class ReportedDiffers(Check):
    code, severity, title = "D715", Severity.ERROR, "填报值与计算值不同"
    message = "“{name}”{year} 年填报 {reported}，按公式算是 {computed}（{working}）{implied}。印的是填报值。"
    advice = "请核对两个数：填错了就清空这一格，由程序计算；确有别的算法，请在“口径”列写明（只把公式再说一遍的不算）。"
    why = "分子、分母也印在报告里，省里一除就知道占比与它们对不上，会怀疑全部数据。"

    def found(self, indicators: YearEntries, formulas: Formulas) -> Iterator[Finding]:
        for each in differences(indicators, formulas):
            if not each.basis:
                yield self.at(each.entry.ref, excerpt=each.entry.value.shown, **each.told)
