"""The engines of one run: the first that works is used, and one that has failed is not tried again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import TypeVar

from docx.document import Document
from msgspec import Struct

from zhibao.findings import Findings, paging_rules
from zhibao.model.ref import CellRef
from zhibao.paging.engine import DocumentReader, Engine, Pages, PagingError, Printer
from zhibao.text.fault_traces import fault_place

T = TypeVar("T")


class Laid(Struct, frozen=True):
    """A document's pages, and by whom."""

    pages: Pages
    engine: str
    is_estimate: bool

    @property
    def count(self) -> int:
        return self.pages.count


class Engines:
    """Engines in order of trust; whatever goes wrong in one becomes one of `findings`, never the end of the run."""

    def __init__(self, engines: Iterable[Engine], progress: Callable[[str], None]) -> None:
        self._engines = tuple(engines)
        self.findings = Findings()
        self._progress = progress
        self._failed: set[str] = set()

    def lay_out(
        self, document: Callable[[], bytes], marks: Collection[str], opened: Document | None = None
    ) -> Laid | None:
        """Return where the bookmarks named by `marks` stand; None when no engine can tell.

        The document is asked for as a file only when there is an engine that cannot read it as it is open. Pages that
        an engine doubts are taken only when no later engine has better ones.
        """
        doubtful: Laid | None = None
        for engine in self._usable():
            self._progress(f"排出页码（{engine.name}）")
            pages = self._tried(engine, "排出页码", partial(_pages, engine, document, opened, marks))
            if pages and not pages.doubt:
                return Laid(pages, engine.name, engine.is_estimate)
            if pages:
                self.findings.add(paging_rules.DOUBTFUL_PAGES.at(CellRef(), engine=engine.name, reason=pages.doubt))
                doubtful = doubtful or Laid(pages, engine.name, is_estimate=True)
        return doubtful

    def pdf(self, document: bytes) -> tuple[bytes, str] | None:
        """Return the document as PDF and who made it; None when no engine can."""
        for engine in self._usable():
            if isinstance(engine, Printer):
                self._progress(f"生成 PDF（{engine.name}）")
                content = self._tried(engine, "生成 PDF", partial(_pdf, engine, document))
                if content:
                    return content, engine.name
        return None

    def _usable(self) -> Iterator[Engine]:
        return (engine for engine in self._engines if engine.name not in self._failed and self._is_here(engine))

    def _is_here(self, engine: Engine) -> bool:
        return bool(self._tried(engine, "启动", engine.is_here))

    def _tried(self, engine: Engine, doing: str, step: Callable[[], T]) -> T | None:
        failed = partial(paging_rules.ENGINE_FAILED.at, CellRef(), engine=engine.name, doing=doing)
        try:
            return step()
        except PagingError as error:
            self.findings.add(failed(reason=error))
        except Exception as error:
            self.findings.add_fault(failed(reason=fault_place(error)), error)
        self._failed.add(engine.name)
        return None


def _pages(engine: Engine, document: Callable[[], bytes], opened: Document | None, marks: Collection[str]) -> Pages:
    if opened is not None and isinstance(engine, DocumentReader):
        pages = engine.pages_of(opened)
    else:
        pages = engine.pages(document())
    lacking = [mark for mark in marks if mark not in pages.places]
    if lacking:
        raise PagingError(f"{len(marks)} 处标记少了 {len(lacking)} 处")
    if not all(1 <= pages.places[mark] <= pages.count for mark in marks):
        raise PagingError("给出的页码超出了页数")
    return pages


def _pdf(engine: Printer, document: bytes) -> bytes:
    # PDFium is loaded by runs that make a PDF file, not by all.
    from zhibao.paging.pdf_reading import opened

    content = engine.pdf(document)
    with opened(content) as file:
        if not file.count:
            raise PagingError("得到的 PDF 没有页")
    return content
