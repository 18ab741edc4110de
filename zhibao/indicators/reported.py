"""Reported values (填报值) beside the computed ones: what differs, and which divisor the reported one implies."""

from __future__ import annotations

from fractions import Fraction

from zhibao.findings import Findings, data_rules
from zhibao.indicators.basis import says_only_terms
from zhibao.indicators.dictionary import Definition
from zhibao.indicators.values import Value
from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef
from zhibao.text.numbers import digits_of, exact_digits, rounded


def report_difference(
    definition: Definition,
    year: int,
    ref: CellRef,
    value: Value,
    divisor: tuple[str, Fraction] | None,
    findings: Findings,
) -> None:
    """Report a reported value that differs from the computed one: an error, or a warning where 口径 says why.

    A basis that only says the formula over again explains nothing.
    """
    indicator = definition.indicator
    computed = value.computed if value.computed is not None else value.number
    decimals = max(value.decimals, value.unit.default_decimals)
    found = {
        "name": indicator.name,
        "year": year,
        "reported": value.shown,
        "computed": value.unit.shown(value.unit.rounded(computed, decimals)),
        "working": _working(value.origin.sources[0]),
        "implied": _implied(value.number, computed, divisor),
    }
    if indicator.basis and not says_only_terms(indicator.basis, definition.terms):
        findings.add(data_rules.REPORTED_BY_BASIS.at(ref, basis=indicator.basis, **found))
    else:
        findings.add(data_rules.REPORTED_DIFFERS.at(ref, **found))


def _working(behind: Origin) -> str:
    """Return the formula with the numbers put in, or the formula itself where that is but the result again."""
    return behind.formula if behind.working == exact_digits(behind.exact) else behind.working


def _implied(reported: Fraction, computed: Fraction, divisor: tuple[str, Fraction] | None) -> str:
    """Return which divisor would give the reported value; nothing when the formula does not divide."""
    if divisor is None or reported == 0 or computed == 0:
        return ""
    words, number = divisor
    implied = number * computed / reported
    return f"；照填报值倒推，“{words}”应约为 {_shown(implied)}，现为 {_shown(number)}"


def _shown(number: Fraction) -> str:
    digits = digits_of(rounded(number, 2))
    return digits.rstrip("0").rstrip(".")
