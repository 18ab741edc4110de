"""A document's stories read for another program to take over: body, notes, comments, headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from immutabledict import immutabledict
from msgspec.structs import replace

from zhibao.word.block_elements import PARAGRAPH, TABLE, blocks, plain_text_of, style_id
from zhibao.word.line_reading import LineReading, PageCount, is_mark_deleted, repeats_as_header
from zhibao.word.list_counting import ListCounting
from zhibao.word.numbering import Numbering
from zhibao.word.package import DocumentParts
from zhibao.word.sections import sections
from zhibao.word.simple_types import number, or_else
from zhibao.word.story import (
    Stories,
    StoryBlock,
    StoryBreak,
    StoryCell,
    StoryLook,
    StoryParagraph,
    StoryTable,
    StoryTurn,
)
from zhibao.word.style_inheritance import Inheritance, RunLayers, font, font_size, stated, switched, toggled
from zhibao.word.styles import Layers, Styles
from zhibao.word.xml import Element, find, first, value, values, w

_BODY_LEVEL, _MOST_COLUMNS = 9, 63
_BORDERED = "w:tblPr/w:tblBorders/*[@w:val!='nil' and @w:val!='none']"


def read_stories(parts: DocumentParts) -> Stories:
    """Return what the parts of a document say."""
    reading = _StoryReading(parts)
    body = reading.read(parts.body, _turns(parts))
    notes = {(kind, key): reading.read(note) for kind, key, note in _notes(parts)}
    comments = () if parts.comments is None else tuple(map(plain_text_of, parts.comments.iterchildren(w("comment"))))
    around = tuple(map(plain_text_of, parts.headers_and_footers.values()))
    return Stories(body, notes, comments, tuple(filter(str.strip, around)))


def _notes(parts: DocumentParts) -> Iterator[tuple[str, str, Element]]:
    for part in parts.notes:
        for kind in ("footnote", "endnote"):
            for note in part.iterchildren(w(kind)):
                yield kind, note.get(w("id"), ""), note


class _StoryReading:
    """The walk through a document, with its pages, its lists and the fields that are open."""

    def __init__(self, parts: DocumentParts) -> None:
        numbering = Numbering(parts.numbering)
        self._inheritance = Inheritance(Styles(parts.styles), numbering)
        self._lists = ListCounting(numbering)
        is_rendered = first(parts.body, ".//w:lastRenderedPageBreak") is not None
        self._lines = LineReading(self._run_layers, self.read, PageCount(1 if is_rendered else None))
        self._numbers = {each: at for at, each in enumerate(parts.body.iter(PARAGRAPH), 1)}
        self._tables = {each: at for at, each in enumerate(parts.body.iter(TABLE), 1)}

    def read(self, story: Element, turns: Mapping[Element, bool] = immutabledict()) -> tuple[StoryBlock, ...]:
        """Return the paragraphs and tables of a story; `turns` are the elements at which its pages turn."""
        found: list[StoryBlock] = []
        is_open = False
        for element in blocks(story):
            if element in turns:
                found.append(StoryTurn(turns[element]))
            if element.tag == TABLE:
                found.append(self._table(element))
            elif element.tag == PARAGRAPH:
                read = self._paragraph(element)
                last = found[-1] if is_open and found else None
                if isinstance(last, StoryParagraph):
                    found[-1] = replace(last, pieces=(*last.pieces, *read.pieces))
                else:
                    found.append(read)
                is_open = is_mark_deleted(element)
        return tuple(found)

    def _paragraph(self, paragraph: Element) -> StoryParagraph:
        properties = paragraph.find(w("pPr"))
        style = self._inheritance.styles.style_of(style_id(paragraph), "paragraph")
        layers = self._inheritance.paragraph_layers(properties, style)
        page = self._lines.pages.page
        pieces = self._lines.pieces(paragraph)
        label = self._lists.label(layers) if any(not isinstance(each, StoryBreak) for each in pieces) else ""
        return StoryParagraph(
            pieces,
            self._look(paragraph, style, layers),
            label,
            self._numbers.get(paragraph, 0),
            page,
            self._lines.is_contents,
            frozenset(self._lines.sequences),
            bool(switched(layers, "pageBreakBefore")),
        )

    def _look(self, paragraph: Element, style: str, layers: Layers) -> StoryLook:
        level = int(or_else(_BODY_LEVEL, number, stated(layers, "outlineLvl", "val") or str(_BODY_LEVEL)))
        runs = [self._run_layers(run) for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
        sizes = Counter(font_size(each.all) for each in runs)
        fonts = Counter(font(each.all, "eastAsia")[0] for each in runs)
        return StoryLook(
            self._inheritance.styles.name(style),
            level if 0 <= level < _BODY_LEVEL else None,
            stated(layers, "jc", "val") or "",
            sizes.most_common(1)[0][0] if sizes else 0.0,
            bool(runs) and all(toggled(each, "b") for each in runs),
            fonts.most_common(1)[0][0] if fonts else "",
            any(layer.find(w("pBdr")) is not None for layer in layers),
        )

    def _run_layers(self, run: Element) -> RunLayers:
        paragraph = next(run.iterancestors(PARAGRAPH), None)
        own = self._inheritance.styles.style_of("" if paragraph is None else style_id(paragraph), "paragraph")
        return self._inheritance.run_layers(run.findall(w("rPr")), value(run, "w:rPr/w:rStyle/@w:val"), own)

    def _table(self, table: Element) -> StoryTable:
        page = self._lines.pages.page
        elements = [row for row in find(table, "w:tr | w:sdt/w:sdtContent/w:tr | w:ins/w:tr") if not _is_deleted(row)]
        rows = tuple(tuple(self._cells(row)) for row in elements)
        headers = next((at for at, row in enumerate(elements) if not repeats_as_header(row)), len(elements))
        widths = (or_else(0.0, number, each) for each in values(table, "w:tblGrid/w:gridCol/@w:w"))
        style = value(table, "w:tblPr/w:tblStyle/@w:val")
        return StoryTable(
            rows,
            headers,
            tuple(widths),
            self._tables.get(table, 0),
            page,
            self._is_bordered(table, style),
            self._inheritance.styles.name(style),
        )

    def _is_bordered(self, table: Element, style: str) -> bool:
        own = first(table, "w:tblPr/w:tblBorders | w:tr/w:tc/w:tcPr/w:tcBorders")
        if own is not None:
            return bool(find(table, f"{_BORDERED} | w:tr/w:tc/w:tcPr/w:tcBorders/*[@w:val!='nil' and @w:val!='none']"))
        return any(find(layer, _BORDERED) for layer in self._inheritance.table_layers(style))

    def _cells(self, row: Element) -> Iterator[StoryCell]:
        yield from [StoryCell(())] * _bounded(value(row, "w:trPr/w:gridBefore/@w:val", "0"), 0)
        for cell in find(row, "w:tc | w:sdt/w:sdtContent/w:tc"):
            merged = first(cell, "w:tcPr/w:vMerge")
            span = _bounded(value(cell, "w:tcPr/w:gridSpan/@w:val", "1"), 1)
            merge = "" if merged is None else merged.get(w("val"), "continue")
            yield StoryCell(self.read(cell), span, merge, bool(find(cell, "w:tcPr/w:tcBorders/w:tl2br[@w:val!='nil']")))
        yield from [StoryCell(())] * _bounded(value(row, "w:trPr/w:gridAfter/@w:val", "0"), 0)


def _bounded(words: str, least: int) -> int:
    """Return a count of columns, of which Word's tables have no more than so many."""
    return min(max(int(or_else(least, number, words)), least), _MOST_COLUMNS)


def _is_deleted(row: Element) -> bool:
    return bool(find(row, "w:trPr/w:del"))


def _turns(parts: DocumentParts) -> dict[Element, bool]:
    """Return at which elements the pages turn: the first one of each section that lies otherwise than that before."""
    turns, was = dict[Element, bool](), False
    for section in sections(parts):
        shown = [each for each in section.elements if each.tag in (PARAGRAPH, TABLE)]
        if shown and section.is_landscape != was:
            was = turns[shown[0]] = section.is_landscape
    return turns
