"""A report parted at its headings: what stands beside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from zhibao.model.blocks import AnyBlock, CaseStudy, Heading
from zhibao.model.report import Part
from zhibao.model.text import Text


class ReportSection(Struct, frozen=True):
    """A title and the blocks up to the next one; `level` 1 is a part, 2 to 4 are headings, 5 a case study.

    A case study parts the section that it is in: what follows it is a section of the same title.
    """

    part: Part[Any]
    title: Text
    level: int
    blocks: tuple[AnyBlock, ...]
    case: CaseStudy[Any] | None = None


CASE_LEVEL = 5


def sections_of(parts: Iterable[Part[Any]]) -> Iterator[ReportSection]:
    """Yield the sections of all parts in reading order."""
    for part in parts:
        yield from _sections(part, part.title, 1, part.blocks)


def _sections(part: Part[Any], title: Text, level: int, blocks: tuple[AnyBlock, ...]) -> Iterator[ReportSection]:
    waiting: list[AnyBlock] = []
    for block in blocks:
        match block:
            case Heading():
                yield ReportSection(part, title, level, tuple(waiting))
                title, level, waiting = block.text, block.level, []
            case CaseStudy():
                yield ReportSection(part, title, level, tuple(waiting))
                yield ReportSection(part, block.title, CASE_LEVEL, block.blocks, block)
                waiting = []
            case _:
                waiting.append(block)
    yield ReportSection(part, title, level, tuple(waiting))
