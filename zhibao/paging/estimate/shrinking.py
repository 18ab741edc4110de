"""Pictures made lower, so that the next block stands on a page that would have a hole without it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, InlinePicture, has_hole, is_forced, used
from zhibao.word.simple_types import POINTS_PER_MM


class Shrinking:
    """Makes pictures lower; `shares` are those of the pictures that were shrunk so far."""

    def __init__(self, least: Mapping[str, float], rules: FillRules) -> None:
        self._least = least
        self._rules = rules
        self.shares: dict[str, float] = {}

    def fills(self, boxes: list[Box], start: int, end: int, wanted: bool = False) -> bool:
        """Shrink pictures so that what follows a page with a hole stands on it; tell whether that could be.

        `wanted` says that it should, hole or not.
        """
        if not (self._least and (wanted or has_hole(boxes, start, end, self._rules.empty))):
            return False
        after = end + 1
        while boxes[after - 1].keep_with_next and not is_forced(boxes, after):
            after += 1
        needed = used(boxes, start, after) + self._rules.slack * POINTS_PER_MM - boxes[start].page_height
        rooms = self._rooms(boxes, start, after)
        if needed > sum(rooms.values()):
            return False
        for name in rooms:
            share, least = self._share(name), self._least[name]
            self._shrink(boxes, name, share - (share - least) * needed / sum(rooms.values()))
        return True

    def _rooms(self, boxes: list[Box], start: int, after: int) -> dict[str, float]:
        """Return by how much pictures may shrink of which no part stands before the page."""
        rooms: dict[str, float] = {}
        for box in boxes[start:after]:
            for name in {shown.name for shown in box.pictures} & self._least.keys():
                rooms[name] = rooms.get(name, 0.0) + _height(box) * (1 - self._least[name] / self._share(name))
        begun = {shown.name for box in boxes[:start] for shown in box.pictures}
        return {name: room for name, room in rooms.items() if name not in begun}

    def _share(self, name: str) -> float:
        return self.shares.get(name, 1.0)

    def _shrink(self, boxes: list[Box], name: str, share: float) -> None:
        for at, box in enumerate(boxes):
            # Hardly any box has one, and each is asked for every picture.
            if box.pictures and any(shown.name == name for shown in box.pictures):
                boxes[at] = _scaled(box, share / self._share(name))
        self.shares[name] = share


def _height(box: Box) -> float:
    return max(shown.height for shown in box.pictures)


def _scaled(box: Box, share: float) -> Box:
    pictures = tuple(InlinePicture(shown.name, shown.height * share) for shown in box.pictures)
    return replace(box, height=box.height - _height(box) * (1 - share), pictures=pictures)
