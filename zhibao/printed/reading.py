"""A document's body read as lines and tables, in one walk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.printed.lines import Cell, Field, Grid, Line, Printed, Stretch, words_of

_BEGIN, _SEPARATE, _END = "begin", "separate", "end"
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\u2011"}
_TEXT, _MARK, _CODE, _LINK = qn("w:t"), qn("w:fldChar"), qn("w:instrText"), qn("w:hyperlink")
_SECTION = qn("w:sectPr")
_START, _STOP = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_BLIP, _CHART = qn("a:blip"), qn("c:chart")
_RUN, _ROW, _CELL, _PARAGRAPH, _TABLE = qn("w:r"), qn("w:tr"), qn("w:tc"), qn("w:p"), qn("w:tbl")
_VAL, _NAME, _ID, _KIND = qn("w:val"), qn("w:name"), qn("w:id"), qn("w:fldCharType")
_SEEN = (_TEXT, _MARK, _CODE, _LINK, _START, _STOP, _BLIP, _CHART, *_CHARACTERS)


def read_lines(document: Document, labels: Mapping[Element, str] | None = None) -> list[Printed]:
    """Return what the body shows; `labels` are the numbers that lists print before paragraphs."""
    reading = _Reading(document, labels or {})
    return list(reading.all(document.element.body))


class _Reading:
    """The walk over the body, with the fields that are open across paragraphs."""

    def __init__(self, document: Document, labels: Mapping[Element, str]) -> None:
        styles = document.styles.element.xpath("w:style[w:name]")
        self._names = {style.get(qn("w:styleId"), ""): style.find(qn("w:name")).get(_VAL) for style in styles}
        self._labels = labels
        self._parts = document.part.related_parts
        self._digests: dict[str, str] = {}
        self._open: list[list[str]] = []

    def all(self, body: Element) -> Iterator[Printed]:
        for element, is_landscape in zip(body, _landscapes(body), strict=True):
            if element.tag == _PARAGRAPH:
                yield replace(self._line(element), is_landscape=is_landscape)
            elif element.tag == _TABLE:
                yield self._grid(element)

    def _grid(self, table: Element) -> Grid:
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        rows = (tuple(map(self._cell, row.iterchildren(_CELL))) for row in table.iterchildren(_ROW))
        stated = table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}")
        return Grid(self._style_name(style), tuple(rows), "" if stated is None else stated.get(_VAL, ""))

    def _cell(self, cell: Element) -> Cell:
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        lines = tuple(map(self._line, cell.iter(_PARAGRAPH)))
        columns = 1 if span is None else int(span.get(_VAL, "1"))
        return Cell(columns, "" if merge is None else merge.get(_VAL, "continue"), lines)

    def _style_name(self, style: Element | None) -> str:
        return "" if style is None else self._names.get(style.get(_VAL, ""), "")

    def _line(self, paragraph: Element) -> Line:
        was_contents = self._is_contents()
        characters = _Characters(self._open, self._digest)
        for element in paragraph.iter(*_SEEN):
            characters.add(element)
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return Line(
            self._style_name(style),
            "".join(characters.text),
            tuple(characters.pictures),
            tuple(characters.fields),
            tuple(characters.bookmarks),
            was_contents or characters.has_contents,
            characters.anchor,
            self._labels.get(paragraph, ""),
        )

    def _is_contents(self) -> bool:
        return any(words_of(code[0])[0] == "TOC" for code in self._open)

    def _digest(self, element: Element) -> str:
        """Return a digest of the picture's file, or of the chart and the workbook inside it."""
        key = element.get(qn("r:embed")) or element.get(qn("r:id")) or ""
        if key not in self._digests:
            part = self._parts.get(key)
            blobs = [part.blob, *(each.blob for each in part.related_parts.values())] if part else []
            self._digests[key] = digest(*blobs)
        return self._digests[key]


def digest(*blobs: bytes) -> str:
    """Return a short name for the content of files."""
    return hashlib.sha256(b"".join(hashlib.sha256(blob).digest() for blob in blobs)).hexdigest()


def _landscapes(body: Element) -> list[bool]:
    """Return for each child of the body whether its page lies: a section's properties stand at its end."""
    found, is_landscape = [], False
    for element in reversed(body):
        section = element if element.tag == _SECTION else element.find(f"{qn('w:pPr')}/{_SECTION}")
        if section is not None and section.find(qn("w:pgSz")) is not None:
            is_landscape = has_landscape_pages(section)
        found.append(is_landscape)
    return found[::-1]


def has_landscape_pages(section: Element) -> bool:
    """Tell whether the pages of a `w:sectPr` are wider than high; python-docx reads lengths with units too (210mm)."""
    size: Any = section.find(qn("w:pgSz"))
    return size is not None and (size.w or 0) > (size.h or 0)


class _Characters:
    """The characters of one paragraph as they are gathered."""

    def __init__(self, open_: list[list[str]], digest_of: Callable[[Element], str]) -> None:
        self.text: list[str] = []
        self.pictures: list[str] = []
        self.fields: list[Field] = []
        self.bookmarks: list[Stretch] = []
        self.has_contents = False
        self.anchor = ""
        self._length = 0
        self._open = open_
        self._digest_of = digest_of
        self._starts: dict[int, int] = {}
        self._marks: dict[str, tuple[str, int]] = {}

    def add(self, element: Element) -> None:
        tag = element.tag
        if tag == _TEXT:
            self._write(element.text or "")
        elif tag in _CHARACTERS:
            self._special(element)
        elif tag == _CODE:
            self._code(element.text or "")
        elif tag == _MARK:
            self._field_mark(element.get(_KIND, ""))
        elif tag in (_START, _STOP):
            self._bookmark(element)
        elif tag == _LINK:
            self.anchor = element.get(qn("w:anchor"), "")
        else:
            self.pictures.append(self._digest_of(element))

    def _write(self, text: str) -> None:
        self.text.append(text)
        self._length += len(text)

    def _special(self, element: Element) -> None:
        parent = element.getparent()
        is_page_break = element.get(qn("w:type")) in ("page", "column")
        # A w:tab among the paragraph's properties is a tab stop.
        if parent is not None and parent.tag == _RUN and not is_page_break:
            self._write(_CHARACTERS[element.tag])

    def _code(self, code: str) -> None:
        if self._open:
            self._open[-1][0] += code
            self.has_contents = self.has_contents or words_of(self._open[-1][0])[0] == "TOC"

    def _field_mark(self, kind: str) -> None:
        if kind == _BEGIN:
            self._open.append([""])
        elif kind == _SEPARATE:
            self._starts[len(self._open)] = self._length
        elif kind == _END and self._open:
            start = self._starts.pop(len(self._open), None)
            (code,) = self._open.pop()
            if start is not None:
                self.fields.append(Field(code.strip(), start, self._length))

    def _bookmark(self, element: Element) -> None:
        key = element.get(_ID, "")
        if element.tag == _START:
            self._marks[key] = (element.get(_NAME, ""), self._length)
        elif key in self._marks:
            name, start = self._marks.pop(key)
            self.bookmarks.append(Stretch(name, start, self._length))
