"""Figures made a little lower where a block would otherwise leave a hole in a page."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document

from zhibao.figures.chart_drawing import ChartSettings
from zhibao.figures.figure_drawing import chart_settings
from zhibao.figures.resizing import least_shares, resized
from zhibao.findings import Findings
from zhibao.paging import PagingError, boxes_of, shrunk
from zhibao.pipeline.preparing import Prepared, text_area


def without_holes(prepared: Prepared, document: Document) -> Prepared:
    """Return what was prepared with lower figures where that fills pages, given its document; itself where none does.

    Whether they fill the pages is estimated, whoever lays the report out afterwards.
    """
    rules = prepared.pack.fill
    least = least_shares(prepared.report, rules.least_height)
    if not (rules.on and least):
        return prepared
    try:
        boxes = boxes_of(document)
    except PagingError:
        return prepared
    while shares := shrunk(boxes, least, rules):
        report, stayed = resized(prepared.report, prepared.hidden.report, shares, _settings(prepared))
        if not stayed:
            return replace(prepared, report=report)
        least = {name: share for name, share in least.items() if name not in stayed}
    return prepared


def _settings(prepared: Prepared) -> ChartSettings:
    """Return what the report's charts were drawn with."""
    template, rules, numbers = prepared.template, prepared.pack.picture, prepared.pack.numbers
    area, fonts = text_area(template), template.chart_fonts
    return chart_settings(prepared.hidden.report, area, rules, fonts, numbers, Findings())
