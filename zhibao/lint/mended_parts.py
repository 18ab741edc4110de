"""A part as it was meant: what every slip that has its own finding would do to the other tags is undone."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.lint.mending import mended_text
from zhibao.lint.places import Paragraph
from zhibao.lint.tags import tags_of

# What holds a tag of each scope, and what stands around its words there.
_HOLDERS = {"tr": ("w:tr", "w:tc", "w:p", "w:r"), "tc": ("w:tc", "w:p", "w:r"), "p": ("w:p", "w:r")}


def as_meant(root: Element) -> Element:
    """Return a copy of a part with its tags mended, each alone in the paragraph, row or cell that it takes."""
    copy = deepcopy(root)
    for element in copy.iter(qn("w:p")):
        _mend(Paragraph(element, "", ""))
    for scope in _HOLDERS:
        for holder in list(copy.iter(qn(_HOLDERS[scope][0]))):
            _set_apart(holder, scope)
    return copy


def _mend(paragraph: Paragraph) -> None:
    """Put the mended text into the first of a paragraph's text elements, when it differs."""
    text = mended_text(paragraph.text)
    if text != paragraph.text:
        first, *others = [each for each in paragraph.element.iter(qn("w:t")) if paragraph.owns(each)]
        first.text = text
        for other in others:
            other.text = ""


def _set_apart(holder: Element, scope: str) -> None:
    """Give each tag of a holder one of its own: docxtpl drops all but one where one takes the holder's place."""
    tags = list(tags_of(Paragraph(each, "", "") for each in holder.iter(qn("w:p"))))
    above = holder.getparent()
    if len(tags) > 1 and any(tag.scope == scope for tag in tags) and above is not None:
        for tag in tags:
            holder.addprevious(_made(_HOLDERS[scope], tag.text))
        above.remove(holder)


def _made(names: tuple[str, ...], text: str) -> Element:
    outer: Element = OxmlElement(names[0])
    inner = outer
    for name in (*names[1:], "w:t"):
        inner.append(OxmlElement(name))
        inner = inner[0]
    inner.text = text
    return outer
