"""Punctuation that LibreOffice leaves out of a PDF: a mark at the end of a justified line before a digit or letter."""

from __future__ import annotations

import io
from collections.abc import Collection

import docx

from zhibao.paging.pdf_text import texts_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.xml import w

_MARK = lazy_pattern(r"([，。、；：！？])(?=[0-9A-Za-z]|$)")
# A zero-width space, which may end a line and shows nowhere; seen to keep the mark in LibreOffice 7.4.
_BREAK = "\u200b"


def with_marks_kept(document: bytes, texts: Collection[str]) -> bytes:
    """Return a copy of a .docx file whose paragraphs that print one of the texts keep their marks at line ends."""
    opened = docx.Document(io.BytesIO(document))
    for paragraph in opened.element.body.iter(w("p")):
        if any(text in texts for text in texts_of(paragraph)):
            for text in paragraph.iter(w("t")):
                text.text = _MARK.sub(rf"\1{_BREAK}", text.text or "")
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()
