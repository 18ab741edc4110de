"""Photo and chart blocks become figures: pictures with their printed sizes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from zhibao.figures.chart_data import chart_data
from zhibao.figures.chart_drawing import ChartSettings, drawn_chart
from zhibao.figures.chart_form import report_form
from zhibao.figures.chart_reading import readable, source_notes
from zhibao.figures.layout import Size, arrange
from zhibao.figures.photos import Photo, PhotoFolder, normalised
from zhibao.findings import Finding, Findings, structure
from zhibao.model.fonts import ChartFonts
from zhibao.model.report import Block, ChartBlock, Figure, PhotoBlock, Picture, Report, TableBlock
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, map_blocks
from zhibao.pack import PictureRules
from zhibao.text.nearest import suggestion

_MISSING_ASPECT = 1.5
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
    text_width: float,
    rules: PictureRules,
    findings: Findings,
    progress: Callable[[str], None],
    fonts: ChartFonts = ChartFonts(),  # noqa: B008 (ChartFonts is frozen)
) -> Report:
    """Return the report with every photo and chart block made a figure of at most `text_width` mm.

    `folder` holds the photos, `fonts` are those of editable charts. What is missing or cannot be drawn becomes a
    placeholder and a finding.
    """
    photos, sources = PhotoFolder(folder), _sources(report)
    settings = ChartSettings(min(rules.chart_width, text_width), report_form(report.cover, findings), fonts)

    def change(block: Block) -> Block:
        if isinstance(block, PhotoBlock):
            progress(f"照片 {block.photos[0].name}")
            return _photo_figure(block, photos, text_width, rules, findings)
        if isinstance(block, ChartBlock):
            progress(f"统计图 {block.caption.plain}")
            figure = _chart_figure(block, sources, settings, findings)
            return replace(figure, notes=(*figure.notes, *source_notes(block, report)))
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
    return Figure(block.caption, tuple(rows), block.notes, block.ref)


def _picture(photo: Photo, size: Size, caption: str, dpi: int) -> Picture:
    alt = f"照片：{caption or photo.path.stem}"
    return Picture(normalised(photo, size, dpi), size.width, size.height, alt)


def _sources(report: Report) -> list[_Source]:
    blocks = [block for block in all_blocks(report.parts) if isinstance(block, TableBlock)]
    printed = [_Source(block.name, block.table, _UNIT.sub("", block.unit.plain)) for block in blocks]
    return printed + [_Source(data.name, data.table, "") for data in report.data_tables]


def _chart_figure(block: ChartBlock, sources: list[_Source], settings: ChartSettings, findings: Findings) -> Figure:
    source = _Source("", block.grid, "") if block.grid else _named(block, sources, findings)
    unit = block.source.unit or (source.unit if source else "")
    data = chart_data(block, source.table, unit, findings) if source else None
    shown = readable(block, data, findings) if data else None
    drawn = drawn_chart(block, shown.data, settings, findings) if shown else None
    missing = Text.todo(f"缺统计图：{block.caption.plain}", block.ref)
    notes = shown.notes if shown else ()
    return Figure(block.caption, ((drawn or missing,),), (*notes, *block.notes), block.ref)


def _named(block: ChartBlock, sources: list[_Source], findings: Findings) -> _Source | None:
    name, ref = block.source.table, block.source.ref
    found = [source for source in sources if source.name == name]
    if not found:
        near = suggestion(name, [source.name for source in sources])
        findings.add(structure.UNKNOWN_TABLE.at(ref, found=name, suggestion=near))
    elif len(found) > 1:
        findings.add(structure.AMBIGUOUS_TABLE.at(ref, found=name, count=len(found)))
    return found[0] if len(found) == 1 else None
