"""Photo and chart blocks become figures: pictures with their printed sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

from msgspec.structs import replace

from zhibao.figures.chart_data import chart_cells
from zhibao.figures.chart_drawing import ChartSettings, drawn_chart, report_form
from zhibao.figures.chart_reading import readable, source_notes
from zhibao.figures.indicator_source import drawn_part
from zhibao.figures.kept_charts import KeptCharts
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.photo_figures import PhotoFigures, photo_rooms
from zhibao.figures.picture_cache import PictureCache
from zhibao.figures.reference_point import reference_of, reference_point
from zhibao.figures.slice_points import slice_points
from zhibao.findings import Finding, Findings
from zhibao.model import blocks as kinds
from zhibao.model.blocks import CaseStudy, ComputedBlock, PrintedBlock
from zhibao.model.chart_fonts import ChartFonts
from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.report import ComputedReport, PrintedReport
from zhibao.model.text import Text
from zhibao.model.walk import made_texts
from zhibao.pack import NumberRules, PictureRules
from zhibao.tables.gathering import named_tables
from zhibao.tables.named_tables import NamedTable, TableError, Tables


def draw_figures(
    report: ComputedReport,
    folder: Path,
    area: TextArea,
    rules: PictureRules,
    progress: Callable[[str], None],
    cache: PictureCache,
    fonts: ChartFonts = ChartFonts(),  # noqa: B008 (ChartFonts is frozen)
    numbers: NumberRules = NumberRules(),  # noqa: B008 (NumberRules is frozen)
) -> tuple[PrintedReport, tuple[Finding, ...]]:
    """Return the report with every photo and chart block made a figure that fits into `area`.

    `folder` holds the photos, `numbers` say how charts print shares. What cannot be drawn leaves a placeholder, and is
    a finding. Charts are planned here, and made when their files are asked for.
    """
    findings = Findings()
    photos = PhotoFigures(photo_rooms(report, area), folder, rules, cache, findings)
    tables = Tables(named for _, named in named_tables(report))
    settings = chart_settings(report, area, rules, fonts, numbers, findings, cache)

    def change(block: ComputedBlock) -> PrintedBlock:
        match block:
            case PhotoBlock():
                progress(f"照片 {block.photos[0].name}")
                return photos.figure(block)
            case ChartBlock():
                progress(f"统计图 {block.caption.plain}")
                return chart_figure(block, source_notes(block, report), tables, settings, findings)
            case CaseStudy():
                return block.with_blocks(map(change, block.blocks))
            case kinds.Heading() | kinds.Paragraph() | kinds.TableBlock() | kinds.Note():
                return block
            case kinds.PageBreak() | kinds.Orientation():
                return block
            case _:
                assert_never(block)

    parts = report.converted(lambda part: part.converted(change))
    rest = report.data_tables, report.schools, report.indicators
    return PrintedReport(report.cover, *parts, *rest, photos.printed, photos.unused), tuple(findings)


def chart_settings(
    report: ComputedReport,
    area: TextArea,
    rules: PictureRules,
    fonts: ChartFonts,
    numbers: NumberRules,
    findings: Findings,
    cache: PictureCache,
) -> ChartSettings:
    """Return what the charts of a report are drawn with; a form on the cover that there is not is reported.

    They are kept in `cache`.
    """
    width, form = min(rules.chart_width, area.width), report_form(report.cover, findings)
    return ChartSettings(width, form, fonts, KeptCharts(cache), numbers.percent_decimals)


def chart_figure(
    block: ChartBlock, sources: tuple[Text, ...], tables: Tables, settings: ChartSettings, findings: Findings
) -> Figure:
    """Return a chart with its notes, of which `sources` are those of its table."""
    source = NamedTable("", block.grid) if block.grid else _named(block, tables, findings)
    unit = block.source.unit or (source.unit if source else "")
    table = drawn_part(block, source, findings) if source else None
    cells = chart_cells(block, table, findings) if table else None
    if cells and source and not (source.indicator_units or block.source.indicators):
        findings.extend(cells.mixed())  # Of indicators the units are compared.
    data = cells.data(unit, findings, settings.share_decimals) if cells else None
    shown, made = readable(block, data, findings) if data else (None, ())
    reference = reference_point(block, findings)
    if shown and reference:
        shown = replace(shown, reference=reference_of(reference))
    drawn = drawn_chart(block, shown, settings, findings) if shown else None
    missing = Text.todo(f"缺统计图：{block.caption.words}", block.ref)
    *notes, missing = made_texts(block.id, (*made, *sources, missing))
    points = cells.points() if cells and drawn else ()
    if data and drawn:
        points += (*slice_points(block, data, points, drawn), *([reference] if reference else []))
    notes[len(made) : len(made)] = block.notes
    return Figure(block.caption, ((drawn or missing,),), tuple(notes), points, block.ref, block.id)


def _named(block: ChartBlock, tables: Tables, findings: Findings) -> NamedTable | None:
    try:
        return tables.named(block.source.table)
    except TableError as error:
        findings.add(error.finding(block.source.ref))
        return None
