"""The sections of a document and the numbers that their pages bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.paragraphs import select


@dataclass(frozen=True, slots=True)
class Section:
    """A section's body elements, and what its w:sectPr says of page numbers; `start` is None when they go on.

    `kind` is a ST_SectionMark, `number_format` a ST_NumberFormat (ECMA-376 part 1, §17.18.77 and §17.18.59).
    """

    elements: tuple[Element, ...]
    kind: str
    start: int | None
    number_format: str

    @property
    def first_paragraph(self) -> Element | None:
        """The paragraph that it begins with, in a table's first cell if need be."""
        return next((paragraph for each in self.elements for paragraph in each.iter(qn("w:p"))), None)


def sections(document: Document) -> list[Section]:
    """Return the sections in order; each ends with the paragraph that holds its properties, the last with the body."""
    found, elements = [], []
    for element in document.element.body:
        elements.append(element)
        ending = element if element.tag == qn("w:sectPr") else next(iter(select(element, "w:pPr/w:sectPr")), None)
        if ending is not None:
            found.append(_section(tuple(elements), ending))
            elements = []
    return found


def _section(elements: tuple[Element, ...], properties: Element) -> Section:
    def stated(path: str, default: str) -> str:
        return str(next(iter(select(properties, path)), default))

    start = stated("w:pgNumType/@w:start", "")
    kind = stated("w:type/@w:val", "nextPage")
    return Section(elements, kind, int(start) if start.isdecimal() else None, stated("w:pgNumType/@w:fmt", "decimal"))


def offsets(found: Sequence[Section], firsts: Sequence[int]) -> Iterator[int]:
    """Yield for each section what its printed numbers are ahead of the physical ones, given its first page."""
    offset = 0
    for section, first in zip(found, firsts, strict=True):
        number = first + offset
        if section.start is not None:
            number = section.start
        elif (section.kind, number % 2) in (("oddPage", 0), ("evenPage", 1)):
            # A page left blank, which engines do not count, has a number too.
            number += 1
        offset = number - first
        yield offset
