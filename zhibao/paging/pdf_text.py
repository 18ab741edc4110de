"""The text of a PDF file compared with that of the .docx file that it was made from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.paging.pdf_reading import opened

_PAGE_END = "\f"
# Footer, header and repeated table headers may stand between the two halves of a text on two pages.
_MOST_BETWEEN = 200
# A short text may stand anywhere by chance; it counts only near the place where it is due.
_LONG = 12
_NEAR = 1500
_UNSEEN = re.compile(r"[\s\u200b\ufeff\xad]")


def missing_texts(document: bytes, pdf: bytes) -> list[str]:
    """Return the texts of a .docx file's body that do not stand in the PDF file whole and in their order."""
    with opened(pdf) as file:
        printed = _PAGE_END.join(_squeezed(text) for text in file.texts())
    missing, at = [], 0
    for text in _texts(document):
        end = _end_of(text, printed, at)
        if end is None:
            missing.append(text)
        else:
            at = end
    return missing


def _end_of(text: str, printed: str, at: int) -> int | None:
    """Return where the text ends in what is printed from `at` on: in one piece, or parted by the ends of pages."""
    end = len(printed) if len(text) >= _LONG else at + _NEAR
    place = printed.find(text, at, end)
    return _end_over_pages(text, printed, at) if place < 0 else place + len(text)


def _end_over_pages(text: str, printed: str, at: int) -> int | None:
    """Return where a text ends whose first part stands at the foot of a page and whose rest further on."""
    page_end = printed.find(_PAGE_END, at)
    while page_end >= 0:
        for place in range(max(at, page_end - _MOST_BETWEEN - len(text)), page_end):
            end = _parted(text, printed, place, page_end)
            if end is not None:
                return end
        page_end = printed.find(_PAGE_END, page_end + 1)
    return None


def _parted(text: str, printed: str, place: int, page_end: int) -> int | None:
    shared = 0
    while shared < len(text) and place + shared < page_end and printed[place + shared] == text[shared]:
        shared += 1
    if not shared or page_end - place - shared > _MOST_BETWEEN:
        return None
    rest = text[shared:]
    found = printed.find(rest, page_end, page_end + _MOST_BETWEEN + len(rest))
    return found + len(rest) if found >= 0 else None


def _texts(document: bytes) -> Iterator[str]:
    """Yield the texts of the body's paragraphs in order, in pieces where a tab or a line break parts them."""
    body = docx.Document(io.BytesIO(document)).element.body
    for paragraph in body.iter(qn("w:p")):
        yield from filter(None, map(_squeezed, "".join(_characters(paragraph)).split("\t")))


def _characters(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        parent = element.getparent()
        if parent is not None and parent.tag == qn("w:r"):
            yield element.text or "" if element.tag == qn("w:t") else "\t"


def _squeezed(text: str) -> str:
    return _UNSEEN.sub("", text)
