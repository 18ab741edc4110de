"""Copies of the finished report in other forms: a PDF file, and a page to look at in a browser."""

from __future__ import annotations

from dataclasses import dataclass

from zhibao.findings import Findings, paging
from zhibao.model.ref import CellRef
from zhibao.paging.choosing import Engines
from zhibao.paging.pdf_text import missing_texts
from zhibao.paging.preview import preview

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


def make_copies(document: bytes, title: str, wanted: Wanted, engines: Engines, findings: Findings) -> Copies:
    """Return the copies of a finished .docx file that are wanted, out of one conversion."""
    if not (wanted.pdf or wanted.preview):
        return Copies()
    made = engines.pdf(document)
    if made is None:
        what = "、".join(name for name, is_wanted in (("PDF", wanted.pdf), ("预览", wanted.preview)) if is_wanted)
        findings.add(paging.NO_PDF.at(CellRef(), what=what))
        return Copies()
    content, engine = made
    _compare(document, content, engine, findings)
    seen = _preview(content, title, findings) if wanted.preview else None
    return Copies(content if wanted.pdf else None, seen)


def _compare(document: bytes, pdf: bytes, engine: str, findings: Findings) -> None:
    missing = missing_texts(document, pdf)
    if missing:
        values = {"engine": engine, "count": len(missing), "text": missing[0][:_SNIPPET]}
        findings.add(paging.PDF_DIFFERS.at(CellRef(), **values))


def _preview(pdf: bytes, title: str, findings: Findings) -> bytes | None:
    """Return the preview; None, and a finding, for a fault of the program: the report stands all the same."""
    try:
        return preview(pdf, title)
    except Exception as error:
        findings.add(paging.PREVIEW_FAILED.at(CellRef(), reason=f"{type(error).__name__}: {error}"))
        return None
