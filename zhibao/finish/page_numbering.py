"""The page numbering that the template states once for front matter or body, on all sections that it came to have."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.paragraphs import select

# What must come before w:pgNumType in a section's properties, as far as templates have it.
_BEFORE = "w:pgMar | w:paperSrc | w:pgBorders | w:lnNumType"


def share_page_numbering(document: Document) -> None:
    """Let a section's numbering hold for those before it that state none, a first number for their first one, in place.

    Landscape stretches make several sections of one of the template; only the last would have its numbering.
    """
    for stretch in _stretches(select(document.element.body, ".//w:sectPr")):
        for section in stretch[:-1]:
            take_numbering(section, stretch[-1])
        for section in stretch[1:]:
            _continue(section.find(qn("w:pgNumType")))


def take_numbering(section: Element, other: Element) -> None:
    """Give a section the page numbering of another one, if that has any and it has none of its own."""
    stated = other.find(qn("w:pgNumType"))
    if stated is not None and section.find(qn("w:pgNumType")) is None:
        select(section, _BEFORE)[-1].addnext(deepcopy(stated))


def _stretches(sections: list[Element]) -> Iterator[list[Element]]:
    """Yield the sections that are numbered as one: they print page numbers, and only the last may state how."""
    stretch: list[Element] = []
    for section in sections:
        if not select(section, "w:footerReference | w:headerReference") and section is not sections[-1]:
            stretch = []
            continue
        stretch.append(section)
        if section.find(qn("w:pgNumType")) is not None:
            yield stretch
            stretch = []
    yield stretch


def _continue(numbering: Element | None) -> None:
    if numbering is not None:
        numbering.attrib.pop(qn("w:start"), "")
