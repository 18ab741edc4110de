"""What all that is measured in a paragraph or a row hangs on: most of a report's are marked up alike."""

from __future__ import annotations

import re
from collections.abc import Hashable

from lxml import etree

from zhibao.word.row_texts import parted
from zhibao.word.run_fonts import font_forms
from zhibao.word.xml import Element, w

_W = w("")[1:-1]
_NAMESPACE = f'xmlns:w="{_W}"'
_ATTRIBUTES = r'(?: w:\w+="[^"<]*")*'
# Where a bookmark is, where a link leads, properties of cells and rows: nothing of them is measured. What text follows
# is left, as that text would be one with the text before it.
_BOOKMARK = re.compile(rf"<w:bookmark(?:Start|End){_ATTRIBUTES}/>(?=<)")
_ANCHOR = re.compile('<w:hyperlink w:anchor="[^"<]*"')
_OF_TABLE = re.compile(rf"<w:t(cPr|rPr)>(?:<w:\w+{_ATTRIBUTES}/>)*</w:t\1>(?=<)")
# A picture or chart without text of its own.
_DRAWING = re.compile("<w:drawing>[^<]*(?:<(?!/?w:)[^<]*)*</w:drawing>(?=<)")
# In comments and processing instructions what looks like a tag is none.
_NO_TAGS = re.compile("<[!?]")


def paragraph_form(paragraph: Element) -> Hashable:
    """Return what a paragraph's format hangs on: those of one form come to the same, but for what stands around them.

    Of texts it holds which are blank and which font their characters ask for.
    """
    written = etree.tostring(paragraph, encoding="utf-8", with_tail=False).decode()
    if _NO_TAGS.search(written):
        return written
    if "<w:drawing>" in written and written.count(_W) == 1 and _NAMESPACE in written:
        written = _DRAWING.sub("", written)
    markup, texts = parted(_BOOKMARK.sub("", _ANCHOR.sub("<w:hyperlink", written)))
    return markup, font_forms(texts)


def row_form(markup: str) -> str:
    """Return of a row's markup what the format of its paragraphs hangs on."""
    return markup if _NO_TAGS.search(markup) else _OF_TABLE.sub("", markup)
