"""Spellings of known names that differ in one character, found in one walk over a text."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zhibao.text.one_edit import is_one_edit

# 第一中学 and 第二中学 are two schools.
_TELLING = frozenset(
    "一二三四五六七八九十0123456789０１２３４５６７８９东南西北上下左右前后大小男女甲乙丙丁ABCDabcd高中初"
)


class NearName(Struct, frozen=True):
    """Where a spelling stands, and the name that it is near to."""

    start: int
    end: int
    name: str

    @property
    def change(self) -> int:
        """How much longer or shorter the name is: of two readings the one of its own length is meant."""
        return abs(self.end - self.start - len(self.name))


class NearNames:
    """Knows names. One wrong character spoils one third of a name at most: so the two rarest thirds are looked up."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        thirds = {name: _thirds(name) for name in sorted(self._names)}
        used = Counter(piece for pieces in thirds.values() for _, piece in pieces)
        self._pieces: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name, pieces in thirds.items():
            for offset, piece in sorted(pieces, key=lambda each: used[each[1]])[:2]:
                self._pieces[piece].append((name, offset))
        self._sizes: dict[str, set[int]] = defaultdict(set)
        for piece in self._pieces:
            self._sizes[piece[0]].add(len(piece))
        self._found: dict[str, Sequence[NearName]] = {}

    def find(self, text: str) -> Sequence[NearName]:
        """Return the spellings from left to right; none that is a part of a name which is right, none twice."""
        if not self._names:
            return ()
        # Cells say the same again and again.
        if text not in self._found:
            self._found[text] = () if text in self._names else tuple(self._find(text))
        return self._found[text]

    def _find(self, text: str) -> Iterator[NearName]:
        taken: list[tuple[int, int]] = []
        near: list[NearName] = []
        for start, end, name in self._candidates(text):
            found = text[start:end]
            if found in self._names:
                taken.append((start, end))
            elif _differs_in_one(found, name):
                near.append(NearName(start, end, name))
        for each in sorted(near, key=lambda each: (each.start, each.change, each.name)):
            if not any(_is_taken(each, *span) for span in taken):
                taken.append((each.start, each.end))
                yield each

    def like(self, name: str) -> list[str]:
        """Return the other names that a name is near to."""
        whole = (other for start, end, other in self._candidates(name) if (start, end) == (0, len(name)))
        return sorted({other for other in whole if other != name and _differs_in_one(name, other)})

    def _candidates(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield stretches of the text that hold a third of a name."""
        for at, mark in enumerate(text):
            for size in self._sizes.get(mark, ()):
                for name, offset in self._pieces.get(text[at : at + size], ()):
                    for start, end in _stretches(at, offset, len(name)):
                        if start >= 0 and end <= len(text) and text[start] == name[0]:
                            yield start, end, name


def _stretches(at: int, offset: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield where a name may stand of which a third stands at a place: as long as it, one shorter, one longer."""
    start = at - offset
    yield start, start + length
    for change in (-1, 1):
        # What is missing or too much after the third moves the end, before it the beginning.
        yield start, start + length + change
        if offset:
            yield start - change, start + length


def _thirds(name: str) -> list[tuple[int, str]]:
    """Return the thirds of a name, each with its place."""
    places = (0, len(name) // 3, 2 * len(name) // 3, len(name))
    return [(start, name[start:end]) for start, end in itertools.pairwise(places)]


def _is_taken(each: NearName, start: int, end: int) -> bool:
    """Tell whether a spelling stands where another name does; one that begins later may be all of it that is a name."""
    is_its_end = end == each.end and start < each.start and not each.change
    return each.start < end and start < each.end and not is_its_end


def _differs_in_one(found: str, name: str) -> bool:
    """Tell whether one character within is wrong, missing, too much, or two are exchanged; no numeral, no direction."""
    is_as_long = len(found) == len(name)
    if not (is_as_long or found[-1] == name[-1]):
        return False
    if not is_one_edit(found, name):
        return False
    if not all("\u3400" <= mark <= "\u9fff" or mark in name for mark in found):
        return False
    return not (_odd(found, name) | _odd(name, found)) & _TELLING


def _odd(one: str, other: str) -> set[str]:
    """Return the characters of the one in which it differs from the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return set(one[start : len(one) - end])
