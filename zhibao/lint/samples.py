"""Reports that a template is tried with: one with everything in it, and the barest one that a workbook can make."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from PIL import Image

from zhibao.lint.tags import Tag, cover_keys_of
from zhibao.model.blocks import Block, CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, TableBlock
from zhibao.model.figures import Figure, Picture
from zhibao.model.report import Part, PartKind, Report
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.views import TemplateContext

# The bookmarks of the captions in the chapter, by what they number.
CAPTIONS = {"表": "_Lint1", "图": "_Lint2", "案例": "_Lint3"}


def samples(required: Iterable[str], further: Iterable[str]) -> Iterator[Report]:
    """Yield the sample reports, the barest last; `further` cover keys may be missing, `required` ones never are.

    What is in the parts may name the cover too: one has all parts, and only the keys that are sure.
    """
    sure = {key: Text.of(key) for key in (*required, "报告名称")}
    full = sure | {key: Text.of(key) for key in further}
    blocks, numbered = tuple(_blocks(False)), tuple(_blocks(True))
    annex = Part(PartKind.ANNEX, Text.of("附件"), blocks)
    preface = Part(PartKind.PREFACE, Text.of("前言"), blocks)
    chapter = Part(PartKind.CHAPTER, Text.of("章"), (Orientation(landscape=True), *numbered))
    yield Report(full, preface, (chapter, chapter), (annex, annex))
    yield Report(full, preface, (chapter,), (annex,))
    yield Report(sure, preface, (chapter, chapter), (annex, annex))
    yield Report(sure)


def lacking_one(
    contexts: Sequence[TemplateContext], tags: Iterable[Tag], required: Iterable[str]
) -> Iterator[TemplateContext]:
    """Yield the fullest of the contexts without one cover key, for every optional one that the tags name."""
    sure = {*required, "报告名称"}
    for full in contexts[:1]:
        for key in dict.fromkeys(cover_keys_of(tags)):
            if key not in sure:
                yield {**full, "cover": {name: text for name, text in full["cover"].items() if name != key}}


def _blocks(marked: bool) -> Iterator[Block]:
    """Yield every kind of block, each with and without what it may lack; `marked` captions have bookmarks."""
    yield from (Heading(level, Text.of("标题")) for level in (2, 3, 4))
    yield Paragraph(Text.of("正文"))
    yield Note(Text.of("注"))
    yield from (_table("表", marked, "单位：人"), _table("", marked))
    yield from (_figure("图", 1, marked), _figure("", 1, marked), _figure("图", 2, marked), _figure("", 2, marked))
    for title, school, run_in in (("案例", "学校", False), ("", "", False), ("案例", "学校", True), ("", "", True)):
        inner = (Paragraph(Text.of("接排")), Heading(3, Text.of("题")), _table("表", marked), _figure("图", 1, marked))
        yield CaseStudy(_caption(title, "案例", marked), Text.of(school), run_in, inner)
    yield from (Orientation(landscape=True), Paragraph(Text.of("横")), Orientation(landscape=False), PageBreak())


def _caption(words: str, kind: str, marked: bool) -> Text:
    return Text(Text.of(words).runs, bookmark=CAPTIONS[kind] if marked and words else "")


def _table(caption: str, marked: bool, unit: str = "") -> TableBlock:
    rows = tuple((TableCell((Text.of(word),)),) for word in ("栏", "格"))
    return TableBlock(
        _caption(caption, "表", marked), Text.of(unit), Table(rows), "", (Text.of("注"),) if caption else ()
    )


def _figure(caption: str, count: int, marked: bool) -> Figure:
    picture = Picture(_pixel(), 20, 20, "图")
    return Figure(_caption(caption, "图", marked), ((picture,) * count,), (Text.of("注"),) if caption else ())


def _pixel() -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (2, 2)).save(saved, "PNG")
    return saved.getvalue()
