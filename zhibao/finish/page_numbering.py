"""The page numbering that the template states once for a section, on all sections that it came to be."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from zhibao.word.sections import Section
from zhibao.word.xml import Element, find, w

# What must come before w:pgNumType in a section's properties, as far as templates have it.
_BEFORE = "w:pgMar | w:paperSrc | w:pgBorders | w:lnNumType"


def share_page_numbering(body: Element) -> None:
    """Let each numbering of the template hold for all sections that its section became, in place.

    Landscape stretches make several sections of the one that the template ends with a numbering, or the body: only the
    last would have it. A first number goes to the first of them.
    """
    for *others, last in _parts(find(body, ".//w:sectPr")):
        for section in others:
            take_numbering(section, last)
        for section in (*others, last)[1:]:
            for numbering in section.findall(w("pgNumType")):
                numbering.attrib.pop(w("start"), "")


def take_numbering(section: Element, other: Element) -> None:
    """Give a section the page numbering of another one, if that has any and it has none of its own."""
    stated = other.find(w("pgNumType"))
    if stated is not None and section.find(w("pgNumType")) is None:
        find(section, _BEFORE)[-1].addnext(deepcopy(stated))


def _parts(sections: list[Element]) -> Iterator[list[Element]]:
    """Yield the sections that each section of the template became: what a turn parts states no numbering itself.

    At the end a loop may have made sections too, one for each chapter: the numbering that ends the body is theirs.
    """
    own = [index for index, section in enumerate(sections[:-1]) if not _lacks_numbering(section)]
    in_body = own[-1] + 1 if own else 0
    part: list[Element] = []
    for index, section in enumerate(sections):
        part.append(section)
        turned = any(Section(each).is_landscape for each in sections[index : index + 2])
        if not _lacks_numbering(section) or section is sections[-1] or not (turned or index >= in_body):
            yield part
            part = []


def _lacks_numbering(section: Element) -> bool:
    """Tell whether a section has headers or footers, hence page numbers, but states nothing about them."""
    has_numbering = section.find(w("pgNumType")) is not None
    return not has_numbering and bool(find(section, "w:footerReference | w:headerReference"))
