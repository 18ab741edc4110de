"""Reported values (填报值) beside the computed ones: what differs, and which divisor the reported one implies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from zhibao.checks.formulas import Formulas
from zhibao.checks.indicator_entries import YearEntries, YearEntry
from zhibao.indicators.basis import says_only_terms
from zhibao.model.origin import Origin
from zhibao.text.numbers import digits_of, exact_digits, rounded


class ReportedDifference(Struct, frozen=True):
    """A reported value that is not what the formula comes to; `basis` is empty unless it says how it was reckoned."""

    entry: YearEntry
    basis: str
    told: dict[str, object]


def differences(indicators: YearEntries, formulas: Formulas) -> Iterator[ReportedDifference]:
    """Yield the reported values that differ from the computed ones when both are rounded alike."""
    for entry in indicators:
        computed, behind = entry.value.computed, entry.by_formula
        if computed is None or behind is None:
            continue
        unit, decimals = entry.unit, entry.decimals
        if unit.rounded(entry.number, decimals) != unit.rounded(computed, decimals):
            shown = unit.shown(unit.rounded(computed, max(decimals, unit.default_decimals)))
            told = {"name": entry.name, "year": entry.year, "reported": entry.value.shown, "computed": shown}
            told |= {"working": _working(behind), "implied": _implied(entry.number, computed, formulas.divisor(entry))}
            yield ReportedDifference(entry, _basis(entry, formulas), told)


def _basis(entry: YearEntry, formulas: Formulas) -> str:
    """Return 口径; one that only says the formula over again explains nothing."""
    basis = entry.indicator.definition.basis
    return "" if basis and says_only_terms(basis, formulas.definition(entry).terms) else basis


def _working(behind: Origin) -> str:
    """Return the formula with the numbers put in, or the formula itself where that is but the result again."""
    return behind.formula if behind.working == exact_digits(behind.exact) else behind.working


def _implied(reported: Fraction, computed: Fraction, divisor: tuple[str, Fraction] | None) -> str:
    """Return which divisor would give the reported value; nothing when the formula does not divide."""
    if divisor is None or reported == 0 or computed == 0:
        return ""
    words, number = divisor
    return f"；照填报值倒推，“{words}”应约为 {_shown(number * computed / reported)}，现为 {_shown(number)}"


def _shown(number: Fraction) -> str:
    return digits_of(rounded(number, 2)).rstrip("0").rstrip(".")
