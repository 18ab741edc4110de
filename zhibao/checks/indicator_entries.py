"""The evaluated dictionary as checks ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from zhibao.indicators.units import Unit
from zhibao.model.indicator import EvaluatedIndicator, YearValue
from zhibao.model.origin import Origin, Way
from zhibao.model.ref import CellRef
from zhibao.pack import NumberRules
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import decimals_of

_DIGITS = lazy_pattern(r"[\d,]+(?:\.\d+)?")


class YearEntry(Struct, frozen=True):
    """An indicator in one year that has a value."""

    indicator: EvaluatedIndicator
    year: int
    numbers: NumberRules = NumberRules()

    @property
    def name(self) -> str:
        return self.indicator.definition.name

    @property
    def unit(self) -> Unit:
        return Unit.of(self.indicator.definition.unit, self.numbers)

    @property
    def value(self) -> YearValue:
        return self.indicator.values[self.year]

    @property
    def number(self) -> Fraction:
        """The exact value; that of a share is 0.6943 for 69.43 %."""
        return self.value.origin.exact

    @property
    def decimals(self) -> int:
        """The decimals that the number shows, those of the percentage of a share."""
        digits = _DIGITS.search(self.value.shown)
        return decimals_of(digits[0].replace(",", "")) if digits else 0

    @property
    def by_formula(self) -> Origin | None:
        """What the formula comes to, None where the number was typed and nothing can be computed."""
        origin = self.value.origin
        if origin.way is Way.REPORTED:
            return origin.sources[0]
        return origin if origin.way in (Way.COMPUTED, Way.AGGREGATED) else None

    @property
    def shown_by_formula(self) -> str:
        """What would be printed if nothing were reported; empty where nothing can be computed."""
        stated, behind = self.indicator.definition.decimals, self.by_formula
        decimals = self.unit.default_decimals if stated is None else stated
        return self.unit.shown(self.unit.rounded(behind.exact, decimals)) if behind else ""

    @property
    def shown(self) -> str:
        """The number with its unit, as it is printed: 25115人, 69.43%."""
        return self.value.shown + self.unit.name

    @property
    def is_computed(self) -> bool:
        """Tell whether a formula gives the value, and nothing is typed beside it."""
        typed = self.indicator.definition.years.get(self.year)
        return bool(self.indicator.definition.formula) and not (typed and typed.text)

    @property
    def ref(self) -> CellRef:
        """The cell of the year where something is typed in it, else that of the formula."""
        definition = self.indicator.definition
        typed = definition.years.get(self.year)
        return typed.ref if typed and typed.text else definition.formula_ref if definition.formula else definition.ref


class YearEntries(Struct, frozen=True, dict=True):
    """Every indicator in every year that has a value."""

    evaluated: tuple[EvaluatedIndicator, ...]
    numbers: NumberRules = NumberRules()

    def __iter__(self) -> Iterator[YearEntry]:
        return (YearEntry(each, year, self.numbers) for each in self.evaluated for year in sorted(each.values))

    def get(self, name: str, year: int | None) -> YearEntry | None:
        """Return the indicator of that name in a year, None where there is no value."""
        found = self._by_name.get(_plain(name))
        return YearEntry(found, year, self.numbers) if found and year and year in found.values else None

    def years_of(self, name: str) -> Iterator[YearEntry]:
        """Yield the indicator of that name in every year that has a value."""
        found = self._by_name.get(_plain(name))
        return (YearEntry(found, year, self.numbers) for year in sorted(found.values)) if found else iter(())

    def pairs(self) -> Iterator[tuple[YearEntry, YearEntry]]:
        """Yield each indicator in a year and in the year before."""
        for entry in self:
            if entry.year - 1 in entry.indicator.values:
                yield YearEntry(entry.indicator, entry.year - 1, self.numbers), entry

    @cached_property
    def _by_name(self) -> Mapping[str, EvaluatedIndicator]:
        return {_plain(each.definition.name): each for each in self.evaluated}


def _plain(name: str) -> str:
    """Return the name as a reader takes it, who does not mind whether 双师型 stands in quotation marks."""
    return key_of(name).replace('"', "")


def has_word(name: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words is in the name."""
    return any(word in name for word in words)
