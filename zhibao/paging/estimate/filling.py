"""Figures shrunk where the next block would leave a hole in a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, InlinePicture, is_forced, page_end, used
from zhibao.word.simple_types import POINTS_PER_MM


def shrunk(boxes: Sequence[Box], least: Mapping[str, float], rules: FillRules) -> Mapping[str, float]:
    """Return the share of its height that each picture should have, by name, of those that should be lower.

    `least` are the shares below which pictures must not fall; one that is not there stays as it is. A picture is
    shrunk when all of it stands on the page, and only where that brings the next block onto it.
    """
    filling = _Filling(boxes, least, rules)
    filling.fill()
    return filling.shares


class _Filling:
    """Fills page after page; `shares` are those of the pictures that were shrunk so far."""

    def __init__(self, boxes: Sequence[Box], least: Mapping[str, float], rules: FillRules) -> None:
        self._boxes = list(boxes)
        self._least = least
        self._rules = rules
        self._places: dict[str, list[int]] = {}
        for at, box in enumerate(boxes):
            for name in {shown.name for shown in box.pictures} & least.keys():
                self._places.setdefault(name, []).append(at)
        self.shares: dict[str, float] = {}

    def fill(self) -> None:
        """Go through the pages once."""
        start = 0
        while start < len(self._boxes):
            end = page_end(self._boxes, start)
            while self._has_hole(start, end) and self._drew_up(start, end):
                end = page_end(self._boxes, start)
            start = end

    def _has_hole(self, start: int, end: int) -> bool:
        page = self._boxes[start].page_height
        return not is_forced(self._boxes, end) and page - used(self._boxes, start, end) > self._rules.empty * page

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
        return self.shares.get(name, 1.0)

    def _shrink(self, name: str, share: float) -> None:
        for at in self._places[name]:
            self._boxes[at] = _scaled(self._boxes[at], share / self._share(name))
        self.shares[name] = share


def _height(box: Box) -> float:
    return max(shown.height for shown in box.pictures)


def _scaled(box: Box, share: float) -> Box:
    pictures = tuple(InlinePicture(shown.name, shown.height * share) for shown in box.pictures)
    return replace(box, height=box.height - _height(box) * (1 - share), pictures=pictures)
