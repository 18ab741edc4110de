"""Page numbers evaluated from the document alone, where no program is here that lays it out."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, count

from docx.document import Document
from lxml import etree
from msgspec.structs import replace

from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.estimate.boxes import Box, flow
from zhibao.paging.estimate.forms import Forms
from zhibao.paging.estimate.table_boxes import TableBoxes
from zhibao.paging.estimate.text_boxes import Paragraphs, Setting
from zhibao.word.block_elements import PARAGRAPH, TABLE
from zhibao.word.bookmarks import bookmark_starts
from zhibao.word.late_rows import NO_ROWS, LateRows
from zhibao.word.numbering import Numbering
from zhibao.word.package import DocumentParts, open_parts, parse, parts_of
from zhibao.word.sections import Section, sections
from zhibao.word.style_inheritance import Inheritance
from zhibao.word.styles import Styles
from zhibao.word.xml import Element

# What a damaged, truncated or protected package raises.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, RuntimeError)


_NUMBERED = (PARAGRAPH, TABLE)
# A document is laid out with its contents as usual, and closer.
_MOST_KNOWN = 4


class Estimate:
    """Evaluates lines from the widths of characters, rows from lines, and pages from both; needs no fonts."""

    name = "程序估算"
    is_estimate = True

    def is_here(self) -> bool:
        """Tell whether the engine can be used: always."""
        return True

    def pages(self, document: bytes) -> Pages:
        """Return where the bookmarks of a document fall.

        Raises PagingError when it is no readable Word document.
        """
        return self._flown(lambda: _boxes(open_parts(document)))

    def pages_of(self, document: Document, late: LateRows = NO_ROWS) -> Pages:
        """Return where the bookmarks of an opened document fall, which need not be saved for it."""
        return self._flown(lambda: boxes_of(document, late))

    def _flown(self, boxes: Callable[[], Iterable[Box]]) -> Pages:
        try:
            return flow(tuple(boxes()))
        except _UNREADABLE as error:
            raise PagingError(f"报告读不出来（{type(error).__name__}）") from error


def boxes_of(document: Document, late: LateRows = NO_ROWS) -> tuple[Box, ...]:
    """Return what the pages of a document are filled with, rows too that were kept out of it.

    Raises PagingError when it states no page size.
    """
    return tuple(_boxes(parts_of(document), late))


def blocks_of(document: Document) -> list[Element]:
    """Return the paragraphs and tables of a document in the order of their numbers among its boxes."""
    return [block for section in sections(parts_of(document)) for block in section.elements if block.tag in _NUMBERED]


def section_boxes(parts: DocumentParts, section: Section, late: LateRows = NO_ROWS) -> tuple[Box, ...]:
    """Return what the pages of one section are filled with; PagingError when it states no page size."""
    return tuple(_section(section, *_readers(parts), late, count()))


def _boxes(parts: DocumentParts, late: LateRows = NO_ROWS) -> Iterable[Box]:
    paragraphs, tables = _readers(parts)
    numbers = count()
    return chain.from_iterable(_section(section, paragraphs, tables, late, numbers) for section in sections(parts))


def _readers(parts: DocumentParts) -> tuple[Paragraphs, TableBoxes]:
    """Return what reads the document; its styles and lists may have changed since it was asked last."""
    return _known_readers(
        etree.tostring(parts.styles), b"" if parts.numbering is None else etree.tostring(parts.numbering)
    )


@lru_cache(_MOST_KNOWN)
def _known_readers(styles: bytes, numbering: bytes) -> tuple[Paragraphs, TableBoxes]:
    known = Styles(parse(styles))
    paragraphs = Paragraphs(Forms(Inheritance(known, Numbering(parse(numbering) if numbering else None))))
    return paragraphs, TableBoxes(known, paragraphs)


def _section(
    section: Section, paragraphs: Paragraphs, tables: TableBoxes, late: LateRows, numbers: Iterator[int]
) -> list[Box]:
    """Return the boxes of a section; `numbers` are those of its paragraphs and tables."""
    width, height = section.text_width, section.text_height
    if width <= 0 or height <= 0:
        raise PagingError("报告里有一节没有写明纸张和页边距（w:pgSz、w:pgMar）")
    has_grid = (section.stated("docGrid", "type") or "default") != "default"
    grid = section.length("docGrid", "linePitch") if has_grid else 0.0
    # With a line grid the page holds whole grid lines only.
    height = height // grid * grid if grid else height
    boxes: list[Box] = []
    carried: tuple[str, ...] = ()
    for block in section.elements:
        if block.tag not in _NUMBERED:
            carried += tuple(name for name, _ in bookmark_starts(block))
            continue
        setting = Setting(width, grid, height, next(numbers))
        new = paragraphs.boxes(block, setting) if block.tag == PARAGRAPH else tables.boxes(block, setting, late)
        if new and carried:
            new, carried = (replace(new[0], names=carried + new[0].names), *new[1:]), ()
        boxes += new
    if boxes and section.kind != "continuous":
        boxes[0] = replace(boxes[0], begins_page=True)
    return boxes
