"""What pages are filled with: boxes that do not break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from zhibao.paging.engine import Pages

_TOLERANCE = 0.1


class InlinePicture(Struct, frozen=True):
    """A picture in a line or a row: its name, and its height in points."""

    name: str
    height: float


class Box(Struct, frozen=True):
    """A line, a table row or a line of one, in points; `keep_with_next` to the next one.

    `names` are the bookmarks that begin in it, `pictures` those that decide its height. `before` and `after` are the
    spaces around a paragraph, of which the larger counts between two. `repeated` is the height of the heading rows that
    stand above the box when it begins a page, `closing` that of the line under a table's part when it ends one. `block`
    tells the boxes of one paragraph or table of the body from those of another.
    """

    height: float
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    names: tuple[str, ...] = ()
    begins_page: bool = False
    ends_page: bool = False
    repeated: float = 0.0
    closing: float = 0.0
    page_height: float = 0.0
    pictures: tuple[InlinePicture, ...] = ()
    block: int = 0


def flow(boxes: Sequence[Box]) -> Pages:
    """Fill pages with the boxes: a page that is full breaks at the last place where it may."""
    places: dict[str, int] = {}
    pages = list(pages_of(boxes))
    for number, page in enumerate(pages, 1):
        places |= {name: number for box in page for name in box.names if name not in places}
    return Pages(places, max(len(pages), 1))


def pages_of(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    """Yield the boxes page by page."""
    start = 0
    while start < len(boxes):
        end = page_end(boxes, start)
        yield boxes[start:end]
        start = end


def page_end(boxes: Sequence[Box], start: int) -> int:
    """Return the place of the first box that no longer stands on the page that begins at `start`."""
    above, chance = boxes[start], start
    filled = above.repeated + (_space_at_top(above) + above.height)
    # Long tables have thousands of boxes, and pages are filled several times: nothing is called for each.
    for at in range(start + 1, len(boxes)):
        box = boxes[at]
        if box.begins_page or above.ends_page:
            return at
        if not above.keep_with_next:
            chance = at
        filled += (box.before if box.before > above.after else above.after) + box.height
        if filled + box.closing > box.page_height + _TOLERANCE:
            return chance if chance > start else at
        above = box
    return len(boxes)


def is_forced(boxes: Sequence[Box], at: int) -> bool:
    """Tell whether a page ends before the box at that place, or with the last one, however full it is."""
    return at == len(boxes) or boxes[at].begins_page or boxes[at - 1].ends_page


def has_hole(boxes: Sequence[Box], start: int, end: int, empty: float) -> bool:
    """Tell whether the page from `start` to before `end` ends with more than that share of it empty, for no reason."""
    page = boxes[start].page_height
    return not is_forced(boxes, end) and page - used(boxes, start, end) > empty * page


def kept_together(boxes: Sequence[Box], start: int) -> Iterator[int]:
    """Yield the places of the boxes from `start` on that stand on one page."""
    at = start
    yield at
    while boxes[at].keep_with_next and not is_forced(boxes, at + 1):
        at += 1
        yield at


def used(boxes: Sequence[Box], start: int, end: int) -> float:
    """Return how much of a page the boxes from `start` to before `end` take."""
    page = boxes[start:end]
    spaces = [*map(_space_at_top, page[:1]), *[max(box.before, above.after) for above, box in pairwise(page)]]
    return boxes[start].repeated + sum([space + box.height for space, box in zip(spaces, page, strict=True)])


def _space_at_top(box: Box) -> float:
    """Return the space above a box at the top of a page, which counts only where the page was begun on purpose."""
    return box.before if box.begins_page else 0.0
