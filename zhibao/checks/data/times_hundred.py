"""D723: a share that was multiplied by a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.formulas import Formulas
from zhibao.checks.indicator_entries import YearEntries
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import HUNDRED, Measure


class TimesHundred(Check):
    code, severity, title = "D723", Severity.WARNING, "百分数可能多乘了 100"
    message = "“{name}”{year} 年按公式算是 {shown}。"
    advice = "单位是 % 的公式算出占比即可，不再“*100”；确实超过 100% 的，可以不管。"
    why = "占比再乘 100，69.43% 就印成了 6943%。"

    def found(self, indicators: YearEntries, formulas: Formulas) -> Iterator[Finding]:
        for entry in indicators:
            behind = entry.by_formula
            if entry.unit.measure is Measure.SHARE and behind and abs(behind.exact) > 1:
                formula = formulas.definition(entry).formula
                if formula and formula.is_times(HUNDRED):
                    told = {"name": entry.name, "year": entry.year, "shown": entry.shown_by_formula}
                    yield self.at(entry.indicator.definition.formula_ref, **told)
