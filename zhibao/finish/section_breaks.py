"""Section breaks and closing rules moved onto the text they belong to, so that they never stand on a page alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeGuard

from docx.document import Document

from zhibao.finish.page_numbering import take_numbering
from zhibao.text.measuring import spaced_ems
from zhibao.word.block_elements import PARAGRAPH, SECTION, is_page_break, properties_of, style_id, text_of
from zhibao.word.field_codes import is_entry_style
from zhibao.word.sections import section_end
from zhibao.word.style_inheritance import stated, switched
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, make, w

# Three lines of the text of a case study, and twelve.
_SHORT, _LONG = 90, 360


def join_section_ends(document: Document, style_name: str) -> None:
    """Move each section break from its carrier paragraph to the paragraph before; the last one ends the body."""
    body, ids = document.element.body, Styles(document.styles.element).ids
    contents = {key for name, key in ids.items() if is_entry_style(name)}
    for carrier in _styled(body, ids[style_name]):
        section = section_end(carrier)
        if section is not None:
            _join(carrier, section, body, contents)


def _styled(body: Element, style: str) -> list[Element]:
    return [paragraph for paragraph in body.iterchildren(PARAGRAPH) if style_id(paragraph) == style]


def _join(carrier: Element, section: Element, body: Element, contents: set[str]) -> None:
    """Join one carrier; not to a line of the contents, which Word throws away when it updates them.

    A carrier right after another section's end would make an empty page: it goes, and its section with it. So does
    a page break right before one.
    """
    following, before = carrier.getnext(), carrier.getprevious()
    if before is not None and is_page_break(before):
        body.remove(before)
        before = carrier.getprevious()
    if following is not None and following.tag == SECTION:
        take_numbering(section, following)
        body.replace(following, section)
        body.remove(carrier)
    elif before is not None and section_end(before) is not None:
        body.remove(carrier)
    elif _is_open_paragraph(before) and style_id(before) not in contents:
        properties_of(before).append(section)
        body.remove(carrier)


def _is_open_paragraph(before: Element | None) -> TypeGuard[Element]:
    return before is not None and before.tag == PARAGRAPH and section_end(before) is None


def drop_idle_breaks(document: Document) -> None:
    """Remove page breaks right before a paragraph that begins a page anyway, or at the end: each made an empty page."""
    body, styles = document.element.body, Styles(document.styles.element)
    for paragraph in list(body.iterchildren(PARAGRAPH)):
        following = paragraph.getnext()
        if following is None or not is_page_break(paragraph):
            continue
        if following.tag == SECTION or switched(styles.properties(style_id(following), "pPr"), "pageBreakBefore"):
            body.remove(paragraph)


def keep_case_ends(document: Document, style_name: str) -> None:
    """Keep a short paragraph before the rule that closes a case study on the rule's page.

    A long one might leave a hole in the page before: LibreOffice keeps the whole of it.
    """
    for closing in _styled(document.element.body, Styles(document.styles.element).ids[style_name]):
        before = closing.getprevious()
        if _is_open_paragraph(before) and spaced_ems(text_of(before)) <= _SHORT:
            _keep(before)


def case_ends(document: Document, style_name: str) -> dict[Element, bool]:
    """Return what closes the case studies, and whether the text before it may be kept with it where pages allow."""
    styles = Styles(document.styles.element)
    style = styles.ids[style_name]
    is_rule = stated(styles.properties(style, "pPr"), "pBdr/top", "val") not in (None, "nil", "none")
    closings = _styled(document.element.body, style)
    return {closing: is_rule and _may_be_kept(closing.getprevious()) for closing in closings}


def keep_case_ends_at(document: Document, style_name: str, places: Collection[int]) -> None:
    """Keep the paragraphs before those of the rules that close case studies, by their places."""
    for place, (closing, may_be_kept) in enumerate(case_ends(document, style_name).items()):
        before = closing.getprevious()
        if place in places and may_be_kept and before is not None:
            _keep(before)


def _may_be_kept(before: Element | None) -> bool:
    is_text = _is_open_paragraph(before) and spaced_ems(text_of(before)) <= _LONG
    return is_text and before is not None and before.find(f"{w('pPr')}/{w('keepNext')}") is None


def _keep(paragraph: Element) -> None:
    properties = properties_of(paragraph)
    if properties.find(w("keepNext")) is None:
        style = properties.find(w("pStyle"))
        properties.insert(0 if style is None else 1, make("keepNext"))
