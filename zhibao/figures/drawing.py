"""Photo and chart blocks become figures: pictures with their printed sizes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import charts
from zhibao.figures.chart_data import chart_data
from zhibao.figures.layout import TextArea
from zhibao.figures.photo_cache import PhotoCache
from zhibao.figures.photo_figures import PhotoFigures
from zhibao.findings import Findings, picture, structure
from zhibao.model.report import Block, ChartBlock, Figure, PhotoBlock, Picture, Report, TableBlock
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, map_blocks
from zhibao.pack import PictureRules
from zhibao.text.nearest import suggestion

_ALT_LENGTH = 250
_UNIT = re.compile(r"^单位[：:]\s*")


@dataclass(frozen=True, slots=True)
class _Source:
    """A table that charts may name, and its unit."""

    name: str
    table: Table
    unit: str


def draw_figures(
    report: Report,
    folder: Path,
    area: TextArea,
    rules: PictureRules,
    findings: Findings,
    progress: Callable[[str], None],
    cache: PhotoCache,
) -> Report:
    """Return the report with every photo and chart block made a figure that fits into `area`.

    `folder` holds the photos. What is missing or cannot be drawn becomes a placeholder and a finding.
    """
    photos = PhotoFigures(report, folder, area, rules, cache, findings)
    sources = _sources(report)

    def change(block: Block) -> Block:
        if isinstance(block, PhotoBlock):
            progress(f"照片 {block.photos[0].name}")
            return photos.figure(block)
        if isinstance(block, ChartBlock):
            progress(f"统计图 {block.caption.plain}")
            return _chart_figure(block, sources, min(rules.chart_width, area.width), findings)
        return block

    drawn = map_blocks(report, change)
    cache.prune()
    return drawn


def _sources(report: Report) -> list[_Source]:
    blocks = [block for block in all_blocks(report.parts) if isinstance(block, TableBlock)]
    printed = [_Source(block.name, block.table, _UNIT.sub("", block.unit.plain)) for block in blocks]
    return printed + [_Source(data.name, data.table, "") for data in report.data_tables]


def _chart_figure(block: ChartBlock, sources: list[_Source], width: float, findings: Findings) -> Figure:
    source = _Source("", block.grid, "") if block.grid else _named(block, sources, findings)
    unit = block.source.unit or (source.unit if source else "")
    data = chart_data(block, source.table, unit, findings) if source else None
    drawn: Picture | Text = Text.todo(f"缺统计图：{block.caption.plain}", block.ref)
    if data:
        drawn = _drawn(block, data, width, findings) or drawn
    return Figure(block.caption, ((drawn,),), block.notes, block.ref)


def _named(block: ChartBlock, sources: list[_Source], findings: Findings) -> _Source | None:
    name, ref = block.source.table, block.source.ref
    found = [source for source in sources if source.name == name]
    if not found:
        near = suggestion(name, [source.name for source in sources])
        findings.add(structure.UNKNOWN_TABLE.at(ref, found=name, suggestion=near))
    elif len(found) > 1:
        findings.add(structure.AMBIGUOUS_TABLE.at(ref, found=name, count=len(found)))
    return found[0] if len(found) == 1 else None


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
