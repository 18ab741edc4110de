"""Paragraphs that may stand before the table or figure that the workbook has before them, and blocks in that order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from zhibao.model.blocks import CaseStudy, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import Part, PrintedReport

# What says that a table or figure follows at once; one that is named by its number may stand further on.
_LEADS = re.compile(r"[:：]\s*$|如下|下[图表]|如[图表](?!\s*\d)")
# What says that one stands before, or speaks of the one at hand without its number.
_LOOKS_BACK = re.compile(r"[上左右前此该本由从][图表]|[图表]中|[上前]述|如上|可见|看出|这[张幅些]")
# What stands behind more paragraphs would be far from where it belongs.
_MOST = 4


def texts_that_may_come_first(report: PrintedReport) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of tables and figures, each with the ids of the paragraphs after it that may stand before it.

    It stays in its section and behind the text that refers to it; only text comes first that does not look back at it.
    """
    return {
        block.id: tuple(text.id for text in texts)
        for blocks in _sequences(report)
        for at, block in enumerate(blocks)
        if _may_wait(blocks, at) and (texts := _texts_after(blocks, at))
    }


def with_text_first(report: PrintedReport, behind: Mapping[str, int]) -> PrintedReport:
    """Return the report with blocks, by id, behind so many paragraphs that stood after them."""

    def change(part: Part[PrintedBlock]) -> Part[PrintedBlock]:
        return replace(part, blocks=tuple(_reordered(part.blocks, behind)))

    return report.with_parts(change) if behind else report


def _reordered(blocks: Sequence[PrintedBlock], behind: Mapping[str, int]) -> Iterator[PrintedBlock]:
    order = list(blocks)
    for at in reversed(range(len(order))):
        if after := behind.get(order[at].id, 0):
            order[at : at + after + 1] = [*order[at + 1 : at + after + 1], order[at]]
    for block in order:
        yield block.with_blocks(_reordered(block.blocks, behind)) if isinstance(block, CaseStudy) else block


def _sequences(report: PrintedReport) -> Iterator[Sequence[PrintedBlock]]:
    """Yield the blocks that follow each other: those of a part, and those inside each case study."""
    for part in report.parts:
        yield part.blocks
        for case in part.blocks:
            if isinstance(case, CaseStudy):
                # What comes first in a case that runs in stands on its title's line.
                yield case.blocks[1:] if case.run_in else case.blocks


def _may_wait(blocks: Sequence[PrintedBlock], at: int) -> bool:
    """Tell whether a block is a table or figure with a caption to which nothing before it points."""
    block, before = blocks[at], blocks[at - 1] if at else None
    is_captioned = isinstance(block, TableBlock | Figure) and bool(block.caption)
    return is_captioned and not (isinstance(before, Paragraph) and _LEADS.search(before.text.plain))


def _texts_after(blocks: Sequence[PrintedBlock], at: int) -> list[Paragraph]:
    following = takewhile(lambda block: isinstance(block, Paragraph), blocks[at + 1 : at + 1 + _MOST])
    texts = [block for block in following if isinstance(block, Paragraph)]
    return list(takewhile(lambda text: not _LOOKS_BACK.search(text.text.plain), texts))
