"""What measuring comes to: each figure with how often it was met and where it was not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from zhibao.pack.format_values import Value, ValueKind
from zhibao.pack.requirements import RequiredValue, Subject

_MOST_PLACES = 5


class Departure(Struct, frozen=True):
    """A measured value that is not the required one: how often it was found, and the first places of it."""

    measured: str
    count: int
    places: tuple[str, ...]


class CheckedFigure(Struct, frozen=True):
    """A figure with how often it was measured, in `unit`, and what departs from it."""

    subject: Subject
    label: str
    required: str
    source: str
    count: int
    unit: str
    departures: tuple[Departure, ...]

    @property
    def departing(self) -> int:
        """How often it was not met."""
        return sum(each.count for each in self.departures)


class FormatCheck(Struct, frozen=True):
    """A report measured: the figures prescribed for it, styles in use without any figure, the name of its fonts.

    `unruled` are styles of paragraphs, `unruled_tables` those of tables.
    """

    figures: tuple[CheckedFigure, ...] = ()
    unruled: tuple[Departure, ...] = ()
    fonts: str = ""
    unruled_tables: tuple[Departure, ...] = ()

    @property
    def departing(self) -> tuple[CheckedFigure, ...]:
        """The figures that are not met everywhere."""
        return tuple(each for each in self.figures if each.departures)


class Occurrences(Struct):
    """Counts places and keeps the first few."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, place: object) -> None:
        """Count one place; what is not kept is not even put into words."""
        self.count += 1
        if len(self.first) < _MOST_PLACES:
            self.first.append(str(place))

    def departure(self, measured: str) -> Departure:
        """Return them as the places of a measured value."""
        return Departure(measured, self.count, tuple(self.first))


class Tally(Struct):
    """Counts how often a figure is met."""

    subject: Subject
    figure: RequiredValue
    kind: ValueKind
    unit: str
    count: int = 0
    departures: dict[str, Occurrences] = field(default_factory=dict)

    def add(self, measured: Value, place: object) -> bool:
        """Count one measured value, and tell whether it is the required one."""
        self.count += 1
        is_met = any(self.kind.same(each, measured) for each in (self.figure.value, *self.figure.others))
        if not is_met:
            self.departures.setdefault(self.kind.show(measured), Occurrences()).add(place)
        return is_met

    def result(self) -> CheckedFigure:
        """Return what it came to."""
        departures = tuple(places.departure(measured) for measured, places in self.departures.items())
        required = " 或 ".join(map(self.kind.show, (self.figure.value, *self.figure.others)))
        return CheckedFigure(
            self.subject, self.kind.label, required, self.figure.source, self.count, self.unit, departures
        )


class Tallies:
    """The tallies of one subject, by key.

    Most places measure alike, those of a long table thousands of times: what meets all figures is only counted.
    """

    def __init__(self, subject: Subject, kinds: Mapping[str, ValueKind], unit: Callable[[str], str]) -> None:
        """Begin to count; `unit` says for each key what is counted (段)."""
        self.by_key = {each.key: Tally(subject, each, kinds[each.key], unit(each.key)) for each in subject.figures}
        self._met: dict[tuple[tuple[str, Value], ...], int] = {}

    def add(self, measured: Mapping[str, Value], place: object) -> bool:
        """Count the measured values of one place, and tell whether they meet all that is prescribed for them."""
        values = tuple(measured.items())
        if values in self._met:
            self._met[values] += 1
            return True
        counted = [(self.by_key[key], value) for key, value in values if key in self.by_key]
        met = [tally.add(value, place) for tally, value in counted]
        if all(met):
            self._met[values] = 0
        return all(met)

    def add_again(self, measured: Mapping[str, Value], times: int) -> None:
        """Count values that met all figures so many times more."""
        self._met[tuple(measured.items())] += times

    def results(self) -> tuple[CheckedFigure, ...]:
        """Return what they came to."""
        for values, count in self._met.items():
            for key, _ in values:
                if key in self.by_key:
                    self.by_key[key].count += count
        self._met.clear()
        return tuple(tally.result() for tally in self.by_key.values())
