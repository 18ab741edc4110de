"""Every indicator evaluated for every year, each after those that its formula names."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from immutabledict import immutabledict

from zhibao.findings import Finding, Findings, data_rules
from zhibao.indicators.aggregating import TableNamed, aggregate_for, has_rows_of
from zhibao.indicators.arithmetic import Leaf, evaluated, working, zero_divisor
from zhibao.indicators.dictionary import Definition, Dictionary
from zhibao.indicators.formula import Aggregate, Formula, Name
from zhibao.indicators.typed import Entry, is_none_mark, read_typed
from zhibao.indicators.units import TEN, Measure
from zhibao.indicators.values import FAULT, BlankCell, Gap, Outcome, Value, united
from zhibao.model.indicator import Indicator, YearCell, YearValue
from zhibao.model.observation import Observed
from zhibao.model.origin import Origin, Way

# Products of products may double their digits at every step; true figures stay far below.
_MOST_BITS = 50_000
_MOST = 10**100


class Evaluation:
    """The values found so far, by key and year."""

    def __init__(self, dictionary: Dictionary, current_year: int | None, findings: Findings) -> None:
        self._dictionary = dictionary
        self._current_year = current_year
        self._findings = findings
        self._outcomes: dict[tuple[str, int], Outcome] = {}
        years = {year for definition in dictionary.values() for year in definition.indicator.years}
        self.columns = tuple(sorted(years))
        self._years = sorted(years | ({current_year, current_year - 1} if current_year else set()))

    def outcome(self, key: str, year: int) -> Outcome:
        """Return what a known indicator came to; a year that the dictionary lacks is a gap."""
        found = self._outcomes.get((key, year))
        return self._blank(self._dictionary[key].indicator, year) if found is None else found

    def values(self, key: str) -> immutabledict[int, YearValue]:
        """Return what a known indicator came to in the years that have a value."""
        found = {year: self._outcomes.get((key, year)) for year in self._years}
        values = {year: each for year, each in found.items() if isinstance(each, Value)}
        return immutabledict({year: YearValue(each.origin, each.shown, each.computed) for year, each in values.items()})

    def give_up(self, key: str) -> None:
        """Settle an indicator that cannot be evaluated, which is reported elsewhere."""
        self._outcomes |= {(key, year): FAULT for year in self._years}

    def evaluate(self, key: str, table: TableNamed) -> None:
        """Settle an indicator for all years; those that its formula names, and the tables, are settled."""
        definition = self._dictionary[key]
        for year in self._years:
            self._outcomes[key, year] = self._outcome(definition, year, table)

    def _outcome(self, definition: Definition, year: int, table: TableNamed) -> Outcome:
        cell = definition.indicator.years.get(year, YearCell(""))
        if cell.is_faulty:
            return FAULT
        if is_none_mark(cell):
            return Gap(nones=(BlankCell(definition.indicator.name, year, cell.ref),))
        typed = read_typed(cell, definition.unit)
        if isinstance(typed, Finding):
            self._findings.add(typed)
            return FAULT
        if definition.formula is None or not self._holds(definition.formula, year, table):
            return self._raw(definition, year, typed, cell)
        computed = self._computed(definition, definition.formula, year, table)
        if typed is None:
            return computed
        return self._reported(definition, year, typed, cell, computed)

    def _holds(self, formula: Formula, year: int, table: TableNamed) -> bool:
        """Tell whether the formula says something of the year: a tally does of years whose rows its table has."""
        aggregates = [leaf for leaf in formula.leaves if isinstance(leaf, Aggregate)]
        return year == self._current_year or all(has_rows_of(each, year, table) for each in aggregates)

    def _raw(self, definition: Definition, year: int, typed: Entry | None, cell: YearCell) -> Outcome:
        if typed is None:
            return FAULT if definition.is_broken else self._blank(definition.indicator, year)
        origin = Origin(_named(definition, year), typed.number, cells=(cell.ref,), way=Way.ENTERED)
        is_grouped = typed.is_grouped and definition.unit.thousands
        return Value(typed.number, typed.decimals, definition.unit, origin, is_grouped=is_grouped)

    def _blank(self, indicator: Indicator, year: int) -> Gap:
        if not (indicator.years or indicator.formula or indicator.is_title):
            return FAULT  # the sheet has no year at all, which is reported
        cell = indicator.years.get(year)
        return Gap((BlankCell(indicator.name, year, cell.ref if cell else indicator.ref, cell is not None),))

    def _computed(self, definition: Definition, formula: Formula, year: int, table: TableNamed) -> Outcome:
        inputs: dict[Leaf, Origin] = {}
        gaps: list[Gap] = []
        for leaf in formula.leaves:
            found = self._leaf(leaf, definition, year, table)
            if isinstance(found, Gap):
                gaps.append(found)
            else:
                inputs[leaf] = found
        return united(gaps) if gaps else self._value(definition, formula, year, inputs)

    def _leaf(self, leaf: Leaf, definition: Definition, year: int, table: TableNamed) -> Origin | Gap:
        if isinstance(leaf, Name):
            found = self.outcome(leaf.key, year)
            return found.origin if isinstance(found, Value) else found
        return aggregate_for(leaf, definition, year, table, self._findings) or FAULT

    def _value(self, definition: Definition, formula: Formula, year: int, inputs: Mapping[Leaf, Origin]) -> Outcome:
        numbers = {leaf: origin.exact for leaf, origin in inputs.items()}
        indicator = definition.indicator
        try:
            number = evaluated(formula.root, numbers)
        except ZeroDivisionError:
            words = zero_divisor(formula, numbers)
            found = {"name": indicator.name, "year": year, "divisor": words}
            self._findings.add(data_rules.DIVISION_BY_ZERO.at(indicator.formula_ref, **found))
            return FAULT
        if any(map(is_too_long, (number, *numbers.values()))):
            self._observe(Observed.NUMBER_TOO_LONG, indicator, year)
            return FAULT
        way = Way.AGGREGATED if isinstance(formula.root, Aggregate) else Way.COMPUTED
        text = working(formula, numbers)
        origin = Origin(_named(definition, year), number, indicator.formula, text, (), tuple(inputs.values()), way)
        decimals = definition.unit.default_decimals if indicator.decimals is None else indicator.decimals
        value = Value(number, decimals, definition.unit, origin, is_grouped=definition.unit.thousands)
        if value.unit.measure is Measure.PARTS and not 0 <= number <= TEN:
            self._observe(Observed.PARTS_OUT_OF_RANGE, indicator, year, found=value.printed)
            return FAULT
        return value

    def _observe(self, kind: Observed, indicator: Indicator, year: int, **values: object) -> None:
        self._findings.observe(kind, indicator.formula_ref, name=indicator.name, year=year, **values)

    def _reported(self, definition: Definition, year: int, typed: Entry, cell: YearCell, computed: Outcome) -> Outcome:
        name, unit, number = _named(definition, year), definition.unit, typed.number
        is_grouped = typed.is_grouped and unit.thousands
        if not isinstance(computed, Value) or definition.formula is None:
            origin = Origin(name, number, cells=(cell.ref,), way=Way.ENTERED)
            return Value(number, typed.decimals, unit, origin, is_grouped=is_grouped)
        behind = computed.origin
        note = f"填报值；按公式为{behind.working}"
        origin = Origin(name, number, behind.formula, note, (cell.ref,), (behind,), way=Way.REPORTED)
        return Value(number, typed.decimals, unit, origin, computed.number, is_grouped)


def is_too_long(number: Fraction) -> bool:
    """Tell whether a number has too many digits to be printed or worked with."""
    return abs(number) >= _MOST or max(number.numerator.bit_length(), number.denominator.bit_length()) > _MOST_BITS


def _named(definition: Definition, year: int) -> str:
    return f"{definition.indicator.name}（{year}年）"
