"""How a printed number came about."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from zhibao.model.inside import inside
from zhibao.model.ref import CellRef


class Way(Enum):
    """How a printed number came about, in the words of 数字出处."""

    ENTERED = "填写"
    COMPUTED = "计算"
    AGGREGATED = "统计"
    REPORTED = "填报值"
    TYPED = "文中键入"
    MADE = "程序生成"


class Origin(Struct, frozen=True, eq=False):
    """A number's name, exact value and working, and what it was evaluated from: cells, and numbers with origins.

    `formula` is what the clerk wrote, `working` the same with the numbers put in; both are empty for an entered number.
    That of a reported number, which was entered too, comes to the one that is its only source.
    Two origins are equal only when they are the same: a chain of thousands is never compared through.
    """

    name: str
    exact: Fraction
    formula: str = ""
    working: str = ""
    cells: tuple[CellRef, ...] = ()
    sources: tuple[Origin, ...] = ()
    way: Way = Way.COMPUTED

    def __repr__(self) -> str:
        return f"Origin({self.name!r}, {self.exact})"

    def inputs(self) -> tuple[CellRef, ...]:
        """Return every cell that the number goes back to, each once."""
        return tuple(dict.fromkeys(ref for origin in self._all() for ref in origin.cells))

    def _all(self) -> Iterator[Origin]:
        """Yield this origin and those behind it; a loop, because formulas may build on each other a thousandfold."""
        waiting, seen = deque([self]), {self}
        while waiting:
            origin = waiting.popleft()
            yield origin
            for source in origin.sources:
                if source not in seen:
                    seen.add(source)
                    waiting.append(source)


def origins_in(value: object) -> tuple[Origin, ...]:
    """Return the origins in a value and behind those, each after its sources; a loop, as the chains may be long."""
    waiting, found = [value], dict[Origin, None]()
    while waiting:
        each = waiting.pop()
        if not isinstance(each, Origin):
            waiting.extend(inside(each))
        elif missing := [source for source in each.sources if source not in found]:
            waiting += (each, *missing)
        else:
            found[each] = None
    return tuple(found)
