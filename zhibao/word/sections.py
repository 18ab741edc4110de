"""The sections of a document (ECMA-376 part 1, §17.6): their pages, page numbers, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from zhibao.word.block_elements import PARAGRAPH, SECTION, blocks
from zhibao.word.package import DocumentParts
from zhibao.word.simple_types import TWIPS, measure, or_else
from zhibao.word.style_inheritance import stated
from zhibao.word.xml import Element, make, r, w

_END = f"{w('pPr')}/{SECTION}"


class Section(Struct, frozen=True, eq=False):
    """A section's properties (`w:sectPr`), the body's blocks in it, and its footers by kind.

    Footers are those of the section before where it has none. `gutter_at_top` says where the document's gutter is.
    """

    properties: Element
    elements: tuple[Element, ...] = ()
    footers: Mapping[str, Element] = field(default_factory=dict)
    gutter_at_top: bool = False

    def stated(self, name: str, attribute: str) -> str | None:
        """Return what the section says."""
        return stated((self.properties,), name, attribute)

    def length(self, name: str, attribute: str) -> float:
        """Return a length in points, 0 where the section states nonsense."""
        return or_else(0, measure, self.stated(name, attribute)) / TWIPS

    @property
    def is_landscape(self) -> bool:
        return self.length("pgSz", "w") > self.length("pgSz", "h")

    @property
    def text_width(self) -> float:
        """The width of the text in points."""
        gutter = 0.0 if self.gutter_at_top else self.length("pgMar", "gutter")
        return self.length("pgSz", "w") - self.length("pgMar", "left") - self.length("pgMar", "right") - gutter

    @property
    def text_height(self) -> float:
        """The height of the text in points; a negative margin is one that headers do not push."""
        gutter = self.length("pgMar", "gutter") if self.gutter_at_top else 0.0
        margins = abs(self.length("pgMar", "top")) + abs(self.length("pgMar", "bottom"))
        return self.length("pgSz", "h") - margins - gutter

    @property
    def kind(self) -> str:
        """How it begins (ST_SectionMark, §17.18.77)."""
        return self.stated("type", "val") or "nextPage"

    @property
    def number_format(self) -> str:
        """The format of its page numbers (ST_NumberFormat, §17.18.59)."""
        return self.stated("pgNumType", "fmt") or "decimal"

    @property
    def first_number(self) -> int | None:
        """The number of its first page; None when numbers go on from the section before."""
        words = self.stated("pgNumType", "start") or ""
        return int(words) if words.isdecimal() else None

    @property
    def first_paragraph(self) -> Element | None:
        """The paragraph that it begins with, in a table's first cell if need be."""
        return next((paragraph for each in self.elements for paragraph in each.iter(w("p"))), None)


def sections(parts: DocumentParts) -> list[Section]:
    """Return the sections in order; each ends with the paragraph that holds its properties, the last with the body."""
    found, footers, at_top = [], dict[str, Element](), parts.is_set("gutterAtTop")
    for properties, elements in _parted(parts.body):
        for reference in properties.iterchildren(w("footerReference")):
            footer = parts.headers_and_footers.get(reference.get(r("id"), ""))
            if footer is not None:
                footers[reference.get(w("type"), "default")] = footer
        found.append(Section(properties, elements, dict(footers), at_top))
    return found


def section_end(block: Element) -> Element | None:
    """Return the properties of the section that a block ends, None when it ends none."""
    # Asked of every block several times; this is thrice as quick as an XPath.
    return block if block.tag == SECTION else block.find(_END) if block.tag == PARAGRAPH else None


def _parted(body: Element) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    elements: list[Element] = []
    for element in blocks(body, w("bookmarkStart")):
        elements.append(element)
        end = section_end(element)
        if end is not None:
            yield end, tuple(elements)
            elements = []
    if elements:
        # Word always writes the body's properties; what other programs leave out says nothing of its pages.
        yield make("sectPr"), tuple(elements)
