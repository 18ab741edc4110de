"""D720: parts of ten that look like a share."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure


class PartsLikeShare(Check):
    code, severity, title = "D720", Severity.WARNING, "成比可能忘了乘 10"
    message = "“{name}”{year} 年按公式算是 {found}，印作 {shown}。"
    advice = "成比的公式算出的是前一项（满分 10）：若公式算的是占比，请在后面加“*10”。"
    why = "忘了乘 10，职普比就印成“0.2:9.8”，差了十倍。"

    def found(self, indicators: YearEntries) -> Iterator[Finding]:
        for entry in indicators:
            behind = entry.by_formula
            if entry.unit.measure is Measure.PARTS and behind and 0 < behind.exact < 1:
                shown = entry.shown_by_formula
                told = {"name": entry.name, "year": entry.year, "shown": shown, "found": shown.partition(":")[0]}
                yield self.at(entry.indicator.definition.formula_ref, **told)
