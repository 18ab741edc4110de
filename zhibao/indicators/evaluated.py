"""The evaluated dictionary, as texts and tables ask for it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from zhibao.indicators.dictionary import Definition, Dictionary
from zhibao.indicators.evaluation import Evaluation
from zhibao.indicators.gaps import Gaps
from zhibao.indicators.paths import CURRENT, PREVIOUS, Path
from zhibao.indicators.values import Gap, Outcome, Value, united
from zhibao.indicators.wording import CHANGES, WITH_UNIT, Printed, plain, with_unit
from zhibao.model.ref import CellRef
from zhibao.pack import ChangeRules
from zhibao.text.keys import key_of


class UnknownYearError(LookupError):
    """本年 or 上年 is meant, and the cover states no year."""


class Indicators(Struct, frozen=True, dict=True):
    """The dictionary, its values, the report's year and the words for changes."""

    dictionary: Dictionary
    evaluation: Evaluation
    current_year: int | None
    rules: ChangeRules
    gaps: Gaps

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names as the clerk wrote them, without titles of groups."""
        indicators = (definition.indicator for definition in self.dictionary.values())
        return tuple(indicator.name for indicator in indicators if not indicator.is_title)

    def definition(self, name: str) -> Definition | None:
        """Return the indicator of that name, None when there is none."""
        return self.dictionary.get(key_of(name))

    def year(self, word: str) -> int:
        """Return the year that 本年, 上年 or four digits mean; raise UnknownYearError."""
        if word not in (CURRENT, PREVIOUS):
            return int(word)
        if self.current_year is None:
            raise UnknownYearError(word)
        return self.current_year - (word == PREVIOUS)

    def value(self, key: str, year: int, place: CellRef) -> Outcome:
        """Return an indicator's value, or the gap, which is noted as needed at `place`."""
        found = self.evaluation.outcome(key, year)
        if isinstance(found, Gap):
            self.gaps.use(found, place)
        return found

    def printed(self, path: Path, place: CellRef) -> Printed | Gap:
        """Return what a path prints, or the gap; raise UnknownYearError, NoChangeError."""
        year = self.year(path.year)
        current = self.value(path.key, year, place)
        if path.form not in CHANGES:
            printer = with_unit if path.form == WITH_UNIT else plain
            return printer(current) if isinstance(current, Value) else current
        previous = self.value(path.key, year - 1, place)
        if isinstance(current, Gap) or isinstance(previous, Gap):
            return united(each for each in (current, previous) if isinstance(each, Gap))
        return CHANGES[path.form](current, previous, self.rules)
