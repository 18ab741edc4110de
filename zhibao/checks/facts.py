"""What the report says how much of: the same thing by one name, wherever it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from zhibao.checks.fact_names import name_of
from zhibao.checks.printed_number import HALF, Number, NumberForm
from zhibao.checks.report_sections import ReportSection
from zhibao.model.ref import CellRef

# So many units of its last digit are no accident.
_TELLING = 200


class FactSource(Enum):
    """Where a fact stands."""

    INDICATOR = "指标"
    TABLE = "表"
    PROSE = "正文"


# Each of these is measured by those before it.
_SETTLING = (FactSource.INDICATOR, FactSource.TABLE, FactSource.PROSE)


class Fact(Struct, frozen=True):
    """How much there was of something in a year, in the whole report or in one case study.

    `is_made`: the program put the number there. `is_sole`: the name stands for itself only in its section.
    """

    source: FactSource
    name: str
    year: int
    unit: str
    number: Number
    ref: CellRef
    title: str
    scope: str = ""
    section: ReportSection | None = None
    is_made: bool = False
    is_sole: bool = False

    @property
    def key(self) -> tuple[str, str, int, str]:
        return self.scope, self.name, self.year, self.unit

    def contradicts(self, other: Fact) -> bool:
        """Tell whether both cannot be true, each rounded to its own digits."""
        coarser = max(self.number.step, other.number.step)
        slack = coarser * HALF if self.number.step != other.number.step else Fraction(0)
        return self.number.kind is not other.number.kind or abs(self.number.value - other.number.value) > slack


class Facts:
    """All that is stated, by what it is about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = tuple(facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str, int, str], Sequence[Fact]]:
        found: dict[tuple[str, str, int, str], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            found[fact.key].append(fact)
        return found

    def one(self, fact: Fact, source: FactSource) -> Fact | None:
        """Return what a source says of the same, None where it says nothing or several things."""
        found = [each for each in self.by_key.get(fact.key, ()) if each.source is source]
        first = next(iter(found), None)
        return first if first and not any(first.contradicts(each) for each in found) else None

    @cached_property
    def contradictions(self) -> Sequence[tuple[Fact, Fact]]:
        """What was typed and contradicts indicators, or tables where indicators do not state the same."""
        return tuple(self._contradictions())

    def _contradictions(self) -> Iterator[tuple[Fact, Fact]]:
        for fact in self._facts:
            sources = () if fact.is_made else _SETTLING[: _SETTLING.index(fact.source)]
            stated = next(filter(None, (self.one(fact, source) for source in sources)), None)
            if stated and fact.contradicts(stated):
                yield fact, stated

    @cached_property
    def _by_unit(self) -> Mapping[str, Sequence[Fraction]]:
        found: dict[str, set[Fraction]] = defaultdict(set)
        for fact in self._facts:
            found[fact.unit].add(fact.number.value)
        return {unit: sorted(values) for unit, values in found.items()}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            found[fact.name, fact.unit].append(fact)
        return found

    def has_between(self, unit: str, least: Fraction, most: Fraction) -> bool:
        """Tell whether an amount of a unit in these bounds is stated anywhere."""
        values = self._by_unit.get(unit, ())
        at = bisect_left(values, least)
        return at < len(values) and values[at] <= most

    def called(self, name: str, unit: str) -> Sequence[Fact]:
        """Return what is stated of a name, in any year and place, the latest year first."""
        return sorted(self._by_name.get((name_of(name), unit), ()), key=lambda fact: -fact.year)

    def units(self, scope: str, name: str) -> list[str]:
        """Return the units of amounts that indicators and tables state of a name."""
        return sorted(self._units.get((scope, name_of(name)), ()))

    @cached_property
    def _units(self) -> Mapping[tuple[str, str], frozenset[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in self._facts:
            if fact.source is not FactSource.PROSE and fact.number.kind is NumberForm.AMOUNT:
                found[fact.scope, fact.name].add(fact.unit)
        return {key: frozenset(units) for key, units in found.items()}

    def years_of(self, number: Number, unit: str, year: int) -> tuple[Fact, Fact] | None:
        """Return this year's and last year's fact of the one indicator that has this very number, None for several."""
        same = [each for each in self._indicators.get((year, unit), ()) if each.number.value == number.value]
        is_telling = number.value >= _TELLING * number.step
        last = self.settled("", same[0].name, year - 1, unit) if len(same) == 1 and is_telling else None
        return (same[0], last) if last else None

    @cached_property
    def _indicators(self) -> Mapping[tuple[int, str], Sequence[Fact]]:
        found: dict[tuple[int, str], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            if fact.source is FactSource.INDICATOR:
                found[fact.year, fact.unit].append(fact)
        return found

    def settled(self, scope: str, name: str, year: int, unit: str) -> Fact | None:
        """Return what indicators, or else tables, say of a name in a year, None where they say several things."""
        found = self.by_key.get((scope, name_of(name), year, unit), ())
        for source in (FactSource.INDICATOR, FactSource.TABLE):
            if stated := [each for each in found if each.source is source and not each.is_sole]:
                return None if any(stated[0].contradicts(each) for each in stated) else stated[0]
        return None


def unit_of(number: Number) -> str:
    """Return the unit in which numbers are compared: 人 for 名, the sign of the kind for shares and ratios."""
    return "人" if number.unit in ("人", "名", "位") else number.unit or number.kind.value
