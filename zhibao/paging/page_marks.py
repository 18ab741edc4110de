"""Marks in the copy of a document that is laid out: bookmarks that no engine hides or renames."""

from __future__ import annotations

from docx.document import Document

from zhibao.packing import unsealed
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.late_rows import LateRows
from zhibao.word.xml import Element, w

# Letters and digits only: LibreOffice writes other characters of a name in its own way into a PDF.
_NAME = "zhibaoPage"


class Marks:
    """Empty bookmarks that stand in a document until this is closed."""

    def __init__(self, document: Document, late: LateRows) -> None:
        self._document, self._late = document, late
        self._set: list[Element] = []
        self._bookmarks = Bookmarks(document.element.body)
        self.names: list[str] = []

    def before(self, element: Element) -> str:
        """Set a mark right before an element and return its name."""
        for mark in self._new():
            element.addprevious(mark)
        return self.names[-1]

    def at_start(self, paragraph: Element) -> str:
        """Set a mark at the beginning of a paragraph and return its name."""
        place = 1 if paragraph.find(w("pPr")) is not None else 0
        for mark in reversed(self._new()):
            paragraph.insert(place, mark)
        return self.names[-1]

    def _new(self) -> tuple[Element, Element]:
        self.names.append(f"{_NAME}{len(self.names) + 1}")
        marks = self._bookmarks.made(self.names[-1])
        self._set += marks
        return marks

    def saved(self) -> bytes:
        """Return the document with its marks as a .docx file."""
        return unsealed(self._document, self._late)

    def close(self) -> None:
        """Take the marks out of the document."""
        for mark in self._set:
            parent = mark.getparent()
            assert parent is not None
            parent.remove(mark)
