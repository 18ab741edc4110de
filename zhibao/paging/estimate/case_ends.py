"""The ends of cases on the pages of their text: last paragraphs kept with them, or lines sent over to the next page.

Word keeps the last lines of a paragraph on the page of what follows it, LibreOffice all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, has_hole, is_forced, kept_together, used

# What an office program may set a page's lines higher or lower than they are estimated.
_DOUBT = 5.0
# Space that is added on a page, so that its last line, and with it the one before, stands on the next.
_SPACES = (6.0, 12.0, 18.0, 24.0)
# Two lines of a paragraph stay and two go.
_LEAST_LINES = 4


class FramedCase(Struct, frozen=True):
    """What closes a case, by the numbers of the boxes' blocks: itself, and what opens the case, None for nothing.

    `may_be_kept` says that the text before may be kept with it, `is_rule` that it is seen.
    """

    closing: int
    opening: int | None = None
    may_be_kept: bool = True
    is_rule: bool = True


class AddedSpace(Struct, frozen=True):
    """Space in points above what opens a case, else above its last paragraph."""

    space: float
    is_at_opening: bool


class CaseEnds:
    """Keeps the ends of cases with their text; `spaces` are added in cases, by the cases' places."""

    def __init__(self, ends: Mapping[int, FramedCase], rules: FillRules) -> None:
        self._ends = ends
        self._places = {end.closing: place for place, end in ends.items() if end.is_rule}
        self._rules = rules
        # By the place of its case: the last paragraph's number, and which of its lines stay with the next anyway.
        self._texts: dict[int, int] = {}
        self._usual: dict[int, list[bool]] = {}
        self.spaces: dict[int, AddedSpace] = {}

    @property
    def kept(self) -> frozenset[int]:
        return frozenset(self._texts)

    def keep_all(self, boxes: list[Box]) -> None:
        """Keep every last paragraph with what closes its case, in place."""
        for at, box in enumerate(boxes) if self._places else ():
            place = self._places.get(box.block)
            if at and place is not None and self._ends[place].may_be_kept and not is_forced(boxes, at):
                number = boxes[at - 1].block
                self._texts[place] = number
                self._usual[place] = [each.keep_with_next for each in boxes if each.block == number]
                _set(boxes, number, [True] * len(self._usual[place]))

    def released(self, boxes: list[Box], start: int, end: int) -> bool:
        """Let a last paragraph break that would leave a hole in a page, or that ends so near to the page's end that it
        might in an office program; tell whether there is such a one.
        """
        if not self._texts:
            return False
        leaving = kept_together(boxes, end) if has_hole(boxes, start, end, self._rules.empty) else ()
        ending = (at - 1 for at in self._near_the_end(boxes, start, end))
        for at in (*leaving, *ending):
            place = next((place for place, number in self._texts.items() if number == boxes[at].block), None)
            if place is not None:
                _set(boxes, self._texts.pop(place), self._usual[place])
                return True
        return False

    def is_parted(self, boxes: list[Box], start: int, end: int) -> bool:
        """Tell whether the next page begins with the rule that closes a case, or might."""
        return any(self._near_the_end(boxes, start, end))

    def spread(self, boxes: list[Box], start: int, end: int) -> bool:
        """Add space on a page so that its last lines go over to the rule on the next; tell whether that was needed."""
        for at in self._near_the_end(boxes, start, end):
            place, number = self._places[boxes[at].block], boxes[at - 1].block
            lines = sum(box.block == number for box in boxes[start:at])
            above = self._place_of_space(boxes, start, at, place)
            if place in self.spaces or lines < _LEAST_LINES or above is None:
                continue
            page, height = boxes[start].page_height, used(boxes, start, at)
            space = next((each for each in _SPACES if height + each > page + _DOUBT), _SPACES[-1])
            boxes[above] = replace(boxes[above], before=boxes[above].before + space)
            self.spaces[place] = AddedSpace(space, boxes[above].block == self._ends[place].opening)
            return True
        return False

    def _near_the_end(self, boxes: list[Box], start: int, end: int) -> Iterator[int]:
        """Yield the place of a rule of which it is uncertain whether it stands on the page with the text before it."""
        page = boxes[start].page_height
        for at in range(max(start + 1, end - 1), min(end + 1, len(boxes))) if self._places else ():
            if boxes[at].block in self._places and not is_forced(boxes, at):
                is_on_page = used(boxes, start, at) <= page + _DOUBT
                if is_on_page and used(boxes, start, at + 1) > page - _DOUBT:
                    yield at

    def _place_of_space(self, boxes: list[Box], start: int, at: int, place: int) -> int | None:
        """Return where space may be added on the page: at what opens the case, else at its last paragraph."""
        for number in (self._ends[place].opening, boxes[at - 1].block):
            found = next((each for each in range(start, at) if boxes[each].block == number), start)
            if found > start:
                return found
        return None


def _set(boxes: list[Box], number: int, keeps: list[bool]) -> None:
    """Let the lines of a paragraph stay with the next or not, in place."""
    places = [at for at, box in enumerate(boxes) if box.block == number]
    for at, keep in zip(places, keeps, strict=True):
        boxes[at] = replace(boxes[at], keep_with_next=keep)
