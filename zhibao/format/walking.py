"""Every paragraph of the report in order, with the place it stands at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial

from msgspec import Struct, field

from zhibao.format.forms import paragraph_form, row_form
from zhibao.word.block_elements import PARAGRAPH, TABLE, plain_text_of, style_id
from zhibao.word.like_rows import LikeRows
from zhibao.word.row_texts import RowText, names_of
from zhibao.word.run_fonts import font_forms
from zhibao.word.sections import Section
from zhibao.word.simple_types import number, or_else
from zhibao.word.style_inheritance import CellStyle, Inheritance, stated, switched
from zhibao.word.table_look import style_parts
from zhibao.word.xml import Element, find, value, w

_WORDS = 16
_NO_LEVEL = 9


class Spot(Struct, frozen=True):
    """Where something stands: the headings above it, and what it is counted by."""

    headings: tuple[str, ...]
    here: str

    def __str__(self) -> str:
        path = "／".join(self.headings)
        return f"“{path}”{self.here}" if path else self.here


class ParagraphSpot(Struct, frozen=True):
    """Where a paragraph of the body stands: the headings above it, and the how manieth after the last one it is.

    It is put into words only where something departs.
    """

    headings: tuple[str, ...]
    count: int
    element: Element

    def __str__(self) -> str:
        return str(Spot(self.headings, self._here))

    @property
    def _here(self) -> str:
        if self.headings and not self.count:
            return "标题"
        words = plain_text_of(self.element)
        shown = f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”" if words else "（空段）"
        return f"第 {self.count} 段{shown}"


class FoundParagraph(Struct, frozen=True):
    """A paragraph, its style, the table style over it, its place, and its form by `paragraph_form`.

    `is_above_rows` says that more rows of its table follow.
    """

    element: Element
    style_id: str
    cell: CellStyle
    place: Spot | ParagraphSpot
    form: Hashable
    is_above_rows: bool = False


class FoundRow(Struct, frozen=True):
    """A row of a table: what all that is measured in it hangs on, and its paragraphs."""

    form: Hashable
    paragraphs: Callable[[], Iterator[FoundParagraph]]


class FoundTable(Struct, frozen=True):
    """A table with its style, its place, the section that it stands in, and its rows.

    `unlike_rows` are the first row, and the first of each of the others that are marked up alike; `style_parts` are
    those that the table takes of its style.
    """

    element: Element
    style_id: str
    place: Spot
    section: Section
    rows: tuple[Element | RowText, ...]
    unlike_rows: tuple[Element, ...]
    style_parts: frozenset[str]


class PlacedSection(Struct, frozen=True):
    """A section and its place; `has_contents` says whether a TOC field begins in it."""

    section: Section
    place: Spot
    has_contents: bool


class _Role(Struct, frozen=True):
    """What paragraphs of one form are to the walk: their style, outline level, whether they begin a page or label."""

    style_id: str
    level: int
    begins_page: bool
    is_caption: bool


class Walk(Struct):
    """A walk through the body; afterwards `tables` and `sections` hold what it passed.

    `contents` are the elements that TOC fields begin in.
    """

    of: Iterable[Section]
    likes: LikeRows
    contents: frozenset[Element]
    inheritance: Inheritance
    caption_styles: frozenset[str]
    tables: list[FoundTable] = field(default_factory=list)
    sections: list[PlacedSection] = field(default_factory=list)
    _roles: dict[Hashable, _Role] = field(default_factory=dict)
    _headings: list[tuple[int, str]] = field(default_factory=list)
    _path: tuple[str, ...] = ()
    _count: int = 0
    _caption: str = ""
    _section_start: str = "封面"

    def passages(self) -> Iterator[FoundParagraph | FoundRow]:
        """Yield every paragraph of the body, those in tables as rows."""
        for section in self.of:
            for block in section.elements:
                if block.tag == PARAGRAPH:
                    yield self._paragraph(block)
                elif block.tag == TABLE:
                    yield from self._table(block, section)
            self._end(section)

    def aside(self, stories: Iterable[Element]) -> Iterator[FoundParagraph]:
        """Yield the paragraphs of headers and footers."""
        for story in stories:
            for paragraph in story.iter(PARAGRAPH):
                yield self._found(paragraph, CellStyle(), Spot((), "页眉页脚"))

    def _paragraph(self, paragraph: Element) -> FoundParagraph:
        form = paragraph_form(paragraph)
        if form not in self._roles:
            self._roles[form] = self._role(paragraph)
        role = self._roles[form]
        self._pass(paragraph, role)
        spot = ParagraphSpot(self._path, self._count, paragraph)
        return FoundParagraph(paragraph, role.style_id, CellStyle(), spot, form)

    def _role(self, paragraph: Element) -> _Role:
        styles = self.inheritance.styles
        style = styles.style_of(style_id(paragraph), "paragraph")
        layers = self.inheritance.paragraph_layers(paragraph.find(w("pPr")), style)
        level = int(or_else(_NO_LEVEL, number, stated(layers, "outlineLvl", "val") or str(_NO_LEVEL)))
        is_caption = styles.name(style) in self.caption_styles
        return _Role(style, level, bool(switched(layers, "pageBreakBefore")), is_caption)

    def _pass(self, paragraph: Element, role: _Role) -> None:
        """Note headings and captions; a heading begins a new count."""
        level = role.level
        self._count += 1
        if level >= _NO_LEVEL and not role.begins_page and not role.is_caption:
            return
        words = plain_text_of(paragraph)
        if level == _NO_LEVEL and words and role.begins_page:
            # 前言, 目录 and annexes are headed by paragraphs of no level that begin a page.
            level = 0
        if level < _NO_LEVEL:
            self._headings = [each for each in self._headings if each[0] < level] + [(level, words)]
            self._path = tuple(words for _, words in self._headings)
            self._count = 0
        if words and role.is_caption:
            self._caption = words

    def _end(self, section: Section) -> None:
        place = Spot((), f"第 {len(self.sections) + 1} 节（{self._section_start}起）")
        self.sections.append(PlacedSection(section, place, not self.contents.isdisjoint(section.elements)))
        self._section_start = f"“{self._headings[-1][1]}”之后" if self._headings else "封面之后"

    def _table(self, table: Element, section: Section) -> Iterator[FoundRow]:
        label, self._caption = self._caption or f"第 {len(self.tables) + 1} 个表格", ""
        style = self.inheritance.styles.style_of(value(table, "w:tblPr/w:tblStyle/@w:val"), "table")
        rows = self.likes.of(table)
        unlike = {
            (index == 0, text.markup): row for index, (row, text) in reversed([*enumerate(rows)]) if row is not None
        }
        elements = tuple([text if row is None else row for row, text in rows])
        first = tuple(unlike.values())[::-1]
        found = FoundTable(table, style, Spot(self._path, label), section, elements, first, style_parts(table))
        self.tables.append(found)
        # What rows of several tables may have in common.
        looks = (style, found.style_parts, names_of(table))
        forms = {markup: row_form(markup) for markup in {text.markup for _, text in rows}}
        for index, (row, text) in enumerate(rows):
            is_last = index == len(rows) - 1
            form = (looks, index == 0, is_last, forms[text.markup], font_forms(text.texts))
            yield FoundRow(form, partial(self._cells, found, text if row is None else row, index, is_last))

    def _cells(self, table: FoundTable, row: Element | RowText, index: int, is_last: bool) -> Iterator[FoundParagraph]:
        row = row.element if isinstance(row, RowText) else row
        cells = row.findall(w("tc"))
        for at, cell in enumerate(cells):
            reached = _parts(index == 0, is_last, at == 0, cell is cells[-1])
            parts = tuple(part for part in reached if part in table.style_parts)
            place = Spot(table.place.headings, f"{table.place.here}第 {index + 1} 行第 {at + 1} 格")
            for paragraph in find(cell, "w:p | w:tbl//w:p"):
                yield self._found(paragraph, CellStyle(table.style_id, parts), place, not is_last)

    def _found(self, paragraph: Element, cell: CellStyle, place: Spot, is_above_rows: bool = False) -> FoundParagraph:
        style = self.inheritance.styles.style_of(style_id(paragraph), "paragraph")
        return FoundParagraph(paragraph, style, cell, place, paragraph_form(paragraph), is_above_rows)


def _parts(first_row: bool, last_row: bool, first_column: bool, last_column: bool) -> Iterator[str]:
    """Yield the parts of a table style that may reach a cell there; columns go first."""
    reached = {"lastCol": last_column, "firstCol": first_column, "lastRow": last_row, "firstRow": first_row}
    return (part for part, is_reached in reached.items() if is_reached)
