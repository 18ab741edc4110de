"""Pages without holes: figures made a little lower, blocks and text in another order, ends of cases kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from docx.document import Document

from zhibao.figures.chart_drawing import ChartSettings
from zhibao.figures.figure_drawing import chart_settings
from zhibao.figures.resizing import least_shares, resized
from zhibao.findings import Finding, Findings, paging_rules
from zhibao.finish import case_ends
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import Figure
from zhibao.model.fill_marks import block_bookmark, picture_name
from zhibao.model.report import PrintedReport
from zhibao.model.walk import all_blocks
from zhibao.paging import Filled, Movable, PagingError, blocks_of, boxes_of, filled
from zhibao.pipeline.preparing import Prepared, text_area
from zhibao.prose.passable_text import Passable, passable_texts, reordered

_NO_CAPTION = "没有题目的图"


def without_holes(prepared: Prepared, document: Document) -> tuple[Prepared, frozenset[int], tuple[Finding, ...]]:
    """Return what was prepared with fuller pages, given its document, itself where all is well; the cases whose last
    paragraphs should be kept with their ends, by their places; and what stands in another order.

    How pages are filled is estimated, whoever lays the report out afterwards.
    """
    rules = prepared.pack.fill
    if not rules.on:
        return prepared, frozenset(), ()
    least = least_shares(prepared.report, rules.least_height)
    texts = passable_texts(prepared.report) if rules.reorder else {}
    try:
        boxes = boxes_of(document)
    except PagingError:
        return prepared, frozenset(), ()
    ends = _ends(prepared, document)
    while True:
        found = filled(boxes, least, rules, _movable(texts), ends)
        if not (found.shares or found.moved):
            return prepared, found.kept, ()
        report, stayed = resized(prepared.report, prepared.hidden.report, found.shares, _settings(prepared))
        if not stayed:
            moved = _moved(found, texts)
            about = tuple(_told(report, moved))
            return replace(prepared, report=reordered(report, moved)), found.kept, about
        least = {name: share for name, share in least.items() if name not in stayed}


def _ends(prepared: Prepared, document: Document) -> dict[int, bool]:
    """Return the numbers of what closes cases, and whether the text before each may be kept with it."""
    ends = case_ends(document, prepared.pack.styles.case_end)
    return {number: ends[block] for number, block in enumerate(blocks_of(document)) if block in ends} if ends else {}


def _movable(texts: Mapping[str, Passable]) -> list[Movable]:
    return [
        Movable(
            frozenset((block_bookmark(id_), picture_name(id_))),
            tuple(map(block_bookmark, passable.after)),
            tuple(map(block_bookmark, passable.before)),
        )
        for id_, passable in texts.items()
    ]


def _moved(found: Filled, texts: Mapping[str, Passable]) -> Mapping[str, int]:
    ids = list(texts)
    return {ids[place]: count for place, count in found.moved.items()}


def _told(report: PrintedReport, moved: Mapping[str, int]) -> Iterator[Finding]:
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock | Figure) and block.id in moved:
            side = "后" if moved[block.id] > 0 else "前"
            caption = block.caption.words or _NO_CAPTION
            values = {"caption": caption, "side": side, "count": abs(moved[block.id])}
            yield paging_rules.REORDERED.at(block.ref, **values)


def _settings(prepared: Prepared) -> ChartSettings:
    """Return what the report's charts were drawn with."""
    template, rules, numbers = prepared.template, prepared.pack.picture, prepared.pack.numbers
    area, fonts = text_area(template), template.chart_fonts
    return chart_settings(prepared.hidden.report, area, rules, fonts, numbers, Findings())
