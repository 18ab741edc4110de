"""Last year's printed values of indicators that a formula gave, as they can be typed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from zhibao.indicators.arithmetic import Leaf, evaluated
from zhibao.indicators.dictionary import Definition
from zhibao.indicators.formula import Name
from zhibao.indicators.units import Measure
from zhibao.model.indicator import YearValue
from zhibao.next_year.source_book import SourceBook


class TypedValue(Struct, frozen=True):
    """A number as it was printed: its digits, how Excel shows them, its words where it is no single number."""

    number: Fraction
    digits: str
    code: str
    words: str

    @classmethod
    def of(cls, value: YearValue, definition: Definition) -> TypedValue:
        """Return what was printed of an indicator."""
        shown = value.shown
        first = Decimal(shown.partition(":")[0].rstrip("%").replace(",", ""))
        decimals = "." + "0" * -int(first.as_tuple().exponent) if "." in shown.partition(":")[0] else ""
        match definition.unit.measure:
            case Measure.SHARE:
                return cls(Fraction(first) / 100, f"{first.scaleb(-2):f}", f"0{decimals}%", "")
            case Measure.AMOUNT:
                return cls(Fraction(first), f"{first:f}", f"{'#,##0' if ',' in shown else '0'}{decimals}", "")
            case _:
                return cls(Fraction(first), "", "@", shown)


class PrintedValues:
    """The values of this year that formulas gave; not all can be typed: what is reckoned from them must come out."""

    def __init__(self, source: SourceBook) -> None:
        self._source = source
        year = source.year
        computed = {
            key: definition
            for key, definition in source.dictionary.items()
            if definition.formula and not definition.indicator.years[year].text.strip()
            if year in definition.indicator.years
        }
        self.typed: dict[str, TypedValue] = {
            key: TypedValue.of(source.printed[key].values[year], definition)
            for key, definition in computed.items()
            if key in source.printed and year in source.printed[key].values
        }
        self.not_as_computed: set[str] = set()
        self._exact: dict[str, Fraction | None] = {}
        while (wrong := self._wrong()) and self._make_room(wrong):
            pass

    def _wrong(self) -> list[str]:
        """Return the keys of values that are not what their formulas give, with what is typed now."""
        self._exact = {}
        return [key for key, typed in self.typed.items() if self._comes_out_as(key) not in (None, typed.number)]

    def _make_room(self, wrong: Iterable[str]) -> bool:
        """Leave to their formulas the values from which wrong ones are reckoned; tell whether there were any."""
        needed = {need for key in wrong for need in self._ancestors(key)}
        free = {key for key in needed if key in self.typed and self._is_arithmetic(self._source.dictionary[key])}
        for key in free:
            del self.typed[key]
        if not free:
            self.not_as_computed = set(wrong)
        return bool(free)

    def _ancestors(self, key: str) -> set[str]:
        found: set[str] = set()
        waiting = list(self._source.dictionary[key].needs)
        while waiting:
            need = waiting.pop()
            if need not in found and need in self._source.dictionary:
                found.add(need)
                waiting += self._source.dictionary[need].needs
        return found

    def _is_arithmetic(self, definition: Definition) -> bool:
        return definition.formula is not None and all(isinstance(leaf, Name) for leaf in definition.formula.leaves)

    def _comes_out_as(self, key: str) -> Fraction | None:
        """Return what a formula gives, rounded as it was printed; None where it cannot be had without a table."""
        definition = self._source.dictionary[key]
        exact = self._reckoned(definition)
        if exact is None:
            return None
        unit, typed = definition.unit, self.typed[key]
        decimals = len((typed.code.partition(".")[2] or typed.words.partition(":")[0].partition(".")[2]).rstrip("%"))
        return Fraction(unit.rounded(exact, decimals))

    def _reckoned(self, definition: Definition) -> Fraction | None:
        if definition.formula is None or not self._is_arithmetic(definition):
            return None
        numbers: Mapping[Leaf, Fraction | None] = {
            leaf: self._number(leaf.key) for leaf in definition.formula.leaves if isinstance(leaf, Name)
        }
        known = {leaf: number for leaf, number in numbers.items() if number is not None}
        if len(known) < len(numbers):
            return None
        try:
            return evaluated(definition.formula.root, known)
        except ZeroDivisionError:
            return None

    def _number(self, key: str) -> Fraction | None:
        """Return an indicator's number as it will be: typed, or reckoned from what is."""
        if key not in self._exact:
            self._exact[key] = None  # Of circles nothing comes.
            values = self._source.printed[key].values if key in self._source.printed else {}
            if key in self.typed:
                self._exact[key] = self.typed[key].number
            elif not self._source.dictionary[key].indicator.years[self._source.year].text.strip():
                self._exact[key] = self._reckoned(self._source.dictionary[key])
            elif self._source.year in values:
                self._exact[key] = values[self._source.year].origin.exact
        return self._exact[key]
