"""Photo and chart blocks become figures: pictures with their printed sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zhibao.figures.chart_data import chart_cells
from zhibao.figures.chart_drawing import ChartSettings, drawn_chart
from zhibao.figures.chart_form import report_form
from zhibao.figures.chart_reading import readable, source_notes
from zhibao.figures.indicator_source import drawn_part
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.photo_cache import PhotoCache
from zhibao.figures.photo_figures import PhotoFigures
from zhibao.figures.slice_points import slice_points
from zhibao.findings import Finding, Findings, structure_rules
from zhibao.model.blocks import Block
from zhibao.model.chart_fonts import ChartFonts
from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.report import Report
from zhibao.model.text import Text
from zhibao.model.walk import map_blocks
from zhibao.pack import PictureRules
from zhibao.tables.gathering import named_tables
from zhibao.tables.named_tables import AmbiguousTableError, NamedTable, Tables, UnknownTableError


def draw_figures(
    report: Report,
    folder: Path,
    area: TextArea,
    rules: PictureRules,
    progress: Callable[[str], None],
    cache: PhotoCache,
    fonts: ChartFonts = ChartFonts(),  # noqa: B008 (ChartFonts is frozen)
) -> tuple[Report, tuple[Finding, ...]]:
    """Return the report with every photo and chart block made a figure that fits into `area`.

    `folder` holds the photos, `fonts` are those of editable charts. What is missing or cannot be drawn becomes a
    placeholder and a finding.
    """
    findings = Findings()
    photos = PhotoFigures(report, folder, area, rules, cache, findings)
    tables = Tables(named for _, named in named_tables(report))
    settings = ChartSettings(min(rules.chart_width, area.width), report_form(report.cover, findings), fonts)

    def change(block: Block) -> Block:
        if isinstance(block, PhotoBlock):
            progress(f"照片 {block.photos[0].name}")
            return photos.figure(block)
        if isinstance(block, ChartBlock):
            progress(f"统计图 {block.caption.plain}")
            figure = _chart_figure(block, tables, settings, findings)
            return replace(figure, notes=(*figure.notes, *source_notes(block, report)))
        return block

    drawn = map_blocks(report, change)
    cache.prune()
    return drawn, tuple(findings)


def _chart_figure(block: ChartBlock, tables: Tables, settings: ChartSettings, findings: Findings) -> Figure:
    source = NamedTable("", block.grid) if block.grid else _named(block, tables, findings)
    unit = block.source.unit or (source.unit if source else "")
    table = drawn_part(block, source, findings) if source else None
    cells = chart_cells(block, table, findings) if table else None
    data = cells.data(unit, findings) if cells else None
    shown = readable(block, data, findings) if data else None
    drawn = drawn_chart(block, shown.data, settings, findings) if shown else None
    missing = Text.todo(f"缺统计图：{block.caption.words}", block.ref)
    notes = shown.notes if shown else ()
    points = cells.points() if cells and drawn else ()
    if data and drawn:
        points += slice_points(block, data, points, drawn)
    return Figure(block.caption, ((drawn or missing,),), (*notes, *block.notes), points, block.ref)


def _named(block: ChartBlock, tables: Tables, findings: Findings) -> NamedTable | None:
    ref = block.source.ref
    try:
        return tables.named(block.source.table)
    except UnknownTableError as error:
        findings.add(structure_rules.UNKNOWN_TABLE.at(ref, found=error.name, suggestion=error.suggestion))
    except AmbiguousTableError as error:
        findings.add(structure_rules.AMBIGUOUS_TABLE.at(ref, found=error.name, count=error.count))
    return None
