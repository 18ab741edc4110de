"""Lines and tables as a reader sees them, with the fields and bookmarks that stand behind."""

from __future__ import annotations

from dataclasses import dataclass


def words_of(code: str) -> list[str]:
    """Return the words of a field code, the field's name in capitals: Word takes it in either case."""
    name, *rest = code.split() or [""]
    return [name.upper(), *rest]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters of a line from `start` up to `end`, by the name of a bookmark."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field that begins and ends in one line: its code, and where its cached result stands."""

    code: str
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        return words_of(self.code)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style's name, its characters, and digests of its pictures in order.

    `label` is the number that its list prints before it; `anchor` the bookmark that it links to; `is_landscape` tells
    how its page lies, for lines outside tables.
    """

    style: str
    text: str
    pictures: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    bookmarks: tuple[Stretch, ...] = ()
    is_contents: bool = False
    anchor: str = ""
    label: str = ""
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: how many columns it spans, its vertical merge (empty, restart, continue), its lines."""

    span: int
    merge: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table by the name of its style, row by row; `description` is what it says of itself to those who cannot see."""

    style: str
    rows: tuple[tuple[Cell, ...], ...]
    description: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for row in self.rows for cell in row for line in cell.lines)


Printed = Line | Grid
