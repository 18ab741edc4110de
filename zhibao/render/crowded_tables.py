"""Tables with more columns than their page has room for."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.findings import Finding, structure_rules
from zhibao.model.blocks import Orientation, TableBlock
from zhibao.model.report import PrintedReport
from zhibao.model.walk import all_blocks
from zhibao.render.column_widths import ColumnMeasure, fits
from zhibao.render.template_filling import OpenTemplate
from zhibao.word.simple_types import twips


def crowded_tables(report: PrintedReport, template: OpenTemplate) -> Iterator[Finding]:
    """Yield a finding for every table in which a word or number must be broken; each part begins on a portrait page."""
    metrics = template.metrics
    for part in report.parts:
        landscape = False
        for block in all_blocks([part]):
            if isinstance(block, Orientation):
                landscape = block.landscape
            elif isinstance(block, TableBlock) and not block.is_card:
                width = metrics.landscape_width if landscape else metrics.portrait_width
                least = metrics.table_sizes[-1]
                measure = ColumnMeasure(twips(width), least.em, least.cell_padding)
                if not fits(template.needs_of(block), measure):
                    columns, page = block.table.column_count, "横页" if landscape else "竖页"
                    yield structure_rules.TOO_MANY_COLUMNS.at(block.ref, columns=columns, page=page)
