"""Copies of the finished report in other forms: a PDF file, and a page to look at in a browser."""

from __future__ import annotations

from functools import partial

from msgspec import Struct

from zhibao.findings import paging_rules
from zhibao.model.ref import CellRef
from zhibao.packing import HTML_COMMENT, PDF_COMMENT, seal_in, sealed_at_end
from zhibao.paging.choosing import Engines


class Wanted(Struct, frozen=True):
    """Which copies were asked for."""

    pdf: bool = False
    preview: bool = False


class Copies(Struct, frozen=True):
    """The copies as files; None for one that was not asked for or could not be made."""

    pdf: bytes | None = None
    preview: bytes | None = None


def make_copies(document: bytes, title: str, wanted: Wanted, engines: Engines) -> Copies:
    """Return the copies of a finished .docx file that are wanted, out of one conversion.

    What goes wrong is among the findings of the engines.
    """
    if not (wanted.pdf or wanted.preview):
        return Copies()
    # PDFium is loaded by runs that make a PDF file, not by all.
    from zhibao.paging.pdf_copies import compared, preview_of

    made, findings = engines.pdf(document), engines.findings
    if made is None:
        what = "、".join(name for name, is_wanted in (("PDF", wanted.pdf), ("预览", wanted.preview)) if is_wanted)
        findings.add(paging_rules.NO_PDF.at(CellRef(), what=what))
        return Copies()
    content, _ = made
    if wanted.pdf:
        checked = partial(compared, document, made, engines)
        content = findings.guarded(checked, paging_rules.COPY_FAULT, doing="核对 PDF") or content
    shown = partial(preview_of, document, content, title)
    page = findings.guarded(shown, paging_rules.COPY_FAULT, doing="做预览") if wanted.preview else None
    seal = seal_in(document)
    return Copies(
        sealed_at_end(content, PDF_COMMENT, seal) if wanted.pdf else None,
        sealed_at_end(page, HTML_COMMENT, seal) if page else None,
    )
