"""Words that a template compares with kinds of blocks and with places, of which only some can ever be met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

from zhibao.lint import value_types
from zhibao.lint.value_types import ValueType
from zhibao.model.report import PartKind
from zhibao.render.views import BlockView

BLOCKS = frozenset(value_types.constants(value_types.attribute(BlockView, "kind")))
PLACES = frozenset(kind.value for kind in PartKind)
_NAMES = {BLOCKS: "内容的种类", PLACES: "位置"}


def compared_words(node: nodes.Compare, found: Iterable[ValueType]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield each word that nothing equals: the word, what it should name, and what it could be.

    `found` are the kinds of the two sides and of what a list on one side holds.
    """
    words = set(_words(node))
    for kind in found:
        yield from unknown_words(value_types.constants(kind), words)


def unknown_words(met: Iterable[str], words: Iterable[str]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the words that are no kind of block, or no place, where the values that are met are such."""
    there = set(met)
    for known, name in _NAMES.items():
        if there & known:
            yield from ((word, name, known) for word in sorted(set(words) - known))


def _words(node: nodes.Compare) -> Iterator[str]:
    for const in node.find_all(nodes.Const):
        if isinstance(const.value, str):
            yield const.value
