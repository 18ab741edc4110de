"""D772: a value per head that jumps while its total does not."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, YearEntry
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.numbers import digits_of, rounded

_PER_HEAD = ("生均", "师均", "人均")


class PerHeadJump(Check):
    code, severity, title = "D772", Severity.WARNING, "生均数变化太大，总量没有跟着变"
    message = "“{name}”{year} 年是 {found}，上年是 {last}，{change}；“{total}”却{total_change}。"
    advice = (
        "请核对两年的生均数、总量和人数：多半是分母（在校生、折合在校生）或单位不同；口径变了的，请在“口径”列写明。"
    )
    why = "总量除以人数才是生均数；总量和人数都没有大变，生均数不会大变。"

    def found(self, indicators: YearEntries, rules: ReviewRules) -> Iterator[Finding]:
        for before, after in indicators.pairs():
            total = _total(after.name)
            totals = [indicators.get(total, year) for year in (before.year, after.year)] if total else []
            if totals and all(totals) and before.number and not after.indicator.definition.basis:
                yield from self._compared(before, after, [each for each in totals if each], rules.per_head_jump)

    def _compared(
        self, before: YearEntry, after: YearEntry, totals: list[YearEntry], bound: float
    ) -> Iterator[Finding]:
        change, total_change = _growth(before, after), _growth(*totals)
        if abs(change) > bound and abs(total_change) < bound / 2:
            told = {"found": after.shown, "last": before.shown, "change": _told(change), "total": totals[1].name}
            yield self.at(after.ref, name=after.name, year=after.year, total_change=_told(total_change), **told)


def _total(name: str) -> str:
    return next((name.removeprefix(word) for word in _PER_HEAD if name.startswith(word)), "")


def _growth(before: YearEntry, after: YearEntry) -> Fraction:
    return (after.number - before.number) / before.number if before.number else Fraction(0)


def _told(growth: Fraction) -> str:
    percent = digits_of(rounded(abs(growth) * 100, 1)).removesuffix(".0")
    return f"{'增长' if growth > 0 else '下降'} {percent}%" if growth else "没有变"
