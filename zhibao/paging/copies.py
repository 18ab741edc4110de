"""Copies of the finished report in other forms: a PDF file, and a page to look at in a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from zhibao.findings import Findings, paging_rules
from zhibao.model.ref import CellRef
from zhibao.packing import HTML_COMMENT, PDF_COMMENT, sealed_at_end
from zhibao.paging.choosing import Engines
from zhibao.paging.marks_kept import with_marks_kept
from zhibao.paging.pdf_reading import opened
from zhibao.paging.pdf_text import missing_texts
from zhibao.paging.preview import preview
from zhibao.text.fault_traces import fault_place

T = TypeVar("T")
_SNIPPET = 40


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
        content = _guarded("核对 PDF", lambda: _compared(document, made, engines), findings) or content
    page = _guarded("做预览", lambda: preview(content, title), findings) if wanted.preview else None
    return Copies(
        sealed_at_end(content, PDF_COMMENT) if wanted.pdf else None,
        sealed_at_end(page, HTML_COMMENT) if page else None,
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
    engines.findings.add(paging_rules.PDF_DIFFERS.at(CellRef(), **values))
    return content


def _pages_of(pdf: bytes) -> int:
    with opened(pdf) as file:
        return file.count


def _guarded(doing: str, step: Callable[[], T], findings: Findings) -> T | None:
    """Return what a step makes; None, and a finding, for a fault of the program: the report stands all the same."""
    try:
        return step()
    except Exception as error:
        findings.add_fault(paging_rules.COPY_FAULT.at(CellRef(), doing=doing, reason=fault_place(error)), error)
        return None
