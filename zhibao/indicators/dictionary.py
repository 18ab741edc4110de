"""The dictionary made ready for reckoning: names made unique, units understood, formulas parsed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from zhibao.findings import Finding, Findings, data
from zhibao.indicators.formula import Formula, Name
from zhibao.indicators.lexer import Names
from zhibao.indicators.parser import UnknownNamesError, parse_formula
from zhibao.indicators.tally_call import FormulaError
from zhibao.indicators.units import Unit
from zhibao.model.indicator import Indicator
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


@dataclass(frozen=True, slots=True)
class Definition:
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


Dictionary = Mapping[str, Definition]


def define(indicators: Iterable[Indicator], cover_keys: Container[str], findings: Findings) -> Dictionary:
    """Return the definitions by the keys of their names; faults are reported."""
    unique: dict[str, Indicator] = {}
    for indicator in indicators:
        key = key_of(indicator.name)
        if key in unique:
            first = unique[key].ref.cell
            findings.add(data.REPEATED_NAME.at(indicator.ref, name=indicator.name, first=first))
        if key in cover_keys:
            findings.add(data.NAME_OF_COVER_KEY.at(indicator.ref, name=indicator.name))
        unique.setdefault(key, indicator)
    names = Names(unique)
    return {key: _defined(indicator, names, unique, findings) for key, indicator in unique.items()}


def _defined(indicator: Indicator, names: Names, known: Mapping[str, Indicator], findings: Findings) -> Definition:
    unit = Unit.of(indicator.unit)
    if not indicator.formula:
        return Definition(indicator, unit, is_broken=indicator.is_faulty)
    try:
        return Definition(indicator, unit, parse_formula(indicator.formula, names))
    except UnknownNamesError as error:
        printed = [each.name for each in known.values()]
        findings.extend(_unknown(indicator, word, printed) for word in error.words)
    except FormulaError as error:
        findings.add(data.BAD_FORMULA.at(indicator.formula_ref, name=indicator.name, reason=error))
    return Definition(indicator, unit, is_broken=True)


def _unknown(indicator: Indicator, word: str, known: Iterable[str]) -> Finding:
    near = suggestion(word, known)
    return data.UNKNOWN_NAME.at(indicator.formula_ref, name=indicator.name, found=word, suggestion=near)
