"""Pictures and charts under one caption as entries: photos that stand together in one row, each chart in its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from zhibao.findings import import_rules
from zhibao.importing.drawn_material import DrawnMaterial
from zhibao.importing.import_entries import NO_TEXT, ImportEntry, ImportSource
from zhibao.importing.imported_charts import imported_chart
from zhibao.model.text import Text
from zhibao.word.story import ObjectKind, StoryObject


def drawn_entries(
    objects: Sequence[StoryObject], caption: Text, source: ImportSource, material: DrawnMaterial
) -> Iterator[ImportEntry]:
    """Yield the entries; the last of them has the caption, which is a paragraph where nothing can be shown."""
    groups: list[list[StoryObject]] = []
    for each in _usable(objects, source, material):
        if groups and groups[-1][-1].kind is each.kind is ObjectKind.PICTURE:
            groups[-1].append(each)
        else:
            groups.append([each])
    for group in groups:
        words = caption if group is groups[-1] else NO_TEXT
        if group[0].kind is ObjectKind.CHART:
            yield _chart(group[0], words, source, material)
        else:
            yield ImportEntry("图片", words, pictures=tuple(group), source=source)
    if not groups and caption:
        yield ImportEntry("段落", caption, source=source)


def _usable(objects: Sequence[StoryObject], source: ImportSource, material: DrawnMaterial) -> Iterator[StoryObject]:
    """Yield what can be shown of the objects; the rest is told."""
    tell = material.taking.tell
    for each in objects:
        if each.kind is ObjectKind.PICTURE:
            yield from [each] if material.photo(each, source) else []
        elif each.kind is ObjectKind.CHART and material.chart(each):
            yield each
        elif each.kind is ObjectKind.CHART:
            tell(import_rules.OTHER_CHART, source, reason="它的数据不在报告里，没有带过来")
        elif each.kind is ObjectKind.DIAGRAM:
            tell(import_rules.NO_OBJECT, source, material.words(each), "智能图形（SmartArt）没有带过来")
        elif each.kind is ObjectKind.EMBEDDED:
            tell(import_rules.NO_OBJECT, source, reason="嵌入的对象只带来了它显示的样子")


def _chart(drawn: StoryObject, caption: Text, source: ImportSource, material: DrawnMaterial) -> ImportEntry:
    data, taking = material.chart(drawn), material.taking
    assert data
    chart, title = imported_chart(data), " ".join(data.title.split())
    if title and not caption:
        caption = Text.of(title)
        taking.add([title])
    elif title and title != caption.plain.strip():
        taking.tell(import_rules.NO_OBJECT, source, title, "图表里的标题没有用，图题用的是图下面的")
    if data.axis_titles:
        taking.tell(import_rules.NO_OBJECT, source, "、".join(data.axis_titles), "数轴的名称没有带过来")
    if chart.change:
        taking.tell(import_rules.OTHER_CHART, source, f"“{caption.plain}”" if caption else "", chart.change)
    if chart.kind:
        return ImportEntry("统计图", caption, chart.kind, grid=chart.grid, source=source)
    grid = tuple(tuple(cell and replace(cell, number_format="") for cell in row) for row in chart.grid)
    taking.add(cell.text.plain for row in grid for cell in row if cell)
    return ImportEntry("表格", caption, grid=grid, source=source)
