"""The PDF file compared with the report, and the preview made of it."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import paging_rules
from zhibao.model.ref import CellRef
from zhibao.paging.choosing import Engines
from zhibao.paging.headings import heading_pages
from zhibao.paging.marks_kept import with_marks_kept
from zhibao.paging.pdf_reading import opened
from zhibao.paging.pdf_text import lost_characters, missing_texts
from zhibao.paging.preview import preview

_SNIPPET = 40
_CHARACTERS = 12


def compared(document: bytes, made: tuple[bytes, str], engines: Engines) -> bytes:
    """Return the PDF file, made once more where that brings back what it lacks; report what it still lacks."""
    content, engine = made
    missing = missing_texts(document, content)
    if not missing:
        return content
    again = engines.pdf(with_marks_kept(document, missing))
    if again and _pages_of(again[0]) == _pages_of(content) and not missing_texts(document, again[0]):
        return again[0]
    values = {"engine": engine, "count": len(missing), "text": missing[0][:_SNIPPET]}
    lost = _listed(lost_characters(document, content))
    engines.findings.add(paging_rules.PDF_DIFFERS.at(CellRef(), **values, characters=lost))
    return content


def _listed(lost: Mapping[str, int]) -> str:
    """Return the characters as “，”2 个、“甲”1 个, the first few."""
    shown = "、".join(f"“{character}”{count} 个" for character, count in list(lost.items())[:_CHARACTERS])
    return f"{shown}等" if len(lost) > _CHARACTERS else shown


def preview_of(document: bytes, pdf: bytes, title: str) -> bytes:
    with opened(pdf) as file:
        headings = heading_pages(document, file.texts())
    return preview(pdf, title, headings)


def _pages_of(pdf: bytes) -> int:
    with opened(pdf) as file:
        return file.count
