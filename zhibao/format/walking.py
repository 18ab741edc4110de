"""Every paragraph of the report in order, with the place it stands at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from zhibao.format.attributes import number, or_else
from zhibao.format.cascade import CellStyle, Styles, stated, switched
from zhibao.format.opening import SavedReport, find, text_of, values, w

_WORDS = 16
_NO_LEVEL = 9
_PARTS = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the headings above it, and what it is counted by."""

    headings: tuple[str, ...]
    here: str

    def __str__(self) -> str:
        path = "／".join(self.headings)
        return f"“{path}”{self.here}" if path else self.here


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph, its style, the table style over it, and its place."""

    element: Element
    style_id: str
    cell: CellStyle
    place: Place


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with its style, its place, and the count of the section that it stands in."""

    element: Element
    style_id: str
    place: Place
    section: int


@dataclass(slots=True)
class Walk:
    """A walk through body, headers and footers; afterwards `tables` and `sections` hold what it passed."""

    report: SavedReport
    styles: Styles
    caption_styles: frozenset[str]
    tables: list[FoundTable] = field(default_factory=list)
    sections: list[tuple[Element, Place]] = field(default_factory=list)
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _count: int = 0
    _caption: str = ""
    _section_start: str = "封面"

    def paragraphs(self) -> Iterator[FoundParagraph]:
        """Yield every paragraph: the body's, then those of headers and footers."""
        yield from self._blocks(list(self.report.body))
        for margin in self.report.margins.values():
            for paragraph in margin.iter(w("p")):
                yield self._found(paragraph, CellStyle(), Place((), "页眉页脚"))

    def _blocks(self, blocks: Sequence[Element]) -> Iterator[FoundParagraph]:
        for block in blocks:
            if block.tag == w("p"):
                yield self._paragraph(block)
                self._end_section(find(block, "w:pPr/w:sectPr"))
            elif block.tag == w("tbl"):
                yield from self._table(block)
            elif block.tag == w("sectPr"):
                self._end_section([block])
            else:
                yield from self._blocks(list(block))

    def _paragraph(self, paragraph: Element) -> FoundParagraph:
        words = text_of(paragraph)
        found = self._found(paragraph, CellStyle(), Place((), ""))
        self._pass(found, words)
        return FoundParagraph(paragraph, found.style_id, found.cell, Place(self._path(), self._here(words)))

    def _here(self, words: str) -> str:
        if self._headings and not self._count:
            return "标题"
        shown = f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”" if words else "（空段）"
        return f"第 {self._count} 段{shown}"

    def _pass(self, found: FoundParagraph, words: str) -> None:
        """Note headings and captions; a heading begins a new count."""
        layers = self.styles.paragraph_layers(found.element.find(w("pPr")), found.style_id, found.cell)
        level = int(or_else(_NO_LEVEL, number, stated(layers, "outlineLvl", "val") or str(_NO_LEVEL)))
        self._count += 1
        if level == _NO_LEVEL and words and switched(layers, "pageBreakBefore"):
            # 前言, 目录 and annexes are headed by paragraphs of no level that begin a page.
            level = 0
        if level < _NO_LEVEL:
            self._headings = [each for each in self._headings if each[0] < level] + [(level, words)]
            self._count = 0
        if words and self.styles.name(found.style_id) in self.caption_styles:
            self._caption = words

    def _path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self._headings)

    def _end_section(self, ends: Sequence[Element]) -> None:
        for end in ends:
            self.sections.append((end, Place((), f"第 {len(self.sections) + 1} 节（{self._section_start}起）")))
            self._section_start = f"“{self._headings[-1][1]}”之后" if self._headings else "封面之后"

    def _table(self, table: Element) -> Iterator[FoundParagraph]:
        label, self._caption = self._caption or f"第 {len(self.tables) + 1} 个表格", ""
        style_id = self.styles.style_of(next(iter(values(table, "w:tblPr/w:tblStyle/@w:val")), ""), "table")
        self.tables.append(FoundTable(table, style_id, Place(self._path(), label), len(self.sections)))
        rows = table.findall(w("tr"))
        for row_index, row in enumerate(rows):
            cells = row.findall(w("tc"))
            for cell_index, cell in enumerate(cells):
                parts = _parts(table, row_index == 0, row is rows[-1], cell_index == 0, cell is cells[-1])
                place = Place(self._path(), f"{label}第 {row_index + 1} 行第 {cell_index + 1} 格")
                for paragraph in find(cell, "w:p | w:tbl//w:p"):
                    yield self._found(paragraph, CellStyle(style_id, parts), place)

    def _found(self, paragraph: Element, cell: CellStyle, place: Place) -> FoundParagraph:
        stated_id = next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), "")
        return FoundParagraph(paragraph, self.styles.style_of(stated_id, "paragraph"), cell, place)


def _parts(table: Element, *reached: bool) -> tuple[str, ...]:
    """Return the parts of a table style that reach a cell, as far as `w:tblLook` lets them; columns go first."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return ()
    on = {name for name in _PARTS if look.get(w(name)) in ("1", "true")}
    there = [part for (name, part), is_there in zip(_PARTS.items(), reached, strict=True) if is_there and name in on]
    return tuple(reversed(there))
