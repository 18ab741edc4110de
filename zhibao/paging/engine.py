"""What lays documents out: the seam behind which Word, WPS, LibreOffice and the estimate stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from docx.document import Document
from msgspec import Struct


class Pages(Struct, frozen=True):
    """Where a document's bookmarks begin, as physical pages counted from 1, and how many pages there are.

    `doubt` says in Chinese why the places are only about right; empty when they are to be trusted.
    """

    places: Mapping[str, int]
    count: int
    doubt: str = ""


class PagingError(Exception):
    """Raised when a document could not be laid out; its text is the reason, in Chinese."""


class Engine(Protocol):
    """A program that lays a .docx file out in pages."""

    @property
    def name(self) -> str:
        """What the clerk knows it by."""

    @property
    def is_estimate(self) -> bool:
        """Whether its pages may differ from those that an office program shows."""

    def is_here(self) -> bool:
        """Tell whether it can be tried on this machine; quick, and without starting it."""

    def pages(self, document: bytes) -> Pages:
        """Return where the bookmarks of a .docx file stand; raise PagingError when it fails."""


@runtime_checkable
class DocumentReader(Engine, Protocol):
    """An engine that reads a document that is open as well as a file, and the quicker."""

    def pages_of(self, document: Document) -> Pages:
        """Return where the bookmarks of an opened document stand; raise PagingError when it fails."""


@runtime_checkable
class Printer(Engine, Protocol):
    """An engine that makes PDF files as well."""

    def pdf(self, document: bytes) -> bytes:
        """Return a .docx file as PDF; raise PagingError when it fails."""
