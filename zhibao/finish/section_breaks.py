"""Section breaks and closing rules moved onto the text they belong to, so that they never stand on a page alone."""

from __future__ import annotations

from typing import TypeGuard

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.finish.page_numbering import take_numbering
from zhibao.finish.paragraphs import body_paragraphs, properties_of, select, style_id, style_ids


def join_section_ends(document: Document, style_name: str) -> None:
    """Move each section break from its carrier paragraph to the paragraph before; the last one ends the body."""
    ids = style_ids(document)
    wanted, contents = ids[style_name], {key for name, key in ids.items() if name.startswith("toc ")}
    for carrier in [p for p in body_paragraphs(document) if style_id(p) == wanted]:
        section = next(iter(select(carrier, "w:pPr/w:sectPr")), None)
        if section is not None:
            _join(carrier, section, document.element.body, contents)


def _join(carrier: Element, section: Element, body: Element, contents: set[str]) -> None:
    """Join one carrier; not to a line of the contents, which Word throws away when it updates them.

    A carrier right after another section's end would make an empty page: it goes, and its section with it. So does
    a page break right before one.
    """
    following, before = carrier.getnext(), carrier.getprevious()
    if before is not None and select(before, 'self::w:p[not(.//w:t)]/w:r/w:br[@w:type="page"]'):
        body.remove(before)
        before = carrier.getprevious()
    if following is not None and following.tag == qn("w:sectPr"):
        take_numbering(section, following)
        body.replace(following, section)
        body.remove(carrier)
    elif before is not None and select(before, "self::w:p/w:pPr/w:sectPr"):
        body.remove(carrier)
    elif _is_open_paragraph(before) and style_id(before) not in contents:
        properties_of(before).append(section)
        body.remove(carrier)


def _is_open_paragraph(before: Element | None) -> TypeGuard[Element]:
    return before is not None and before.tag == qn("w:p") and not select(before, "w:pPr/w:sectPr")


def drop_idle_breaks(document: Document) -> None:
    """Remove page breaks right before a paragraph that begins a page anyway, or at the end: each made an empty page."""
    breaking = {
        style.get(qn("w:styleId")) for style in select(document.styles.element, "w:style[w:pPr/w:pageBreakBefore]")
    }
    for paragraph in list(body_paragraphs(document)):
        following = paragraph.getnext()
        if following is None or not select(paragraph, 'self::w:p[not(.//w:t)]/w:r/w:br[@w:type="page"]'):
            continue
        if following.tag == qn("w:sectPr") or style_id(following) in breaking:
            document.element.body.remove(paragraph)


def keep_case_ends(document: Document, style_name: str) -> None:
    """Keep the paragraph before the rule that closes a case study on the rule's page."""
    wanted = style_ids(document)[style_name]
    for closing in [p for p in body_paragraphs(document) if style_id(p) == wanted]:
        before = closing.getprevious()
        if _is_open_paragraph(before) and not select(before, "w:pPr/w:keepNext"):
            _keep_with_next(before)


def _keep_with_next(paragraph: Element) -> None:
    properties = properties_of(paragraph)
    style = properties.find(qn("w:pStyle"))
    properties.insert(0 if style is None else 1, OxmlElement("w:keepNext"))
