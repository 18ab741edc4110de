"""Figures made a little lower where a block would otherwise leave a hole in a page."""

from __future__ import annotations

from dataclasses import replace

from docx.document import Document

from zhibao.figures.figure_drawing import chart_settings
from zhibao.figures.resizing import least_shares, resized
from zhibao.findings import Findings
from zhibao.model.fill_marks import picture_name
from zhibao.paging import PagingError, shrunk_figures
from zhibao.pipeline.preparing import Prepared, text_area


def without_holes(prepared: Prepared, document: Document) -> Prepared:
    """Return what was prepared with lower figures where that fills pages, given its document; itself where none does.

    Whether they fill the pages is estimated, whoever lays the report out afterwards.
    """
    rules = prepared.pack.fill
    least = least_shares(prepared.report, rules.least_height) if rules.on else {}
    if not least:
        return prepared
    names = {picture_name(id_): id_ for id_ in least}
    try:
        shares = shrunk_figures(document, {name: least[id_] for name, id_ in names.items()}, rules)
    except PagingError:
        return prepared
    if not shares:
        return prepared
    template, computed = prepared.template, prepared.hidden.report
    settings = chart_settings(computed, text_area(template), prepared.pack.picture, template.chart_fonts, Findings())
    by_id = {names[name]: share for name, share in shares.items()}
    return replace(prepared, report=resized(prepared.report, computed, by_id, settings))
