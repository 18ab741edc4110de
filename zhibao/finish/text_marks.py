"""What the template printed is written down, then the marks around the report's texts are taken out."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document

from zhibao.finish.heading_numbers import HeadingNumber
from zhibao.model.fill_marks import TABLE_MARK, TEXT_MARK
from zhibao.word.document_text import BlockText
from zhibao.word.package import headers_and_footers
from zhibao.word.text_reading import read_document
from zhibao.word.xml import Element, w


def take_text_marks(document: Document, numbers: Mapping[Element, HeadingNumber]) -> list[BlockText]:
    """Return what the document shows, marks and all, and take those of texts and tables out of it, in place."""
    lines = read_document(document, {paragraph: number.label for paragraph, number in numbers.items()})
    for root in (document.element.body, *headers_and_footers(document)):
        for element in root.iter(w("t")):
            if element.text and TEXT_MARK.search(element.text):
                element.text = TEXT_MARK.sub("", element.text)
    for described in list(document.element.body.iter(w("tblDescription"))):
        if TABLE_MARK.fullmatch(described.get(w("val"), "")):
            described.getparent().remove(described)
    return lines
