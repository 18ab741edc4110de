"""The page numbering that the template states once for the body, on all sections that the body came to have."""

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
    """Let the last section's numbering hold for all sections of the body, a first number for their first one, in place.

    Landscape stretches make several sections of the one that ends the template; only the last would have its numbering.
    """
    *others, last = select(document.element.body, ".//w:sectPr")
    body = [*reversed(list(_without_own_numbering(others))), last]
    for section in body[:-1]:
        take_numbering(section, last)
    for section in body[1:]:
        _continue(section.find(qn("w:pgNumType")))


def take_numbering(section: Element, other: Element) -> None:
    """Give a section the page numbering of another one, if that has any and it has none of its own."""
    stated = other.find(qn("w:pgNumType"))
    if stated is not None and section.find(qn("w:pgNumType")) is None:
        select(section, _BEFORE)[-1].addnext(deepcopy(stated))


def _without_own_numbering(sections: list[Element]) -> Iterator[Element]:
    """Yield the sections that end the list and print page numbers but state nothing about them, from the last on."""
    for section in reversed(sections):
        if section.find(qn("w:pgNumType")) is not None or not select(section, "w:footerReference | w:headerReference"):
            return
        yield section


def _continue(numbering: Element | None) -> None:
    if numbering is not None:
        numbering.attrib.pop(qn("w:start"), "")
