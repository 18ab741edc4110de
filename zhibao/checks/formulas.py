"""The formulas of the dictionary, parsed anew: only when something is wrong does a check ask for one."""

from __future__ import annotations

from collections.abc import Container
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from zhibao.checks.indicator_entries import YearEntry
from zhibao.findings import Findings
from zhibao.indicators.arithmetic import divisor
from zhibao.indicators.dictionary import Definition, Dictionary, define
from zhibao.indicators.evaluation import is_too_long
from zhibao.model.indicator import EvaluatedIndicator
from zhibao.pack import NumberRules
from zhibao.text.keys import key_of


class Formulas(Struct, frozen=True, dict=True):
    """The evaluated dictionary with its formulas."""

    evaluated: tuple[EvaluatedIndicator, ...]
    cover: Container[str]
    numbers: NumberRules

    def definition(self, entry: YearEntry) -> Definition:
        """Return an indicator with its unit and its parsed formula."""
        return self._dictionary[key_of(entry.name)]

    def divisor(self, entry: YearEntry) -> tuple[str, Fraction] | None:
        """Return the words and the product of a formula's outermost divisors in a year, None where it has none."""
        formula, behind = self.definition(entry).formula, entry.by_formula
        if formula is None or behind is None:
            return None
        exact = (source.exact for source in behind.sources)
        found = divisor(formula, dict(zip(dict.fromkeys(formula.leaves), exact, strict=True)))
        return found if found and not is_too_long(found[1]) else None

    @cached_property
    def _dictionary(self) -> Dictionary:
        # What is wrong with formulas was told when the report was computed.
        return define((each.definition for each in self.evaluated), self.cover, Findings(), self.numbers)
