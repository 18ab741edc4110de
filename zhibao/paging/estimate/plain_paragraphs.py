"""Paragraphs of text, fields, links and bookmarks alone, as nearly all are, read from their XML as it is written."""

from __future__ import annotations

import re

from lxml import etree

from zhibao.paging.estimate.content import Content
from zhibao.paging.estimate.forms import Forms, ParagraphForm
from zhibao.paging.estimate.line_breaking import Glyph
from zhibao.word.unbroken import without_joiners
from zhibao.word.xml import Element, w

HINTED = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
_BEGINS, _ENDS, _NAMESPACE = "<w:p ", "</w:p>", f' xmlns:w="{w("")[1:-1]}"'
# No properties within properties, as a tracked change of them has.
_PROPERTIES = re.compile("(?:<w:pPr>(?:<(?!/?w:pPr[ />])/?w:[^<>]*>)*</w:pPr>)?")
_PIECE = re.compile(
    r'(<w:r(?: [^<>]*)?>(<w:rPr>(?:<w:\w+(?: w:\w+="[^<>"]*")*/>)*</w:rPr>)?'
    '(?:<w:t(?: xml:space="preserve")?>([^<]*)</w:t>|(<w:tab/>)|<w:fldChar [^<>]*/>'
    '|<w:instrText(?: [^<>]*)?>[^<]*</w:instrText>|<w:t(?: xml:space="preserve")?/>)</w:r>'
    '|<w:bookmarkStart(?: w:id="[^<>"]*")? w:name="([^<>"]+)"/>|<w:bookmarkEnd [^<>]*/>|</?w:hyperlink(?: [^<>]*)?>)'
)


def written_plainly(paragraph: Element) -> str:
    """Return what stands in a paragraph as XML, with no prefix redefined; nothing for one where it is not so simple.

    A hint at the font of characters that have two, which says not how wide they are, is left out.
    """
    written = etree.tostring(paragraph, encoding="utf-8", with_tail=False).decode()
    beginning, _, inside = written.partition(">")
    is_usual = beginning.startswith(_BEGINS) and _NAMESPACE in beginning and inside.endswith(_ENDS)
    return inside.replace(HINTED, "") if is_usual and "&" not in inside and "xmlns" not in inside else ""


def read_plain(inside: str, paragraph: Element, forms: Forms) -> tuple[ParagraphForm, Content] | None:
    """Return what formats a paragraph that is written plainly and what is in it; None where there is anything else."""
    properties = _PROPERTIES.match(inside)
    assert properties
    pieces = _PIECE.findall(inside, properties.end(), len(inside) - len(_ENDS))
    if properties.end() + sum([len(piece[0]) for piece in pieces]) + len(_ENDS) < len(inside):
        return None
    form = forms.of_plain(properties[0], paragraph)
    return form, _content(pieces, form, forms)


def _content(pieces: list[tuple[str, ...]], form: ParagraphForm, forms: Forms) -> Content:
    content = Content()
    content.add_text(form.type, form.label)
    for _, properties, text, is_tab, name in pieces:
        if text:
            type_ = forms.of_plain_run(properties, form.style)
            if not type_.is_hidden:
                content.add_text(type_, without_joiners(text))
        elif name:
            content.marks.append((content.length, name))
        elif is_tab and form.reach:
            content.add_glyph(tab(form))
    return content


def tab(form: ParagraphForm) -> Glyph:
    """Return what a tab is in a paragraph where what follows it may stand in the right indent."""
    return Glyph("\t", -form.reach, 0.0)
