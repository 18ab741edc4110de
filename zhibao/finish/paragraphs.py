"""The body's paragraphs by style name, and their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml.etree import _Element as Element


def body_paragraphs(document: Document) -> Iterator[Element]:
    """Yield the paragraphs of the body that stand in no table, in order."""
    yield from document.element.body.iterchildren(qn("w:p"))


def style_names(document: Document) -> Mapping[str, str]:
    """Return the names of the styles by their ids."""
    return {
        style.get(qn("w:styleId"), ""): style.xpath("w:name/@w:val")[0]
        for style in document.styles.element.xpath("w:style[w:name]")
    }


def style_ids(document: Document) -> Mapping[str, str]:
    """Return the ids of the styles by their names."""
    return {name: key for key, name in style_names(document).items()}


def style_id(paragraph: Element) -> str:
    """Return the id of the paragraph's style, empty for the default one."""
    return next(iter(select(paragraph, "w:pPr/w:pStyle/@w:val")), "")


def shown_text(paragraph: Element) -> str:
    """Return the paragraph's characters; field codes do not count, their results do."""
    return "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def properties_of(paragraph: Element) -> Element:
    """Return the paragraph's `w:pPr`, made when it lacks one."""
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = OxmlElement("w:pPr")
        paragraph.insert(0, found)
    return found


def select(element: Element, path: str) -> list[Any]:
    """Return what an XPath finds, `w:` and the other usual prefixes known."""
    found = element.xpath(path, namespaces=nsmap) if type(element) is Element else element.xpath(path)
    return list(cast(list[Any], found))
