"""Marks around the report's texts: each block gets its bookmark, what was printed is written down, then they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document

from zhibao.finish.heading_numbers import HeadingNumber
from zhibao.model.fill_marks import TABLE_MARK, TEXT_MARK, block_bookmark
from zhibao.word.block_elements import PARAGRAPH, TABLE, text_of
from zhibao.word.bookmarks import Bookmarks, keep_clear_of_hanging
from zhibao.word.document_text import BlockText
from zhibao.word.package import parts_of
from zhibao.word.text_reading import read_document
from zhibao.word.xml import Element, find, value, w

_TEXT = w("t")


def take_text_marks(document: Document, numbers: Mapping[Element, HeadingNumber]) -> list[BlockText]:
    """Return what the document shows, marks and all, and take those of texts and tables out of it, in place.

    Of the report's tables it is only that they stand there: what their rows should show, the report itself says.
    """
    body = document.element.body
    marked = _Marked(body)
    bookmarked = list(_bookmark_blocks(body, marked))
    labels = {paragraph: number.label for paragraph, number in numbers.items()}
    lines = read_document(document, labels, without_rows=TABLE_MARK)
    for each in (marked, *map(_Marked, parts_of(document).headers_and_footers.values())):
        each.take_marks()
    for described in list(body.iter(w("tblDescription"))):
        if TABLE_MARK.fullmatch(described.get(w("val"), "")):
            described.getparent().remove(described)
    for paragraph, end in bookmarked:
        keep_clear_of_hanging(paragraph, end)
    return lines


class _Marked:
    """The texts of a story with marks, and the tables and paragraphs of these in the order in which they begin."""

    def __init__(self, story: Element) -> None:
        self._texts, blocks = list[Element](), dict[Element, None]()
        for element in story.iter(_TEXT, TABLE):
            if element.tag == TABLE:
                blocks[element] = None
            elif (text := element.text) and TEXT_MARK.search(text):
                self._texts.append(element)
                blocks |= dict.fromkeys(reversed([*element.iterancestors(PARAGRAPH)]))
        self.blocks = tuple(blocks)

    def take_marks(self) -> None:
        """Take the marks out of the texts."""
        for each in self._texts:
            each.text = TEXT_MARK.sub("", each.text or "")


def _bookmark_blocks(body: Element, marked: _Marked) -> Iterator[tuple[Element, Element]]:
    """Set a hidden bookmark in each block's first paragraph that has any content, and yield it with the bookmark's end.

    Within one paragraph and never empty: others do not survive a save by LibreOffice.
    """
    bookmarks, named = Bookmarks(body), set[str]()
    for name, paragraphs in _firsts(marked):
        for paragraph in paragraphs if name not in named else ():
            if content := find(paragraph, "*[not(self::w:pPr)]"):
                named.add(name)
                yield paragraph, bookmarks.set(name, content[0], content[-1])
                break


def _firsts(marked: _Marked) -> Iterator[tuple[str, Iterable[Element]]]:
    """Yield the names of blocks with paragraphs that print something of them, a table's cells after its caption."""
    for element in marked.blocks:
        if element.tag == PARAGRAPH:
            ids = [mark[1] for mark in TEXT_MARK.finditer(text_of(element)) if mark[1]]
            yield from ((block_bookmark(each), (element,)) for each in ids)
        elif mark := TABLE_MARK.fullmatch(value(element, "w:tblPr/w:tblDescription/@w:val")):
            yield block_bookmark(mark[1]), (each for each in element.iter(PARAGRAPH) if text_of(each).strip())
