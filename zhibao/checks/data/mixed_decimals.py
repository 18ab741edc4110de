"""D779: an indicator whose years show different decimals."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.dictionary import Entry, Indicators
from zhibao.checks.printed_number import number_of_text
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure


class MixedDecimals(Check):
    code, severity, title = "D779", Severity.WARNING, "同一指标的小数位数不一"
    message = "“{name}”{years}，小数位数不一样。"
    advice = "请在 Excel 里把各年设成同样的小数位数（百分数一般两位）；上年报告只有一位的，两年都写一位。"
    why = "两年并排印在表里，一个两位小数、一个一位，看起来像是漏了一位。"

    def found(self, indicators: Indicators) -> Iterator[Finding]:
        for each in indicators.evaluated:
            entries = [Entry(each, year) for year in sorted(each.values)]
            decimals = {entry.year: step for entry in entries if (step := _decimals(entry)) is not None}
            if len({*decimals.values()}) > 1 and _is_mixed(entries, decimals):
                years = "、".join(f"{entry.year} 年是 {entry.shown}" for entry in entries)
                yield self.at(entries[-1].ref, name=entries[-1].name, years=years)


def _decimals(entry: Entry) -> int | None:
    number = number_of_text(entry.shown)
    return len(str(number.step.denominator)) - 1 if number else None


def _is_mixed(entries: list[Entry], decimals: dict[int, int]) -> bool:
    """Tell whether decimals are lost: a whole amount beside one with decimals may be just that."""
    is_amount = entries[0].unit.measure is Measure.AMOUNT
    return not (is_amount and 0 in decimals.values())
