"""Pages that a block would leave a hole in are filled: figures shrink, or text and a block change places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhibao.pack import FillRules
from zhibao.paging.estimate.boxes import Box, page_end
from zhibao.paging.estimate.case_ends import CaseEnds
from zhibao.paging.estimate.reordering import Movable, Reordering
from zhibao.paging.estimate.shrinking import Shrinking


@dataclass(frozen=True, slots=True)
class Filled:
    """The share of its height that each picture should have, by name, of those that should be lower; how many
    paragraphs each block that may move should stand behind, before that many where it is less than none, by its place
    among them; and which cases should have their last paragraph and their end on one page, by their place.
    """

    shares: Mapping[str, float]
    moved: Mapping[int, int]
    kept: frozenset[int]


def filled(
    boxes: Sequence[Box],
    least: Mapping[str, float],
    rules: FillRules,
    movable: Sequence[Movable] = (),
    ends: Mapping[int, bool] | None = None,
) -> Filled:
    """Return what fills the pages.

    `least` are the shares below which pictures must not fall; one that is not there stays as it is. A picture is
    shrunk when all of it stands on the page, and only where that brings the next block onto it; where none can be,
    blocks that may move and text change places, as little as fills the page. `ends` are the paragraphs that close
    cases, by the numbers of their boxes' blocks, and whether the text before each may be kept with it.
    """
    changed, ends = list(boxes), ends or {}
    shrinking = Shrinking(least, rules)
    reordering = Reordering(movable, rules, frozenset(ends))
    case_ends = CaseEnds(ends, rules)
    case_ends.keep_all(changed)
    start = 0
    while start < len(changed):
        end = page_end(changed, start)
        while (
            case_ends.released(changed, start, end)
            or shrinking.fills(changed, start, end, case_ends.is_parted(changed, end))
            or reordering.fills(changed, start, end)
        ):
            end = page_end(changed, start)
        start = end
    return Filled(shrinking.shares, reordering.moved, case_ends.kept)
