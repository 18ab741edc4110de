"""Photo and chart blocks become figures: pictures with their printed sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import charts
from zhibao.figures.chart_data import chart_data, chart_points
from zhibao.figures.layout import Size, arrange
from zhibao.figures.photos import Photo, PhotoFolder, normalised
from zhibao.findings import Finding, Findings, picture, structure
from zhibao.model.report import Block, ChartBlock, Figure, PhotoBlock, Picture, Report
from zhibao.model.text import Text
from zhibao.model.walk import map_blocks
from zhibao.pack import PictureRules
from zhibao.tables.gathering import named_tables
from zhibao.tables.naming import AmbiguousTableError, NamedTable, Tables, UnknownTableError

_MISSING_ASPECT = 1.5
_ALT_LENGTH = 250


def draw_figures(
    report: Report,
    folder: Path,
    text_width: float,
    rules: PictureRules,
    findings: Findings,
    progress: Callable[[str], None],
) -> Report:
    """Return the report with every photo and chart block made a figure of at most `text_width` mm.

    `folder` holds the photos. What is missing or cannot be drawn becomes a placeholder and a finding.
    """
    photos, sources = PhotoFolder(folder), Tables(named for _, named in named_tables(report))

    def change(block: Block) -> Block:
        if isinstance(block, PhotoBlock):
            progress(f"照片 {block.photos[0].name}")
            return _photo_figure(block, photos, text_width, rules, findings)
        if isinstance(block, ChartBlock):
            progress(f"统计图 {block.caption.plain}")
            return _chart_figure(block, sources, min(rules.chart_width, text_width), findings)
        return block

    return map_blocks(report, change)


def _photo_figure(
    block: PhotoBlock, folder: PhotoFolder, text_width: float, rules: PictureRules, findings: Findings
) -> Figure:
    found = [folder.find(photo) for photo in block.photos]
    findings.extend(each for each in found if isinstance(each, Finding))
    aspects = [each.aspect if isinstance(each, Photo) else _MISSING_ASPECT for each in found]
    sizes = arrange(aspects, text_width, rules)
    left = iter(zip(found, block.photos, strict=True))
    rows = []
    for row in sizes:
        placed = [(*next(left), size) for size in row]
        rows.append(
            tuple(
                _picture(each, size, block.caption.plain, rules.dpi)
                if isinstance(each, Photo)
                else Text.todo(f"缺图：{photo.name}", photo.ref)
                for each, photo, size in placed
            )
        )
    return Figure(block.caption, tuple(rows), block.notes, ref=block.ref)


def _picture(photo: Photo, size: Size, caption: str, dpi: int) -> Picture:
    alt = f"照片：{caption or photo.path.stem}"
    return Picture(normalised(photo, size, dpi), size.width, size.height, alt)


def _chart_figure(block: ChartBlock, tables: Tables, width: float, findings: Findings) -> Figure:
    source = NamedTable("", block.grid) if block.grid else _named(block, tables, findings)
    unit = block.source.unit or (source.unit if source else "")
    data = chart_data(block, source.table, unit, findings) if source else None
    drawn: Picture | Text = Text.todo(f"缺统计图：{block.caption.plain}", block.ref)
    if data:
        drawn = _drawn(block, data, width, findings) or drawn
    points = chart_points(block, source.table) if source and data else ()
    return Figure(block.caption, ((drawn,),), block.notes, points, block.ref)


def _named(block: ChartBlock, tables: Tables, findings: Findings) -> NamedTable | None:
    ref = block.source.ref
    try:
        return tables.named(block.source.table)
    except UnknownTableError as error:
        findings.add(structure.UNKNOWN_TABLE.at(ref, found=error.name, suggestion=error.suggestion))
    except AmbiguousTableError as error:
        findings.add(structure.AMBIGUOUS_TABLE.at(ref, found=error.name, count=error.count))
    return None


def _drawn(block: ChartBlock, data: charts.ChartData, width: float, findings: Findings) -> Picture | None:
    try:
        png = charts.draw(block.kind, data, width)
    except charts.MissingGlyphError as error:
        findings.add(picture.MISSING_GLYPH.at(block.ref, characters=error.characters))
    except charts.ChartDataError as error:
        findings.add(picture.CHART_NOT_DRAWN.at(block.ref, reason=error))
    else:
        return Picture(png, width, width / _aspect_of_png(png), _chart_alt(block, data))
    return None


def _aspect_of_png(png: bytes) -> float:
    return int.from_bytes(png[16:20]) / int.from_bytes(png[20:24])


def _chart_alt(block: ChartBlock, data: charts.ChartData) -> str:
    points = [
        f"{category}{'' if len(data.series) == 1 else series.name}{label}"
        for series in data.series
        for category, label in zip(data.categories, series.labels, strict=True)
        if label
    ]
    return f"{block.kind}：{block.caption.plain}。{'，'.join(points)}"[:_ALT_LENGTH]
