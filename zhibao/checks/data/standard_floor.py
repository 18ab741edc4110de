"""D756: a value under the floor of a standard."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from zhibao.checks.check import Check
from zhibao.checks.indicator_entries import YearEntries, YearEntry
from zhibao.findings import Finding, Severity
from zhibao.indicators.units import HUNDRED, Measure
from zhibao.pack.review_rules import Floor, ReviewRules
from zhibao.text.keys import key_of


class StandardFloor(Check):
    code, severity, title = "D756", Severity.WARNING, "没有达到设置标准"
    message = "“{name}”{year} 年是 {found}，{source}要求{bound}。"
    advice = "请先核对数和单位；确实没有达到的，请在正文里说明原因和措施，再在“核对”表写明理由。"
    why = "省里逐项比照国家的设置标准看生均指标；多半是单位（万元、元）或分母填错了，若属实，报告里要有交代。"

    def found(self, indicators: YearEntries, rules: ReviewRules, year: int | None) -> Iterator[Finding]:
        for floor in rules.floor:
            entry = indicators.get(floor.name, year)
            if entry and _is_in(floor.unit, entry) and not floor.is_met(_in_unit(entry)):
                found = {"found": entry.shown, "source": floor.source, "bound": _bound(floor)}
                yield self.at(entry.ref, name=entry.name, year=entry.year, **found)


def _is_in(unit: str, entry: YearEntry) -> bool:
    """Tell whether the indicator has that unit: of others, such as 万元 for 元, nothing is said here."""
    return key_of(entry.indicator.definition.unit) == key_of(unit)


def _in_unit(entry: YearEntry) -> Fraction:
    return entry.number * HUNDRED if entry.unit.measure is Measure.SHARE else entry.number


def _bound(floor: Floor) -> str:
    word, bound = ("不低于", floor.least) if floor.least is not None else ("不高于", floor.most)
    return f"{word} {Decimal(str(bound)).normalize():f}{floor.unit}"
