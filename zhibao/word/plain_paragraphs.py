"""Paragraphs of text, fields, links and bookmarks alone, as nearly all are: what they hold, by how they are written."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from zhibao.word.xml import Element, w

# A hint at the font of characters that have two; it does not say how wide they are.
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


class PlainParagraph(Struct, frozen=True):
    """A paragraph's `w:pPr` as it is written, and its pieces in order.

    Of a piece: itself, its run's `w:rPr` as it is written, its text, its tab, and the name of the bookmark that begins.
    """

    properties: str
    pieces: list[tuple[str, str, str, str, str]]


def written_plainly(paragraph: Element) -> str:
    """Return what stands in a paragraph as XML without hints, nothing where prefixes or characters are unusual."""
    written = etree.tostring(paragraph, encoding="utf-8", with_tail=False).decode()
    beginning, _, inside = written.partition(">")
    is_usual = beginning.startswith(_BEGINS) and _NAMESPACE in beginning and inside.endswith(_ENDS)
    return inside.replace(HINTED, "") if is_usual and "&" not in inside and "xmlns" not in inside else ""


def plain_paragraph(written: str) -> PlainParagraph | None:
    """Return what is in a paragraph that is written plainly; None where there is anything else."""
    properties = _PROPERTIES.match(written)
    assert properties
    pieces = _PIECE.findall(written, properties.end(), len(written) - len(_ENDS))
    if properties.end() + sum([len(piece[0]) for piece in pieces]) + len(_ENDS) < len(written):
        return None
    return PlainParagraph(properties[0], pieces)
