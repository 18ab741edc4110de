"""Section breaks moved onto the text they belong to, so that they never stand on a page alone."""

from __future__ import annotations

from typing import TypeGuard

from docx.document import Document

from zhibao.finish.page_numbering import take_numbering
from zhibao.word.block_elements import PARAGRAPH, SECTION, is_page_break, properties_of, style_id
from zhibao.word.field_codes import is_entry_style
from zhibao.word.sections import section_end
from zhibao.word.style_inheritance import switched
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, find


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
    for paragraph in find(body, "w:p[w:r/w:br]"):
        following = paragraph.getnext()
        if following is None or not is_page_break(paragraph):
            continue
        if following.tag == SECTION or switched(styles.properties(style_id(following), "pPr"), "pageBreakBefore"):
            body.remove(paragraph)
