"""Pages without holes: figures made a little lower, or text let first, where a block would otherwise leave one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docx.document import Document

from zhibao.figures.chart_drawing import ChartSettings
from zhibao.figures.figure_drawing import chart_settings
from zhibao.figures.resizing import least_shares, resized
from zhibao.findings import Finding, Findings, paging_rules
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import Figure
from zhibao.model.fill_marks import block_bookmark, picture_name
from zhibao.model.report import PrintedReport
from zhibao.model.walk import all_blocks
from zhibao.paging import Movable, PagingError, boxes_of, filled
from zhibao.pipeline.preparing import Prepared, text_area
from zhibao.prose.text_first import texts_that_may_come_first, with_text_first


def without_holes(prepared: Prepared, document: Document) -> tuple[Prepared, tuple[Finding, ...]]:
    """Return what was prepared with fuller pages, given its document, and what stands in another order; itself when all
    is well.

    How pages are filled is estimated, whoever lays the report out afterwards.
    """
    rules = prepared.pack.fill
    least = least_shares(prepared.report, rules.least_height)
    texts = texts_that_may_come_first(prepared.report) if rules.text_first else {}
    if not (rules.on and (least or texts)):
        return prepared, ()
    try:
        boxes = boxes_of(document)
    except PagingError:
        return prepared, ()
    while True:
        found = filled(boxes, least, rules, _movable(texts))
        if not (found.shares or found.behind):
            return prepared, ()
        report, stayed = resized(prepared.report, prepared.hidden.report, found.shares, _settings(prepared))
        if not stayed:
            ids = list(texts)
            behind = {ids[number]: count for number, count in found.behind.items()}
            return replace(prepared, report=with_text_first(report, behind)), tuple(_moved(report, behind))
        least = {name: share for name, share in least.items() if name not in stayed}


def _movable(texts: Mapping[str, Sequence[str]]) -> list[Movable]:
    return [
        Movable(frozenset((block_bookmark(id_), picture_name(id_))), tuple(map(block_bookmark, after)))
        for id_, after in texts.items()
    ]


def _moved(report: PrintedReport, behind: Mapping[str, int]) -> Iterator[Finding]:
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock | Figure) and block.id in behind:
            values = {"caption": block.caption.words, "count": behind[block.id]}
            yield paging_rules.TEXT_FIRST.at(block.ref, **values)


def _settings(prepared: Prepared) -> ChartSettings:
    """Return what the report's charts were drawn with."""
    template, rules, numbers = prepared.template, prepared.pack.picture, prepared.pack.numbers
    area, fonts = text_area(template), template.chart_fonts
    return chart_settings(prepared.hidden.report, area, rules, fonts, numbers, Findings())
