"""A table's columns by the names in its header; under several header rows also by all texts above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhibao.model.table import Table
from zhibao.text.keys import key_of


class UnknownColumnError(LookupError):
    """A column that the table's header does not name; `known` are those that it names."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


class AmbiguousColumnError(LookupError):
    """A name that several columns bear; `ways` tell them apart, unless they are the same."""

    def __init__(self, name: str, ways: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.ways = ways

    @property
    def remedy(self) -> str:
        """What the clerk can do."""
        if len(set(map(key_of, self.ways))) < len(self.ways):
            return "请在表头里给它们不同的名称。"
        return f"请连上面一层表头一起写：{'，或'.join(self.ways)}。"


ColumnError = UnknownColumnError | AmbiguousColumnError


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
        """Return the number of the column of that name; raise UnknownColumnError or AmbiguousColumnError."""
        found = self._places.get(key_of(name), [])
        if not found:
            raise UnknownColumnError(name, tuple(filter(None, map(self.address, range(len(self.names))))))
        if len(found) > 1:
            raise AmbiguousColumnError(name, tuple(".".join(self._paths[column]) for column in found))
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
