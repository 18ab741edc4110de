"""What the template printed is written down, then the marks around the report's texts are taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.numbering import HeadingNumber
from zhibao.model.fill_marks import TABLE_MARK, TEXT_MARK
from zhibao.printed import Printed, read_lines


def take_text_marks(document: Document, numbers: Mapping[Element, HeadingNumber]) -> list[Printed]:
    """Return what the document shows, marks and all, and take those of texts and tables out of it, in place."""
    lines = read_lines(document, {paragraph: number.label for paragraph, number in numbers.items()})
    for root in (document.element.body, *_headers_and_footers(document)):
        for element in root.iter(qn("w:t")):
            if element.text and TEXT_MARK.search(element.text):
                element.text = TEXT_MARK.sub("", element.text)
    for described in list(document.element.body.iter(qn("w:tblDescription"))):
        if TABLE_MARK.fullmatch(described.get(qn("w:val"), "")):
            described.getparent().remove(described)
    return lines


def _headers_and_footers(document: Document) -> Iterator[Element]:
    """Yield headers and footers: a template may print texts of the report there too."""
    for relation in document.part.rels.values():
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            yield relation.target_part.element
