"""The dictionary made ready for evaluation: names made unique, units understood, formulas parsed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from zhibao.findings import Finding, Findings, data_rules
from zhibao.findings.causes import missing
from zhibao.indicators.aggregate_call import FormulaError
from zhibao.indicators.dependents import Dependents
from zhibao.indicators.formula import Aggregate, Formula, Name
from zhibao.indicators.lexer import Names
from zhibao.indicators.parser import UnknownNamesError, names_in, parse_formula
from zhibao.indicators.units import Unit
from zhibao.model.indicator import Indicator
from zhibao.pack import NumberRules
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


class Definition(Struct, frozen=True):
    """An indicator with its unit and parsed formula; `is_broken` when it states a formula that is none."""

    indicator: Indicator
    unit: Unit
    formula: Formula | None = None
    is_broken: bool = False

    @property
    def key(self) -> str:
        return key_of(self.indicator.name)

    @property
    def needs(self) -> tuple[str, ...]:
        """The keys of the indicators that its formula names."""
        leaves = self.formula.leaves if self.formula else ()
        return tuple(leaf.key for leaf in leaves if isinstance(leaf, Name))

    @property
    def terms(self) -> tuple[str, ...]:
        """Its own name and the names of all that its formula reckons with."""
        tallies = [leaf for leaf in self.formula.leaves if isinstance(leaf, Aggregate)] if self.formula else []
        named = (word for each in tallies for word in (each.table, each.column, *_words(each)))
        return (self.key, *self.needs, *filter(None, named))


def _words(tally: Aggregate) -> Iterator[str]:
    for condition in tally.conditions:
        yield from (condition.column, condition.text)


Dictionary = Mapping[str, Definition]


class _Known(Struct, frozen=True, dict=True):
    """The names that formulas may use, those with the titles of groups, and the indicators without titles.

    `numbers` says how computed ones are printed.
    """

    names: Names
    with_titles: Names
    indicators: Sequence[Indicator]
    numbers: NumberRules

    def suggestion(self, word: str, indicator: Indicator) -> str:
        """Return the suggestion for a word of the indicator's formula; it closes no circle."""
        key = key_of(indicator.name)
        return suggestion(word, self._printed, refused=lambda name: key_of(name) in self._dependents.of(key))

    @cached_property
    def _printed(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.indicators)

    @cached_property
    def _dependents(self) -> Dependents[str]:
        return Dependents({key_of(each.name): names_in(each.formula, self.names) for each in self.indicators})


def define(
    indicators: Iterable[Indicator],
    cover_keys: Container[str],
    findings: Findings,
    numbers: NumberRules = NumberRules(),  # noqa: B008 (NumberRules is frozen)
) -> Dictionary:
    """Return the definitions by the keys of their names; faults are reported.

    Titles of groups, which may be indicators that are not filled in yet, come last and give way to all other names.
    """
    indicators = tuple(indicators)
    unique: dict[str, Indicator] = {}
    for indicator in (each for each in indicators if not each.is_title):
        key = key_of(indicator.name)
        if key in unique:
            first = unique[key].ref.cell
            findings.add(data_rules.REPEATED_NAME.at(indicator.ref, name=indicator.name, first=first))
        if key in cover_keys:
            findings.add(data_rules.NAME_OF_COVER_KEY.at(indicator.ref, name=indicator.name))
        unique.setdefault(key, indicator)
    with_titles = dict(unique)
    for title in (each for each in indicators if each.is_title and key_of(each.name) not in cover_keys):
        with_titles.setdefault(key_of(title.name), title)
    known = _Known(Names(unique), Names(with_titles), list(unique.values()), numbers)
    return {key: _defined(indicator, known, findings) for key, indicator in with_titles.items()}


def _defined(indicator: Indicator, known: _Known, findings: Findings) -> Definition:
    unit = Unit.of(indicator.unit, known.numbers)
    if not indicator.formula:
        return Definition(indicator, unit, is_broken=indicator.is_faulty)
    try:
        return Definition(indicator, unit, _parsed(indicator.formula, known))
    except UnknownNamesError as error:
        findings.extend(_unknown(indicator, word, known) for word in error.words)
    except FormulaError as error:
        findings.add(data_rules.BAD_FORMULA.at(indicator.formula_ref, name=indicator.name, reason=error))
    return Definition(indicator, unit, is_broken=True)


def _parsed(formula: str, known: _Known) -> Formula:
    """Return the formula; only one that makes no sense otherwise may name a title."""
    try:
        return parse_formula(formula, known.names)
    except UnknownNamesError:
        return parse_formula(formula, known.with_titles)


def _unknown(indicator: Indicator, word: str, known: _Known) -> Finding:
    near = known.suggestion(word, indicator)
    unknown = data_rules.UNKNOWN_NAME.at(indicator.formula_ref, name=indicator.name, found=word, suggestion=near)
    return unknown.because(missing("指标", key_of(word)))
