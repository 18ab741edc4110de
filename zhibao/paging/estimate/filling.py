"""Pages that a block would leave a hole in are filled: figures shrink, or text and a block change places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, page_end
from zhibao.paging.estimate.case_ends import AddedSpace, CaseEnds, FramedCase
from zhibao.paging.estimate.reordering import Movable, Reordering
from zhibao.paging.estimate.shrinking import Shrinking


class Filled(Struct, frozen=True):
    """What changes: the share of its height that each picture should have, by name, of those that should be lower; how
    many paragraphs each block that may move should stand behind, before that many where it is less than none, by its
    place among them; which cases should have their last paragraph and their end on one page, and space added, by their
    places.
    """

    shares: Mapping[str, float]
    moved: Mapping[int, int]
    kept: frozenset[int]
    spaces: Mapping[int, AddedSpace]


def filled(
    boxes: Sequence[Box],
    least: Mapping[str, float],
    rules: FillRules,
    movable: Sequence[Movable] = (),
    ends: Sequence[FramedCase] = (),
) -> Filled:
    """Return what fills the pages, and leaves no end of a case without its text.

    `least` are the shares below which pictures must not fall; one that is not there stays as it is. A picture is
    shrunk when all of it stands on the page, and only where that brings the next block onto it; where none can be,
    blocks that may move and text change places, as little as fills the page. `ends` are those of the cases, in order.
    """
    changed = list(boxes)
    shrinking = Shrinking(least, rules)
    reordering = Reordering(movable, rules, frozenset(end.closing for end in ends))
    case_ends = CaseEnds(dict(enumerate(ends)), rules)
    case_ends.keep_all(changed)
    start = 0
    while start < len(changed):
        end = page_end(changed, start)
        while (
            case_ends.released(changed, start, end)
            or shrinking.fills(changed, start, end, case_ends.is_parted(changed, start, end))
            or reordering.fills(changed, start, end)
            or case_ends.spread(changed, start, end)
        ):
            end = page_end(changed, start)
        start = end
    return Filled(shrinking.shares, reordering.moved, case_ends.kept, case_ends.spaces)
