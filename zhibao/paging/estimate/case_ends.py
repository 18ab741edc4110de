"""The last paragraphs of cases kept with the rules that close them, where that leaves no hole.

Word keeps the last lines of such a paragraph on the page of the rule, LibreOffice all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, has_hole, is_forced, kept_together, used


class CaseEnds:
    """Keeps last paragraphs whole and with the paragraphs that close their cases; `kept` are the places of the cases.

    `ends` are the numbers of what closes cases, and whether the text before may be kept with it.
    """

    def __init__(self, ends: Mapping[int, bool], rules: FillRules) -> None:
        self._places = {number: place for place, number in enumerate(sorted(ends)) if ends[number]}
        self._ends = ends
        self._rules = rules
        # By the place of its case: the last paragraph's number, and which of its lines stay with the next anyway.
        self._texts: dict[int, int] = {}
        self._usual: dict[int, list[bool]] = {}

    @property
    def kept(self) -> frozenset[int]:
        return frozenset(self._texts)

    def keep_all(self, boxes: list[Box]) -> None:
        """Keep every last paragraph with what closes its case, in place."""
        for at, box in enumerate(boxes):
            if at and box.block in self._places and not is_forced(boxes, at):
                place, number = self._places[box.block], boxes[at - 1].block
                self._texts[place] = number
                self._usual[place] = [each.keep_with_next for each in boxes if each.block == number]
                _set(boxes, number, [True] * len(self._usual[place]))

    def released(self, boxes: list[Box], start: int, end: int) -> bool:
        """Let a last paragraph break that would leave a hole in a page, or which ends the page to within a line, where
        a program that fits a line less would leave one; tell whether there is such a one.
        """
        leaving = kept_together(boxes, end) if has_hole(boxes, start, end, self._rules.empty) else ()
        ending = (at - 1 for at in range(max(start, end - 1), end) if self._is_tight(boxes, start, at))
        for at in (*leaving, *ending):
            place = next((place for place, number in self._texts.items() if number == boxes[at].block), None)
            if place is not None:
                _set(boxes, self._texts.pop(place), self._usual[place])
                return True
        return False

    def is_parted(self, boxes: list[Box], end: int) -> bool:
        """Tell whether a page begins with what closes a case."""
        return not is_forced(boxes, end) and boxes[end].block in self._ends

    def _is_tight(self, boxes: list[Box], start: int, at: int) -> bool:
        is_end = boxes[at].block in self._places and at > start
        return is_end and used(boxes, start, at + 1) + boxes[at - 1].height > boxes[at].page_height


def _set(boxes: list[Box], number: int, keeps: list[bool]) -> None:
    """Let the lines of a paragraph stay with the next or not, in place."""
    places = [at for at, box in enumerate(boxes) if box.block == number]
    for at, keep in zip(places, keeps, strict=True):
        boxes[at] = replace(boxes[at], keep_with_next=keep)
