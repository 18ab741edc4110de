"""D753: a number many times last year's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, YearEntry
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import Measure
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.numbers import digits_of, rounded

_TEN_THOUSAND = 10_000
_MEASURED = Fraction(10)


class Jump(Check):
    code, severity, title = "D753", Severity.ERROR, "与上年相差太大"
    message = "“{name}”{year} 年是 {found}，上年是 {last}，{times}。"
    advice = "请核对两年的数：{hint}。确实如此的，请在“核对”表写明理由。"
    why = "一年之内翻几倍，或只剩几分之一，几乎都是多打、少打了一位，或“万”字丢了，省里会退回来问。"

    def found(self, indicators: YearEntries, rules: ReviewRules) -> Iterator[Finding]:
        for before, after in indicators.pairs():
            low, high = sorted((abs(before.number), abs(after.number)))
            # 3.69万册 is measured, and no small number as 3 prizes are.
            counted = max(low, _MEASURED) if "." in before.value.shown + after.value.shown else low
            if low and high >= low * _times(counted, after, rules):
                yield self._finding(before, after, high / low)

    def _finding(self, before: YearEntry, after: YearEntry, times: Fraction) -> Finding:
        number = digits_of(rounded(times, 1)).removesuffix(".0")
        told = f"是上年的 {number} 倍" if abs(after.number) > abs(before.number) else f"只有上年的 {number} 分之一"
        lost = _TEN_THOUSAND / 2 <= times <= _TEN_THOUSAND * 2
        hint = "相差约一万倍，多半是单位的“万”字丢了或多了" if lost else "多半是多打或少打了一位，或两年的单位不同"
        found = {"found": after.shown, "last": before.shown, "times": told, "hint": hint}
        return self.at(after.ref, name=after.name, year=after.year, **found)


def _times(low: Fraction, entry: YearEntry, rules: ReviewRules) -> float:
    """Return how many times the lower number is too much; of a few, such as prizes, any change is likely."""
    if entry.unit.measure is not Measure.AMOUNT:
        return rules.share_jump
    return min((bound.times for bound in rules.jump if low >= bound.least), default=float("inf"))
