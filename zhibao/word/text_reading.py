"""A document's body read as paragraphs and tables, in one walk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from docx.document import Document
from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.word.block_elements import PARAGRAPH, TABLE, style_id
from zhibao.word.document_text import BlockText, BookmarkRange, CellText, FieldRange, ParagraphText, Row, TableText
from zhibao.word.field_codes import FieldCode, parsed
from zhibao.word.field_marks import FIELD_ELEMENTS, Mark, walk
from zhibao.word.late_parts import LatePart, LatePicture
from zhibao.word.package import DocumentParts, parts_of
from zhibao.word.row_reading import CELL, RowShape, row_shape, span_and_merge
from zhibao.word.sections import sections
from zhibao.word.styles import Styles
from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, qualified, r, value, w

_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
# Asking the class for one takes longer than all the rest of a step.
_BEGIN, _SEPARATE, _, _PIECE, _OTHER = Mark
_TEXT, _LINK, _RUN, _BREAK = w("t"), w("hyperlink"), w("r"), w("br")
_START, _STOP = w("bookmarkStart"), w("bookmarkEnd")
_DELETED = f"{w('trPr')}/{w('del')}"
_SEEN = (_TEXT, _LINK, _START, _STOP, qualified("a:blip"), qualified("c:chart"), *_CHARACTERS)
# What a row may hold that is no text and yet shows something, or keeps texts from being shown.
_SPECIAL = (*(tag for tag in _SEEN if tag != _TEXT), *map(w, FIELD_ELEMENTS), w("moveFrom"), w("del"))


def read_document(
    document: Document, labels: Mapping[Element, str] | None = None, without_rows: re.Pattern[str] | None = None
) -> list[BlockText]:
    """Return what the body shows; `labels` are the numbers that lists print before paragraphs.

    Tables with descriptions that match `without_rows` are read without their rows.
    """
    related = document.part.related_parts

    def files(key: str) -> Iterable[bytes]:
        part = related.get(key)
        # What is made later has no content yet, and its part's name stands for it.
        if isinstance(part, LatePart | LatePicture):
            return (str(part.partname).encode(),)
        return (part.blob, *(each.blob for each in part.related_parts.values())) if part else ()

    return list(_Reading(parts_of(document), files, labels or {}, without_rows).all())


def read_saved(parts: DocumentParts, files: Mapping[str, Iterable[bytes]]) -> list[BlockText]:
    """Return what the body of a saved document shows, whose files are known by relationship id."""
    return list(_Reading(parts, lambda key: files.get(key, ()), {}, None).all())


def read_paragraph(paragraph: Element) -> ParagraphText:
    """Return a paragraph by itself, its style by id and its pictures by relationship."""
    characters = _Characters([], _embedded)
    characters.read(paragraph)
    return characters.paragraph(style_id(paragraph))


class _Reading:
    """The walk over the body, with the fields that are open across paragraphs."""

    def __init__(
        self,
        parts: DocumentParts,
        files: Callable[[str], Iterable[bytes]],
        labels: Mapping[Element, str],
        without_rows: re.Pattern[str] | None,
    ) -> None:
        self._names = Styles(parts.styles).names
        self._parts, self._files = parts, files
        self._labels = labels
        self._without_rows = without_rows
        self._labelled = {table for paragraph in labels for table in paragraph.iterancestors(TABLE)}
        self._digests: dict[str, str] = {}
        self._open: list[_OpenField] = []

    def all(self) -> Iterator[BlockText]:
        for section in sections(self._parts):
            is_landscape = section.is_landscape
            for element in section.elements:
                if element.tag == PARAGRAPH:
                    read = self._paragraph(element)
                    yield replace(read, is_landscape=True) if is_landscape else read
                elif element.tag == TABLE:
                    yield self._table(element)

    def _table(self, table: Element) -> TableText:
        style, described = value(table, "w:tblPr/w:tblStyle/@w:val"), value(table, "w:tblPr/w:tblDescription/@w:val")
        is_known = self._without_rows is not None and self._without_rows.fullmatch(described)
        rows = () if is_known else tuple(self._rows(table))
        return TableText(self._names.get(style, ""), rows, described)

    def _rows(self, table: Element) -> Iterator[Row]:
        """Yield the rows that are not deleted; of those of one markup that show but texts each is read by the first."""
        shapes: dict[str, RowShape | None] = {}
        for row, text in self._parts.rows.of(table):
            if text.markup not in shapes:
                element = text.element if row is None else row
                is_labelled = table in self._labelled
                shapes[text.markup] = None if is_labelled else row_shape(element, text, self._names, _SPECIAL)
            shape = shapes[text.markup]
            if shape and not self._open and "&" not in "".join(text.texts):
                yield shape.read(text.texts)
            elif (element := text.element if row is None else row).find(_DELETED) is None:
                yield tuple(map(self._cell, element.iterchildren(CELL)))

    def _cell(self, cell: Element) -> CellText:
        # A break in a cell, where a heading is too long for its column, parts no words.
        lines = tuple(self._paragraph(each, at_break="") for each in cell.iter(PARAGRAPH))
        return CellText(*span_and_merge(cell), lines)

    def _paragraph(self, paragraph: Element, at_break: str = "\n") -> ParagraphText:
        characters = _Characters(self._open, self._digest, at_break)
        characters.read(paragraph)
        style = self._names.get(style_id(paragraph), "")
        return characters.paragraph(style, self._labels.get(paragraph, ""))

    def _digest(self, element: Element) -> str:
        """Return a digest of the picture's file, or of the chart and the workbook inside it."""
        key = _embedded(element)
        if key not in self._digests:
            self._digests[key] = digest(*self._files(key))
        return self._digests[key]


def _embedded(element: Element) -> str:
    return element.get(r("embed")) or element.get(r("id")) or ""


def digest(*blobs: bytes) -> str:
    """Return a short name for the content of files, for as long as the program runs."""
    # Python remembers the hash of bytes: of a picture it is asked for three times.
    return f"{hash(blobs):x}"


class _OpenField(Struct):
    """A field that has begun: its code so far, and where its result begins in the paragraph at hand."""

    code: str = ""
    start: int | None = None

    @property
    def toc(self) -> FieldCode | None:
        code = parsed(self.code)
        return code if code.kind == "TOC" else None


class _Characters(Struct):
    """The characters of one paragraph as they are gathered; `open_fields` go on from one paragraph to the next."""

    open_fields: list[_OpenField]
    digest_of: Callable[[Element], str]
    at_break: str = "\n"
    text: str = ""
    pictures: list[str] = field(default_factory=list)
    fields: list[FieldRange] = field(default_factory=list)
    bookmarks: list[BookmarkRange] = field(default_factory=list)
    toc: FieldCode | None = None
    anchor: str = ""
    marks: dict[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, paragraph: Element) -> None:
        """Gather a paragraph."""
        for each in self.open_fields:
            # The part of its result in this paragraph is not the whole of it.
            each.start = None
        self._note_toc()
        for mark, element, words in walk(paragraph, *_SEEN):
            if mark is _OTHER:
                self._add(element)
            else:
                self._pass(mark, words)

    def paragraph(self, style: str, label: str = "") -> ParagraphText:
        """Return what was gathered."""
        gathered = (tuple(self.pictures), tuple(self.fields), tuple(self.bookmarks))
        return ParagraphText(style, self.text, *gathered, self.toc, self.anchor, label)

    def _note_toc(self) -> None:
        self.toc = self.toc or next((toc for each in self.open_fields if (toc := each.toc)), None)

    def _pass(self, mark: Mark, words: str) -> None:
        if mark is _BEGIN:
            self.open_fields.append(_OpenField())
        elif not self.open_fields:
            return
        elif mark is _PIECE:
            self.open_fields[-1].code += words
        elif mark is _SEPARATE:
            self.open_fields[-1].start = len(self.text)
            self._note_toc()
        else:
            closed = self.open_fields.pop()
            if closed.start is not None:
                self.fields.append(FieldRange(parsed(closed.code), closed.start, len(self.text)))

    def _add(self, element: Element) -> None:
        tag = element.tag
        if tag == _TEXT:
            self.text += plain(element.text or "")
        elif tag in _CHARACTERS:
            self._special(element)
        elif tag in (_START, _STOP):
            self._bookmark(element)
        elif tag == _LINK:
            self.anchor = element.get(w("anchor"), "")
        else:
            self.pictures.append(self.digest_of(element))

    def _special(self, element: Element) -> None:
        parent = element.getparent()
        is_page_break = element.get(w("type")) in ("page", "column")
        # A w:tab among the paragraph's properties is a tab stop.
        if parent is not None and parent.tag == _RUN and not is_page_break:
            self.text += self.at_break if element.tag == _BREAK else _CHARACTERS[element.tag]

    def _bookmark(self, element: Element) -> None:
        key = element.get(w("id"), "")
        if element.tag == _START:
            self.marks[key] = element.get(w("name"), ""), len(self.text)
        elif key in self.marks:
            name, start = self.marks.pop(key)
            self.bookmarks.append(BookmarkRange(name, start, len(self.text)))
