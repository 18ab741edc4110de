"""What closes case studies kept with the text before it, so that it never stands on a page alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache, partial

from docx.document import Document
from msgspec import Struct

from zhibao.text.measuring import spaced_ems
from zhibao.word.block_elements import PARAGRAPH, prints_nothing, properties_of, style_id, text_of
from zhibao.word.sections import section_end
from zhibao.word.simple_types import TWIPS, or_else, points
from zhibao.word.style_inheritance import stated
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, first, make, w

# Three lines of the text of a case study, and twelve.
_SHORT, _LONG = 90, 360


class CaseFrame(Struct, frozen=True):
    """What closes a case study, and what opens it: an empty paragraph with a rule, None where there is none.

    `text` is the paragraph before the closing one where that may be kept with it, None otherwise.
    """

    closing: Element
    opening: Element | None
    text: Element | None
    is_rule: bool


def keep_case_ends(document: Document, style_name: str) -> None:
    """Keep a short paragraph before what closes a case study on its page.

    A long one might leave a hole in the page before: LibreOffice keeps the whole of it.
    """
    for frame in case_frames(document, style_name):
        if frame.text is not None and spaced_ems(text_of(frame.text)) <= _SHORT:
            _keep(frame.text)


def case_frames(document: Document, style_name: str) -> list[CaseFrame]:
    """Return what opens and closes the case studies, in order."""
    return list(_frames(document, Styles(document.styles.element), style_name))


def keep_case_texts(document: Document, style_name: str, places: Collection[int]) -> None:
    """Keep the last paragraphs of the case studies at those places with what closes them, in place."""
    for place, frame in enumerate(case_frames(document, style_name)) if places else ():
        if place in places and frame.text is not None:
            _keep(frame.text)


def add_space(document: Document, paragraph: Element, space: float) -> None:
    """Add space in points above a paragraph, in place."""
    layers = (properties_of(paragraph), *Styles(document.styles.element).properties(style_id(paragraph), "pPr"))
    before = or_else(0, points, stated(layers, "spacing", "before"))
    spacing = make("spacing", before=round((before + space) * TWIPS))
    above = first(properties_of(paragraph), "(w:pStyle | w:keepNext | w:keepLines)[last()]")
    properties_of(paragraph).insert(0, spacing) if above is None else above.addnext(spacing)


def may_be_kept(frame: CaseFrame) -> bool:
    """Tell whether a last paragraph is short enough to be kept where that leaves no hole, and is not kept anyway."""
    text = frame.text
    is_kept = text is not None and text.find(f"{w('pPr')}/{w('keepNext')}") is not None
    return frame.is_rule and text is not None and not is_kept and spaced_ems(text_of(text)) <= _LONG


def _frames(document: Document, styles: Styles, style_name: str) -> Iterator[CaseFrame]:
    closing_style, opening = styles.ids[style_name], None
    has_rule = cache(partial(_has_rule, styles))
    for paragraph in document.element.body.iterchildren(PARAGRAPH):
        style = style_id(paragraph)
        if style == closing_style:
            yield CaseFrame(paragraph, opening, _text_before(paragraph), has_rule(style))
            opening = None
        elif has_rule(style) and prints_nothing(paragraph):
            opening = paragraph


def _has_rule(styles: Styles, style: str) -> bool:
    return stated(styles.properties(style, "pPr"), "pBdr/top", "val") not in (None, "nil", "none")


def _text_before(closing: Element) -> Element | None:
    before = closing.getprevious()
    is_open = before is not None and before.tag == PARAGRAPH and section_end(before) is None
    return before if is_open else None


def _keep(paragraph: Element) -> None:
    properties = properties_of(paragraph)
    if properties.find(w("keepNext")) is None:
        style = properties.find(w("pStyle"))
        properties.insert(0 if style is None else 1, make("keepNext"))
