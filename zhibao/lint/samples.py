"""Reports that a template is tried with, from one with everything in it to the barest that a workbook can make.

Every text says what it is, and its place in the report stands where a text of a workbook has its sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from zhibao.lint.tags import Tag, cover_keys_of
from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure, Picture
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.views import TemplateContext
from zhibao.workbook.identity import identified

PLACES = {PartKind.PREFACE: "前言", PartKind.CHAPTER: "各章", PartKind.ANNEX: "附件"}
# The title is made of the region where the cover has none.
ALWAYS_THERE = ("报告名称",)


def samples(required: Iterable[str], further: Iterable[str]) -> Iterator[PrintedReport]:
    """Yield the sample reports, the barest last; `further` cover keys may be missing, `required` ones never are.

    What is in the parts may name the cover too: the third has all parts, and only the keys that are sure.
    """
    sure = {key: _cover(key) for key in required} | {key: _cover(f"地区的{key}") for key in ALWAYS_THERE}
    full = {key: _cover(key) for key in further} | sure
    preface, chapter, annex = map(_part, (PartKind.PREFACE, PartKind.CHAPTER, PartKind.ANNEX))
    chapters, annexes = (chapter, _turned(chapter)), (annex, _turned(annex))
    yield identified(PrintedReport(full, preface, chapters, annexes))
    yield identified(PrintedReport(full, preface, chapters[:1], annexes[:1]))
    yield identified(PrintedReport(sure, _turned(preface), chapters, annexes))
    yield PrintedReport(sure)


def _cover(key: str) -> Text:
    return Text.of(key, CellRef("封面", key))


def lacking_one(
    contexts: Sequence[TemplateContext], tags: Iterable[Tag], required: Iterable[str]
) -> Iterator[TemplateContext]:
    """Yield the fullest of the contexts without one cover key, for every optional one that the tags name."""
    sure = {*required, *ALWAYS_THERE}
    for full in contexts[:1]:
        for key in dict.fromkeys(cover_keys_of(tags)):
            if key not in sure:
                yield {**full, "cover": {name: text for name, text in full["cover"].items() if name != key}}


def _part(kind: PartKind) -> Part[PrintedBlock]:
    sample = _Sample(PLACES[kind])
    # The title of the preface is that of its sheet, always this.
    title = PLACES[kind] if kind is PartKind.PREFACE else "题目"
    return Part(kind, sample.text(title), tuple(sample.blocks()))


def _turned(part: Part[PrintedBlock]) -> Part[PrintedBlock]:
    return replace(part, blocks=(Orientation(landscape=True), *part.blocks))


class _Sample(Struct, frozen=True):
    """Every kind of block at one place of the report."""

    place: str

    def text(self, words: str) -> Text:
        return Text.of(words, CellRef(self.place, words))

    def blocks(self) -> Iterator[PrintedBlock]:
        """Yield every kind of block, each with and without what it may lack."""
        for level, name in ((2, "节标题"), (3, "小节标题"), (4, "条标题")):
            yield Heading(level, self.text(name))
        yield Paragraph(self.text("正文"))
        yield Note(self.text("注"))
        yield from (self._table("表题", "单位：人"), self._table("", ""))
        yield from (self._figure(caption, count) for count in (1, 2) for caption in (f"{count} 张图的图题", ""))
        yield from (self._case("案例题目", "案例学校", run_in=False), self._case("", "", run_in=False))
        yield from (self._case("接排案例的题目", "接排案例的学校", run_in=True), self._case("", "", run_in=True))
        yield from (Orientation(landscape=True), Paragraph(self.text("横页的正文")), Orientation(landscape=False))
        yield from (Paragraph(self.text("分页前的正文")), PageBreak(), Paragraph(self.text("末尾的正文")))

    def _case(self, title: str, school: str, run_in: bool) -> CaseStudy[PrintedBlock]:
        inner = _Sample(f"{self.place}的案例")
        first = "接排的正文" if run_in else "正文"
        blocks = (Paragraph(inner.text(first)), Heading(3, inner.text("小标题")), Paragraph(inner.text("正文")))
        shown = (inner._table("表题", ""), inner._figure("图题", 1))
        return CaseStudy(self.text(title), self.text(school), run_in, (*blocks, *shown))

    def _table(self, caption: str, unit: str) -> TableBlock:
        ref = CellRef(self.place, "表格")
        table = Table(tuple((TableCell((Text.of(word),), ref=ref),) for word in ("栏", "格")))
        return TableBlock(self.text(caption), self.text(unit), table, "", self._notes("表注" if caption else ""), ref)

    def _figure(self, caption: str, count: int) -> Figure:
        picture = Picture(_pixel(), 20, 20, "图")
        notes = self._notes("图注" if caption else "")
        return Figure(self.text(caption), ((picture,) * count,), notes, ref=CellRef(self.place, "图"))

    def _notes(self, words: str) -> tuple[Text, ...]:
        return (self.text(words),) if words else ()


def _pixel() -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (2, 2)).save(saved, "PNG")
    return saved.getvalue()
