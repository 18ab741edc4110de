"""Figures of a report made lower than they were drawn: photos scaled, charts drawn anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from zhibao.figures.chart_drawing import ChartSettings
from zhibao.figures.figure_drawing import chart_figure
from zhibao.findings import Findings
from zhibao.model.blocks import PrintedBlock
from zhibao.model.figures import ChartBlock, Figure, Shown
from zhibao.model.fill_marks import picture_name
from zhibao.model.report import ComputedReport, PrintedReport
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks
from zhibao.tables.gathering import named_tables
from zhibao.tables.named_tables import Tables


def least_shares(report: PrintedReport, least_height: float) -> Mapping[str, float]:
    """Return the shares of their heights that pictures need, by name, of those that may be lower than they are.

    None becomes lower than `least_height` in mm, nor than its labels need.
    """
    figures = (block for block in all_blocks(report.parts) if isinstance(block, Figure) and block.id)
    shares = ((picture_name(figure.id), _least_share(figure, least_height)) for figure in figures)
    return {name: share for name, share in shares if share < 1}


def resized(
    drawn: PrintedReport, report: ComputedReport, shares: Mapping[str, float], settings: ChartSettings
) -> tuple[PrintedReport, frozenset[str]]:
    """Return the drawn report with pictures, by name, at those shares of their heights.

    `report` is the one that it was drawn from, `settings` those that its charts were drawn with. Charts that would
    lose labels stay as they are: their names are returned too.
    """
    stayed: set[str] = set()
    charts = {picture_name(each.id): each for each in all_blocks(report.parts) if isinstance(each, ChartBlock)}
    tables = Tables(named for _, named in named_tables(report)) if charts.keys() & shares.keys() else Tables(())

    def change(block: PrintedBlock) -> PrintedBlock:
        if not isinstance(block, Figure) or (name := picture_name(block.id)) not in shares:
            return block
        if name not in charts:
            return _scaled(block, shares[name])
        lower = structs.replace(settings, most_height=shares[name] * _height(block))
        redrawn = _redrawn(block, charts[name], tables, lower)
        if redrawn is None:
            stayed.add(name)
        return redrawn or block

    return drawn.with_blocks(change), frozenset(stayed)


def _shown(figure: Figure) -> list[Shown]:
    return [shown for row in figure.rows for shown in row if not isinstance(shown, Text)]


def _least_share(figure: Figure, least_height: float) -> float:
    rows = ([shown for shown in row if not isinstance(shown, Text)] for row in figure.rows)
    heights = [max(shown.height for shown in row) for row in rows if row]
    least = max((shown.least_height for shown in _shown(figure)), default=0.0)
    return max(max(least_height, least) / min(heights), 0.0) if heights else 1.0


def _height(figure: Figure) -> float:
    return max(shown.height for shown in _shown(figure))


def _scaled(figure: Figure, share: float) -> Figure:
    return structs.replace(figure, rows=tuple(tuple(_at_share(shown, share) for shown in row) for row in figure.rows))


def _at_share(shown: Shown | Text, share: float) -> Shown | Text:
    if isinstance(shown, Text):
        return shown
    return replace(shown, width=shown.width * share, height=shown.height * share)


def _redrawn(figure: Figure, block: ChartBlock, tables: Tables, settings: ChartSettings) -> Figure | None:
    """Return a chart drawn lower, with the words that it was printed with; None where it cannot be."""
    ((shown, *_), *_) = chart_figure(block, (), tables, settings, Findings()).rows
    ((before, *_), *_) = figure.rows
    if isinstance(shown, Text) or isinstance(before, Text):
        return None
    return structs.replace(figure, rows=((replace(shown, alt=before.alt),),))
