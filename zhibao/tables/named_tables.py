"""The tables of a workbook by the names that charts, aggregates and formulas call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table
from zhibao.tables.data_rows import DataRows
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


@dataclass(frozen=True)
class NamedTable:
    """A table, its name and the unit of its numbers; `ref` is where it begins.

    `indicator_units` are those of a table that was made of indicators.
    """

    name: str
    table: Table
    unit: str = ""
    ref: CellRef = NOWHERE
    indicator_units: tuple[str, ...] = ()

    @cached_property
    def data(self) -> DataRows:
        """The table's rows as data, the same for all aggregates."""
        return DataRows(self.table)


class UnknownTableError(LookupError):
    """No table of that name; `suggestion` ends the sentence."""

    def __init__(self, name: str, near: str) -> None:
        super().__init__(name)
        self.name = name
        self.suggestion = near


class AmbiguousTableError(LookupError):
    """Several tables of one name."""

    def __init__(self, name: str, count: int) -> None:
        super().__init__(name)
        self.name = name
        self.count = count


class FailedTableError(LookupError):
    """A table that could not be made, which is reported."""


class Tables:
    """Named tables, found by name; each is as the sheet has it until it is settled."""

    def __init__(self, named: Iterable[NamedTable] = ()) -> None:
        self._named = list(named)
        self._failed: set[int] = set()
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._named):
            if each.name:
                self._places[key_of(each.name)].append(place)

    def place(self, name: str) -> int:
        """Return the place of the table of that name; UnknownTableError or AmbiguousTableError if not just one."""
        found = self._places.get(key_of(name), [])
        if not found:
            raise UnknownTableError(name, suggestion(name, [each.name for each in self._named if each.name]))
        if len(found) > 1:
            raise AmbiguousTableError(name, len(found))
        return found[0]

    def named(self, name: str) -> NamedTable:
        """Return the table of that name; raises as `place` does, and FailedTableError."""
        place = self.place(name)
        if place in self._failed:
            raise FailedTableError(name)
        return self._named[place]

    def has_failed(self, name: str) -> bool:
        """Tell whether there is just one table of that name and it could not be made."""
        places = self._places.get(key_of(name), [])
        return len(places) == 1 and places[0] in self._failed

    def at(self, place: int) -> NamedTable:
        """Return the table at a place."""
        return self._named[place]

    def fail(self, place: int) -> None:
        """Note that the table at a place cannot be made."""
        self._failed.add(place)

    def is_failed(self, place: int) -> bool:
        """Tell whether the table at a place cannot be made."""
        return place in self._failed

    def settle(self, place: int, table: Table) -> None:
        """Put the table as it is printed in place of the one that the sheet has."""
        self._named[place] = replace(self._named[place], table=table)
