"""The tables of a workbook by the names that charts, aggregates and formulas call them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import Finding, structure_rules
from zhibao.findings.causes import missing
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.table import Table
from zhibao.tables.data_rows import DataRows
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


class NamedTable(Struct, frozen=True, dict=True):
    """A table, its name and the unit of its numbers; `ref` is where it begins.

    `indicator_units` are those of a table that was made of indicators; `is_raw` is a sheet of raw rows.
    """

    name: str
    table: Table
    unit: str = ""
    ref: CellRef = NOWHERE
    indicator_units: tuple[str, ...] = ()
    is_raw: bool = False

    @cached_property
    def data(self) -> DataRows:
        """The table's rows as data, the same for all aggregates."""
        return DataRows(self.table)

    @cached_property
    def _by_years(self) -> dict[frozenset[int], DataRows]:
        return {frozenset(): self.data}

    def of_years(self, years: Iterable[int]) -> DataRows:
        """Return the rows of some years as data, all rows where no year is named."""
        key = frozenset(years)
        if key not in self._by_years:
            self._by_years[key] = DataRows(self.table, key)
        return self._by_years[key]

    @property
    def has_years(self) -> bool:
        """Tell whether each of its raw rows belongs to a year."""
        return self.is_raw and self.data.year_column is not None

    @property
    def key_column(self) -> int:
        """The column that says what a row is about: the first one that holds no serial numbers and no years."""
        column = self.data.labels[-1]
        is_year = self.has_years and column == self.data.year_column
        return column + 1 if is_year and column + 1 < len(self.data.columns.names) else column


class TableError(LookupError):
    """A name that no table bears, where `suggestion` ends the sentence, or that `count` tables bear."""

    def __init__(self, name: str, near: str, count: int) -> None:
        super().__init__(name)
        self.name = name
        self.suggestion = near
        self.count = count

    @property
    def reason(self) -> str:
        """What is wrong, as a sentence."""
        if self.count:
            return f"有 {self.count} 张表都叫“{self.name}”，请用“名称=…”给它们不同的名称。"
        return f"没有表“{self.name}”{self.suggestion}"

    def finding(self, ref: CellRef) -> Finding:
        """Return the finding about the option that states the name."""
        if self.count:
            return structure_rules.AMBIGUOUS_TABLE.at(ref, found=self.name, count=self.count)
        found = structure_rules.UNKNOWN_TABLE.at(ref, found=self.name, suggestion=self.suggestion)
        return found.because(self.cause)

    @property
    def cause(self) -> str:
        """What lies behind it, empty where several tables bear the name."""
        return "" if self.count else missing("表格", key_of(self.name))


class FailedTableError(LookupError):
    """A table that could not be made, which is reported."""


class Tables:
    """Named tables, found by name; each is as the sheet has it until it is settled."""

    def __init__(
        self, named: Iterable[NamedTable] = (), is_circular: Callable[[int], bool] = lambda place: False
    ) -> None:
        """`is_circular` says which places are never suggested: those of tables that need what asks for one."""
        self._named = list(named)
        self._is_circular = is_circular
        self._failed: set[int] = set()
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._named):
            if each.name:
                self._places[key_of(each.name)].append(place)

    def place(self, name: str) -> int:
        """Return the place of the table of that name; TableError when it is not just one."""
        found = self._places.get(key_of(name), [])
        if len(found) == 1:
            return found[0]
        raise TableError(name, "" if found else self._suggestion(name), len(found))

    def _suggestion(self, name: str) -> str:
        names = [each.name for each in self._named if each.name]
        return suggestion(name, names, refused=lambda near: any(map(self._is_circular, self._places[key_of(near)])))

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

    def settled(self, place: int) -> Table | None:
        """Return the table at a place, None when it cannot be made."""
        return None if place in self._failed else self._named[place].table

    def settle(self, place: int, table: Table | None) -> None:
        """Put the table as it is printed in place of the one that the sheet has; None when it cannot be made."""
        if table is None:
            self._failed.add(place)
        else:
            self._named[place] = replace(self._named[place], table=table)
