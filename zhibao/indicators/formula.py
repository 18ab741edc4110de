"""A formula as a tree of values; it is parsed and evaluated, never executed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

Span = tuple[int, int]


class Constant(Struct, frozen=True):
    """A number that stands in the formula itself."""

    number: Fraction


class Name(Struct, frozen=True):
    """An indicator by its key, and where it stands in the formula's source."""

    key: str
    span: Span


class Condition(Struct, frozen=True):
    """A column that must hold a text."""

    column: str
    text: str


class Aggregate(Struct, frozen=True):
    """计数, 求和 or 去重计数 of a named table's rows that meet all conditions; `column` is empty for 计数."""

    function: str
    table: str
    column: str
    conditions: tuple[Condition, ...]
    span: Span


class Sum(Struct, frozen=True):
    """Terms with their signs, 1 or -1."""

    terms: tuple[tuple[int, Node], ...]


class Product(Struct, frozen=True):
    """Factors, and divisors (True), from left to right."""

    factors: tuple[tuple[bool, Node], ...]


Node = Constant | Name | Aggregate | Sum | Product


class Formula(Struct, frozen=True):
    """A parsed formula: its tree, its source without spaces, and its outermost divisors with their words."""

    source: str
    root: Node
    divisors: tuple[tuple[Node, str], ...] = ()

    @property
    def leaves(self) -> tuple[Name | Aggregate, ...]:
        """The names and aggregates in the order in which they stand."""
        return tuple(_leaves(self.root))

    @property
    def has_aggregate(self) -> bool:
        return any(isinstance(leaf, Aggregate) for leaf in self.leaves)

    def is_times(self, number: int) -> bool:
        """Tell whether the formula is a product with that number as a factor."""
        factors = self.root.factors if isinstance(self.root, Product) else ()
        return (False, Constant(Fraction(number))) in factors


def _leaves(node: Node) -> Iterator[Name | Aggregate]:
    match node:
        case Name() | Aggregate():
            yield node
        case Sum(terms=parts) | Product(factors=parts):
            for _, part in parts:
                yield from _leaves(part)
        case _:
            return
