"""Turns of the page and page breaks in a form that makes no empty page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile, groupby, takewhile
from typing import TypeGuard

from msgspec.structs import replace

from zhibao.model.blocks import AnyBlock, CaseStudy, Orientation, PageBreak, ReadBlock
from zhibao.model.report import Part


def with_tidy_turns(part: Part[ReadBlock]) -> Part[ReadBlock]:
    """Return the part with one turn, and no page break beside it, wherever the page really turns.

    A turn begins a page itself, and one after which nothing is printed would end with an empty page. A case study is
    turned as a whole where turns stand at its edges, so that its title and its closing rule are with what it says.
    """
    blocks = list(_turns_outside(part.blocks))
    content = len(blocks) - len(list(takewhile(_is_break, reversed(blocks))))
    turning = _Turning()
    tidied = list(turning.tidied(blocks[:content]))
    # The next part begins upright in any case.
    left = [each for each in blocks[content:] if isinstance(each, PageBreak) and not turning.landscape]
    return replace(part, blocks=(*tidied, *left))


class _Turning:
    """Goes through a part's blocks, following the direction of the page."""

    def __init__(self) -> None:
        self.landscape = False

    def tidied(self, blocks: Iterable[ReadBlock]) -> Iterator[ReadBlock]:
        """Yield blocks with each run of breaks between two others as it should be."""
        for is_break, run in groupby(blocks, key=_is_break):
            if is_break:
                yield from self._breaks(list(run))
                continue
            for block in run:
                yield block.with_blocks(self.tidied(block.blocks)) if isinstance(block, CaseStudy) else block

    def _breaks(self, run: list[ReadBlock]) -> Iterable[ReadBlock]:
        turns = [each for each in run if isinstance(each, Orientation)]
        if not turns or turns[-1].landscape == self.landscape:
            return [each for each in run if isinstance(each, PageBreak)]
        self.landscape = turns[-1].landscape
        return turns[-1:]


def _turns_outside(blocks: Iterable[ReadBlock]) -> Iterator[ReadBlock]:
    """Yield the blocks, breaks at the edges of case studies before and after these."""
    for block in blocks:
        if not isinstance(block, CaseStudy):
            yield block
            continue
        inner = list(_turns_outside(block.blocks))
        before = list(takewhile(_is_break, inner))
        kept = list(dropwhile(_is_break, inner))
        after = list(takewhile(_is_break, reversed(kept)))
        yield from before
        yield block.with_blocks(kept[: len(kept) - len(after)])
        yield from reversed(after)


def _is_break(block: AnyBlock) -> TypeGuard[Orientation | PageBreak]:
    return isinstance(block, Orientation | PageBreak)
