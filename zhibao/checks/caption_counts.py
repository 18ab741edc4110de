"""The numbers that captions, cases and annexes get in print, as far as the report alone tells them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from zhibao.model.blocks import CaseStudy, TableBlock, nested
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.report import Part, PartKind
from zhibao.model.text import Text

TABLE, FIGURE, CASE, ANNEX = "表", "图", "案例", "附件"


class Numbered(Struct, frozen=True):
    """What has a number: its kind, the part that it is in, and how many of its kind there are up to it.

    `at` counts in the part, `running` in the report. A template prints 表 2-1 by the one or 表 7 by the other.
    """

    kind: str
    part: int
    at: int
    running: int
    text: Text


class CaptionCounts:
    """Everything in chapters that has a number, and the annexes."""

    def __init__(self, parts: Iterable[Part[Any]]) -> None:
        known = tuple(parts)
        chapters = [part for part in known if part.kind is PartKind.CHAPTER]
        annexes = [part for part in known if part.kind is PartKind.ANNEX]
        self._by_kind: dict[str, list[Numbered]] = defaultdict(list)
        self._by_number: dict[tuple[str | int, ...], Numbered] = {}
        self._by_kind[ANNEX] = [Numbered(ANNEX, 0, at, at, part.title) for at, part in enumerate(annexes, 1)]
        for number, part in enumerate(chapters, 1):
            self._count(number, part)
        every = [each for known in self._by_kind.values() for each in known]
        self._by_number |= {(each.kind, each.running): each for each in every}
        self._by_number |= {(each.kind, each.part, each.at): each for each in every if each.part}

    def _count(self, number: int, part: Part[Any]) -> None:
        counts: dict[str, int] = defaultdict(int)
        for block in nested(part.blocks):
            kind, text = _kind_and_text(block)
            if kind:
                counts[kind] += 1
                known = self._by_kind[kind]
                known.append(Numbered(kind, number, counts[kind], len(known) + 1, text))

    def of_kind(self, kind: str) -> Sequence[Numbered]:
        return self._by_kind[kind]

    def numbered(self, kind: str, number: Sequence[int]) -> Numbered | None:
        """Return what has a number: (3, 2) in chapter 3, (7,) in the report; None where there is none."""
        return self._by_number.get((kind, *number))

    def in_part(self, kind: str, part: int) -> int:
        """Return how many there are in a chapter."""
        return sum(each.part == part for each in self._by_kind[kind])


def _kind_and_text(block: Any) -> tuple[str, Text]:
    match block:
        case TableBlock() if block.caption:
            return TABLE, block.caption
        case ChartBlock() | PhotoBlock() if block.caption:
            return FIGURE, block.caption
        case CaseStudy():
            return CASE, block.title
        case _:
            return "", Text()


def cases_of(parts: Iterable[Part[Any]]) -> Iterator[CaseStudy[Any]]:
    """Yield the case studies in reading order."""
    return (block for part in parts for block in nested(part.blocks) if isinstance(block, CaseStudy))
