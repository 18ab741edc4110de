"""Copies of the finished report in other forms: a PDF file, and a page to look at in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from zhibao.findings import paging_rules
from zhibao.model.ref import CellRef
from zhibao.packing import HTML_COMMENT, PDF_COMMENT, seal_in, sealed_at_end
from zhibao.paging.choosing import Engines
from zhibao.paging.headings import heading_pages
from zhibao.paging.marks_kept import with_marks_kept
from zhibao.paging.pdf_reading import opened
from zhibao.paging.pdf_text import lost_characters, missing_texts
from zhibao.paging.preview import preview

_SNIPPET = 40
_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which copies were asked for."""

    pdf: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies as files; None for one that was not asked for or could not be made."""

    pdf: bytes | None = None
    preview: bytes | None = None


def make_copies(document: bytes, title: str, wanted: Wanted, engines: Engines) -> Copies:
    """Return the copies of a finished .docx file that are wanted, out of one conversion.

    What goes wrong is among the findings of the engines.
    """
    if not (wanted.pdf or wanted.preview):
        return Copies()
    made, findings = engines.pdf(document), engines.findings
    if made is None:
        what = "、".join(name for name, is_wanted in (("PDF", wanted.pdf), ("预览", wanted.preview)) if is_wanted)
        findings.add(paging_rules.NO_PDF.at(CellRef(), what=what))
        return Copies()
    content, _ = made
    if wanted.pdf:
        compared = partial(_compared, document, made, engines)
        content = findings.guarded(compared, paging_rules.COPY_FAULT, doing="核对 PDF") or content
    shown = partial(_preview, document, content, title)
    page = findings.guarded(shown, paging_rules.COPY_FAULT, doing="做预览") if wanted.preview else None
    seal = seal_in(document)
    return Copies(
        sealed_at_end(content, PDF_COMMENT, seal) if wanted.pdf else None,
        sealed_at_end(page, HTML_COMMENT, seal) if page else None,
    )


def _compared(document: bytes, made: tuple[bytes, str], engines: Engines) -> bytes:
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


def _preview(document: bytes, pdf: bytes, title: str) -> bytes:
    with opened(pdf) as file:
        headings = heading_pages(document, file.texts())
    return preview(pdf, title, headings)


def _pages_of(pdf: bytes) -> int:
    with opened(pdf) as file:
        return file.count
