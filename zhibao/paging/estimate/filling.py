"""Pages that a block would leave a hole in are filled: figures shrink, or the text that follows comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, InlinePicture, is_forced, page_end, used
from zhibao.word.simple_types import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Movable:
    """A block that may stand behind paragraphs after it: what it begins with, and what each of them begins with.

    They are told by the names of bookmarks and pictures.
    """

    names: frozenset[str]
    texts: tuple[str, ...]


@dataclass(slots=True)
class Filled:
    """The share of its height that each picture should have, by name, of those that should be lower; behind how many
    paragraphs blocks should stand, by the place of the block among those that may.
    """

    shares: dict[str, float] = field(default_factory=dict)
    behind: dict[int, int] = field(default_factory=dict)


def filled(
    boxes: Sequence[Box], least: Mapping[str, float], rules: FillRules, movable: Sequence[Movable] = ()
) -> Filled:
    """Return what fills the pages.

    `least` are the shares below which pictures must not fall; one that is not there stays as it is. A picture is
    shrunk when all of it stands on the page, and only where that brings the next block onto it; where none can be,
    text comes before that block, as little as fills the page.
    """
    filling = _Filling(boxes, least, rules, movable)
    filling.fill()
    return filling.found


class _Filling:
    """Fills page after page."""

    def __init__(
        self, boxes: Sequence[Box], least: Mapping[str, float], rules: FillRules, movable: Sequence[Movable]
    ) -> None:
        self._boxes = list(boxes)
        self._least = least
        self._rules = rules
        self._movable = movable
        self._places = self._placed()
        self.found = Filled()

    def _placed(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, box in enumerate(self._boxes):
            for name in {shown.name for shown in box.pictures} & self._least.keys():
                places.setdefault(name, []).append(at)
        return places

    def fill(self) -> None:
        """Go through the pages once."""
        start = 0
        while start < len(self._boxes):
            end = page_end(self._boxes, start)
            while self._has_hole(self._boxes, start, end) and (
                self._drew_up(start, end) or self._let_text_first(start, end)
            ):
                end = page_end(self._boxes, start)
            start = end

    def _has_hole(self, boxes: Sequence[Box], start: int, end: int) -> bool:
        page = boxes[start].page_height
        return not is_forced(boxes, end) and page - used(boxes, start, end) > self._rules.empty * page

    def _drew_up(self, start: int, end: int) -> bool:
        """Shrink pictures so that the block after the page stands on it; tell whether that could be."""
        after = end + 1
        while self._boxes[after - 1].keep_with_next and not is_forced(self._boxes, after):
            after += 1
        slack = self._rules.slack * POINTS_PER_MM
        needed = used(self._boxes, start, after) + slack - self._boxes[start].page_height
        rooms = {name: self._room(name, start, after) for name in self._on_page(start, after)}
        if needed > sum(rooms.values()):
            return False
        for name in rooms:
            share, least = self._share(name), self._least[name]
            self._shrink(name, share - (share - least) * needed / sum(rooms.values()))
        return True

    def _on_page(self, start: int, after: int) -> Iterator[str]:
        """Yield the pictures of which no part stands before the page."""
        for name, places in self._places.items():
            if start <= places[0] < after:
                yield name

    def _room(self, name: str, start: int, after: int) -> float:
        heights = (_height(self._boxes[at]) for at in self._places[name] if start <= at < after)
        return sum(heights) * (1 - self._least[name] / self._share(name))

    def _share(self, name: str) -> float:
        return self.found.shares.get(name, 1.0)

    def _shrink(self, name: str, share: float) -> None:
        for at in self._places[name]:
            self._boxes[at] = _scaled(self._boxes[at], share / self._share(name))
        self.found.shares[name] = share

    def _let_text_first(self, start: int, end: int) -> bool:
        """Let paragraphs after the next block stand before it, so many as fill the page; tell whether that could be."""
        at = next((place for place in self._kept_together(end) if self._block_at(place) is not None), end)
        number = self._block_at(at)
        if number is None:
            return False
        passed = self.found.behind.get(number, 0)
        first = after = self._end_of_block(at, number)
        for count, text in enumerate(self._movable[number].texts[passed:], passed + 1):
            if not self._begins(text, after):
                return False
            after = self._end_of(after)
            boxes = [*self._boxes[:at], *self._boxes[first:after], *self._boxes[at:first], *self._boxes[after:]]
            if not self._has_hole(boxes, start, page_end(boxes, start)):
                self._boxes, self.found.behind[number] = boxes, count
                self._places = self._placed()
                return True
        return False

    def _kept_together(self, start: int) -> Iterator[int]:
        """Yield the places from `start` on that stand on one page."""
        at = start
        yield at
        while self._boxes[at].keep_with_next and not is_forced(self._boxes, at + 1):
            at += 1
            yield at

    def _block_at(self, at: int) -> int | None:
        """Return which block begins with that box: an empty paragraph may stand above it and go with it."""
        while self._is_lead(at):
            at += 1
        names = {*self._boxes[at].names, *(shown.name for shown in self._boxes[at].pictures)}
        return next((number for number, each in enumerate(self._movable) if each.names & names), None)

    def _is_lead(self, at: int) -> bool:
        box = self._boxes[at]
        return box.keep_with_next and not (box.names or box.pictures) and not is_forced(self._boxes, at + 1)

    def _begins(self, name: str, at: int) -> bool:
        return at < len(self._boxes) and name in self._boxes[at].names

    def _end_of_block(self, at: int, number: int) -> int:
        """Return the place after the block that begins there: where the next text that may come first begins."""
        texts = self._movable[number].texts[self.found.behind.get(number, 0) :]
        return next((end for end in range(at, len(self._boxes)) if texts and texts[0] in self._boxes[end].names), at)

    def _end_of(self, at: int) -> int:
        """Return the place after the paragraph that begins there."""
        block = self._boxes[at].block
        return next((end for end in range(at, len(self._boxes)) if self._boxes[end].block != block), len(self._boxes))


def _height(box: Box) -> float:
    return max(shown.height for shown in box.pictures)


def _scaled(box: Box, share: float) -> Box:
    pictures = tuple(InlinePicture(shown.name, shown.height * share) for shown in box.pictures)
    return replace(box, height=box.height - _height(box) * (1 - share), pictures=pictures)
