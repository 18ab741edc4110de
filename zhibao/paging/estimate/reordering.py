"""Blocks and the text beside them in another order, so that no page has a hole before a block."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zhibao.model.fill_marks import is_block_bookmark
from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, has_hole, is_forced, kept_together, page_end


class Movable(Struct, frozen=True):
    """A block that may change places with paragraphs: the names of bookmarks and pictures that it begins with, and
    those that the paragraphs begin with, the nearest first: of those `after` and `before` it.
    """

    names: frozenset[str]
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


class Reordering:
    """Moves blocks; `moved` are the numbers of paragraphs that they passed, by their place, less than none upwards."""

    def __init__(self, movable: Sequence[Movable], rules: FillRules, ends: Collection[int]) -> None:
        self._movable = movable
        self._rules = rules
        self._ends = ends
        self._numbers = {name: number for number, each in enumerate(movable) for name in each.names}
        self.moved: dict[int, int] = {}

    def fills(self, boxes: list[Box], start: int, end: int) -> bool:
        """Move the block that leaves a hole in a page so that it does not; tell whether that could be."""
        if not (self._movable and has_hole(boxes, start, end, self._rules.empty)):
            return False
        for at in kept_together(boxes, end):
            number = self._number_at(boxes, at)
            if number is not None:
                return self._moved_down(boxes, start, at, number) or self._moved_up(boxes, start, at, number)
        return False

    def _moved_down(self, boxes: list[Box], start: int, at: int, number: int) -> bool:
        passed = self.moved.get(number, 0)
        first = after = self._end_of(boxes, at, number)
        texts = self._movable[number].after[passed:] if passed >= 0 else ()
        for count, text in enumerate(texts, passed + 1):
            if not _begins(boxes, after, text):
                return False
            after = _end_of_paragraph(boxes, after)
            order = [*boxes[:at], *self._loose(boxes, first, after), *boxes[at:first], *boxes[after:]]
            if not has_hole(order, start, page_end(order, start), self._rules.empty):
                boxes[:], self.moved[number] = order, count
                return True
        return False

    def _moved_up(self, boxes: list[Box], start: int, at: int, number: int) -> bool:
        if number in self.moved:
            return False
        end, before = self._end_of(boxes, at, number), at
        for count, text in enumerate(self._movable[number].before, 1):
            before = _start_of_paragraph(boxes, before)
            if before < start or not _begins(boxes, before, text):
                return False
            order = [*boxes[:before], *boxes[at:end], *boxes[before:at], *boxes[end:]]
            last = page_end(order, start)
            if last > before and not has_hole(order, start, last, self._rules.empty):
                boxes[:], self.moved[number] = order, -count
                return True
        return False

    def _loose(self, boxes: Sequence[Box], first: int, after: int) -> list[Box]:
        """Return paragraphs as they are when a block stands behind them, and not what closes their case."""
        *others, last = boxes[first:after]
        is_last = after < len(boxes) and boxes[after].block in self._ends
        return [*others, replace(last, keep_with_next=False) if is_last else last]

    def _number_at(self, boxes: Sequence[Box], at: int) -> int | None:
        """Return which block begins with that box: an empty paragraph may stand above it and go with it."""
        while _is_lead(boxes, at):
            at += 1
        return next((self._numbers[name] for name in _block_names(boxes[at]) if name in self._numbers), None)

    def _end_of(self, boxes: Sequence[Box], at: int, number: int) -> int:
        """Return the place after the block that begins there, with what is empty below it."""
        own = self._movable[number].names
        end = at
        while _is_lead(boxes, end):
            end += 1
        while not is_forced(boxes, end + 1) and self._goes_on(boxes, end + 1, own):
            end += 1
        return end + 1

    def _goes_on(self, boxes: Sequence[Box], at: int, own: Collection[str]) -> bool:
        box, before = boxes[at], boxes[at - 1]
        if box.block == before.block or before.keep_with_next:
            return True
        is_another = any(name not in own for name in _block_names(box))
        return not (is_another or box.block in self._ends or _is_lead(boxes, at))


def _is_lead(boxes: Sequence[Box], at: int) -> bool:
    """Tell whether there stands an empty paragraph that is kept with the next."""
    box = boxes[at]
    is_whole = not (at and boxes[at - 1].block == box.block)
    return is_whole and box.keep_with_next and not (box.names or box.pictures) and not is_forced(boxes, at + 1)


def _block_names(box: Box) -> list[str]:
    """Return the names of what begins in a box: hidden bookmarks of blocks, and pictures."""
    return [*filter(is_block_bookmark, box.names), *(shown.name for shown in box.pictures)]


def _begins(boxes: Sequence[Box], at: int, name: str) -> bool:
    return at < len(boxes) and name in boxes[at].names


def _end_of_paragraph(boxes: Sequence[Box], at: int) -> int:
    block = boxes[at].block
    return next((end for end in range(at, len(boxes)) if boxes[end].block != block), len(boxes))


def _start_of_paragraph(boxes: Sequence[Box], end: int) -> int:
    block = boxes[end - 1].block
    return next((at + 1 for at in range(end - 1, -1, -1) if boxes[at].block != block), 0)
