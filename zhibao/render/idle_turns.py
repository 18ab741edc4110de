"""Turns of the page that turn something: each of them becomes a section of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.model.blocks import Orientation, PageBreak, PrintedBlock


def without_idle_turns(blocks: Sequence[PrintedBlock]) -> tuple[PrintedBlock, ...]:
    """Return a part's blocks without the turns after which nothing is printed before the next turn or the end.

    A section without anything in it would be an empty page, or a new page that nobody asked for.
    """
    return tuple(_kept(blocks))


def _kept(blocks: Sequence[PrintedBlock]) -> Iterator[PrintedBlock]:
    for index, block in enumerate(blocks):
        if not isinstance(block, Orientation) or _turns_something(blocks[index + 1 :]):
            yield block


def _turns_something(following: Sequence[PrintedBlock]) -> bool:
    first = next((each for each in following if not isinstance(each, PageBreak)), None)
    return first is not None and not isinstance(first, Orientation)
