"""A table's columns by the names in its header; under several header rows also by all texts above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhibao.findings import Finding, structure_rules
from zhibao.findings.causes import missing
from zhibao.model.ref import CellRef
from zhibao.model.table import Table
from zhibao.text.keys import key_of
from zhibao.text.nearest import suggestion


class ColumnError(LookupError):
    """A name that no column bears (`known` are those that there are), or several, which `ways` tell apart."""

    def __init__(self, name: str, known: tuple[str, ...] = (), ways: tuple[str, ...] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.known = known
        self.ways = ways

    @property
    def remedy(self) -> str:
        """What the clerk can do about a name of several columns."""
        if len(set(map(key_of, self.ways))) < len(self.ways):
            return "请在表头里给它们不同的名称。"
        return f"请连上面一层表头一起写：{'，或'.join(self.ways)}。"

    @property
    def reason(self) -> str:
        """What is wrong, as a sentence."""
        if self.ways:
            return f"表里不止一列叫“{self.name}”，{self.remedy}"
        return f"表里没有“{self.name}”列{suggestion(self.name, self.known)}表头有：{'、'.join(self.known)}。"

    def finding(self, ref: CellRef, option: str) -> Finding:
        """Return the finding about the option that states the name."""
        if self.ways:
            return structure_rules.AMBIGUOUS_COLUMN.at(ref, found=self.name, remedy=self.remedy)
        near = {"suggestion": suggestion(self.name, self.known), "known": "、".join(self.known)}
        unknown = structure_rules.UNKNOWN_COLUMN.at(ref, option=option, found=self.name, **near)
        return unknown.because(self.cause)

    @property
    def cause(self) -> str:
        """What lies behind it, empty where several columns bear the name; one for all names where no header stands."""
        if self.ways:
            return ""
        header = "、".join(self.known)
        return missing(f"表头“{header}”里的列", key_of(self.name)) if len(self.known) > 1 else f"表头只有“{header}”"


class Columns:
    """The columns of a table: 招生, or 2025年.招生 where 2024年 and 2025年 stand above (the dot may be left out)."""

    def __init__(self, table: Table) -> None:
        self.names = table.column_names
        self._paths = tuple(_path(table, column, name) for column, name in enumerate(self.names))
        self._places: dict[str, list[int]] = defaultdict(list)
        for column, path in enumerate(self._paths):
            for key in dict.fromkeys(_keys(path)):
                self._places[key].append(column)

    def column(self, name: str) -> int:
        """Return the number of the column of that name; raise ColumnError when it is not just one."""
        found = self._places.get(key_of(name), [])
        if not found:
            raise ColumnError(name, known=tuple(filter(None, map(self.address, range(len(self.names))))))
        if len(found) > 1:
            raise ColumnError(name, ways=tuple(".".join(self._paths[column]) for column in found))
        return found[0]

    def address(self, column: int) -> str:
        """Return the shortest text that means this column."""
        return ".".join(self._shortest(column))

    def label(self, column: int) -> str:
        """Return the column's name, with the texts above it where others bear the same."""
        return "".join(self._shortest(column))

    def _shortest(self, column: int) -> Sequence[str]:
        path = self._paths[column]
        ends = (path[start:] for start in range(len(path) - 1, -1, -1))
        return next((end for end in ends if len(self._places[key_of("".join(end))]) == 1), path)


def _path(table: Table, column: int, name: str) -> tuple[str, ...]:
    """Return the header texts of a column from the highest to its name, each once."""
    cells = [header[column] for header in table.header]
    own = next((row for row in range(len(cells) - 1, -1, -1) if (cell := cells[row]) and cell.plain), 0)
    above = (table.owner(row, column).plain.replace("\n", "") for row in range(own))
    return tuple(dict.fromkeys(filter(None, (*above, name))))


def _keys(path: Sequence[str]) -> Iterator[str]:
    for start in range(len(path)):
        yield key_of("".join(path[start:]))
        yield key_of(".".join(path[start:]))
