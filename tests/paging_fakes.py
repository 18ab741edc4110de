"""Engines that lay nothing out, for tests that look at what is made of their answers."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import docx
import pypdf
from docx.oxml.ns import qn

from zhibao.paging import Pages, PagingError


def bookmarks(document: bytes) -> list[str]:
    """Return the names of a document's bookmarks in the order of the text."""
    body = docx.Document(io.BytesIO(document)).element.body
    return [mark.get(qn("w:name"), "") for mark in body.iter(qn("w:bookmarkStart"))]


def one_a_page(document: bytes) -> Pages:
    """Return pages as if every bookmark stood on one of its own, those of blocks apart."""
    names = [name for name in bookmarks(document) if not name.startswith("_zb_")]
    return Pages({name: number for number, name in enumerate(names, start=1)}, len(names))


@dataclass
class FakeEngine:
    """An engine whose answer is a function of the document; `seen` keeps the documents."""

    answer: Callable[[bytes], Pages] = one_a_page
    name: str = "假排版"
    is_estimate: bool = False
    here: bool = True
    seen: list[bytes] = field(default_factory=list)

    def is_here(self) -> bool:
        return self.here

    def pages(self, document: bytes) -> Pages:
        self.seen.append(document)
        return self.answer(document)


@dataclass
class FakePrinter(FakeEngine):
    """An engine that has a PDF file ready as well."""

    content: bytes = b""

    def pdf(self, document: bytes) -> bytes:
        self.seen.append(document)
        return self.content


def failing(document: bytes) -> Pages:
    """Fail as an engine does."""
    raise PagingError("坏了")


def blank_pdf(*sizes: tuple[int, int]) -> bytes:
    """Return a PDF file of empty pages of these sizes in points."""
    writer = pypdf.PdfWriter()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
