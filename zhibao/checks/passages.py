"""The texts of blocks, each with what it is and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from zhibao.checks.report_sections import ReportSection
from zhibao.model.blocks import AggregateTable, AnyBlock, IndicatorTable, Note, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.text import Text


class PassageKind(Enum):
    """What a text is in the report."""

    TITLE = "标题"
    PARAGRAPH = "段落"
    CAPTION = "题注"
    NOTE = "注"


class Passage(Struct, frozen=True):
    """A text that is not empty."""

    kind: PassageKind
    text: Text
    section: ReportSection


def passages_of(sections: Iterable[ReportSection]) -> Iterator[Passage]:
    """Yield the texts of the sections in reading order; a title stands once, though a case parts its section."""
    seen = None
    for section in sections:
        if section.title is not seen:
            yield from _filled(PassageKind.TITLE, [section.title], section)
        seen = section.title if section.case is None else seen
        for block in section.blocks:
            yield from _of_block(block, section)


def _of_block(block: AnyBlock, section: ReportSection) -> Iterator[Passage]:
    match block:
        case Paragraph():
            yield from _filled(PassageKind.PARAGRAPH, [block.text], section)
        case Note():
            yield from _filled(PassageKind.NOTE, [block.text], section)
        case TableBlock() | IndicatorTable() | AggregateTable() | ChartBlock() | PhotoBlock():
            yield from _filled(PassageKind.CAPTION, [block.caption], section)
            yield from _filled(PassageKind.NOTE, block.notes, section)
        case _:
            return


def _filled(kind: PassageKind, texts: Iterable[Text], section: ReportSection) -> Iterator[Passage]:
    return (Passage(kind, text, section) for text in texts if text)
