"""Bookmarks around stretches of a paragraph."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element


class Bookmarks:
    """Sets bookmarks with numbers that no other bookmark of the document has."""

    def __init__(self, document: Document) -> None:
        numbers = [int(mark.get(qn("w:id"), "0")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
        self._next = max(numbers, default=0) + 1

    def set(self, name: str, first: Element, last: Element) -> None:
        """Set a bookmark from before the element `first` to after `last`, neighbours in one paragraph."""
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._next))
        start.set(qn("w:name"), name)
        self._next += 1
        first.addprevious(start)
        last.addnext(end)
