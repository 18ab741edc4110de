"""The headings that a report's contents list, and the pages of a PDF file that they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from zhibao.paging.pdf_text import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.block_elements import style_id
from zhibao.word.package import open_parts
from zhibao.word.styles import Styles
from zhibao.word.text_reading import read_paragraph
from zhibao.word.xml import w

_ENTRY = lazy_pattern(r"toc (\d)")
# The dots that lead from an entry to its number.
_LEADER = lazy_pattern(r"[.．…·]{5}")


class HeadingPage(Struct, frozen=True):
    """A line of the contents: its level, its text with the number before it, the page counted from 1."""

    level: int
    text: str
    page: int


def heading_pages(document: bytes, pages: Iterable[str]) -> list[HeadingPage]:
    """Return the headings of a .docx file that are found, in their order, among the texts of the pages of its PDF."""
    texts = [squeezed(page) for page in pages]
    searched = [(number, text) for number, text in enumerate(texts, 1) if not _LEADER.search(text)]
    found: list[HeadingPage] = []
    for level, entry in _entries(document):
        first = found[-1].page if found else 1
        page = next((number for number, text in searched if number >= first and squeezed(entry) in text), None)
        if page is not None:
            found.append(HeadingPage(level, entry, page))
    return found


def _entries(document: bytes) -> Iterator[tuple[int, str]]:
    """Yield level and text of the lines of the contents; lists of figures and tables have styles of their own."""
    parts = open_parts(document)
    names = Styles(parts.styles).names
    for paragraph in parts.body.iter(w("p")):
        level = _ENTRY.fullmatch(names.get(style_id(paragraph), ""))
        text = read_paragraph(paragraph).text.rpartition("\t")[0] if level else ""
        if level and text:
            yield int(level[1]), " ".join(text.split())
