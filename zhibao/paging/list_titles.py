"""Titles over lists: LibreOffice makes a section of each list, and keeps no title with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.document import Document
from msgspec import Struct

from zhibao.paging.page_marks import Marks
from zhibao.word.block_elements import PARAGRAPH, properties_of, style_id
from zhibao.word.style_inheritance import switched
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, make, w


class ListTitle(Struct, frozen=True):
    """A paragraph that is kept with the first line of a list (TOC), and marks at both."""

    paragraph: Element
    mark: str
    list_mark: str

    def begin_page(self) -> None:
        """Let the title begin a page, in place."""
        properties = properties_of(self.paragraph)
        if properties.find(w("pageBreakBefore")) is None:
            properties.insert(0 if properties.find(w("pStyle")) is None else 1, make("pageBreakBefore"))


def list_titles(document: Document, lists: Iterable[Element], marks: Marks) -> Iterator[ListTitle]:
    """Yield the titles over lists, given the beginnings of their fields, that begin no page anyway, with marks set."""
    styles = Styles(document.styles.element)
    for beginning in lists:
        first = next(beginning.iterancestors(PARAGRAPH))
        before = first.getprevious()
        layers = () if before is None else styles.properties(style_id(before), "pPr")
        if before is not None and switched(layers, "keepNext") and not switched(layers, "pageBreakBefore"):
            yield ListTitle(before, marks.at_start(before), marks.at_start(first))
