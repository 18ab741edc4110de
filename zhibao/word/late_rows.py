"""Rows of long tables kept out of a document until it is saved: nothing is to be done to them, and they are many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree
from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.package import parse
from zhibao.word.xml import Element, w
from zhibao.word.xml_text import all_escaped

_LEAST = 50
_TARGET = "late-rows"
_NUMBER = lazy_pattern("[0-9]{1,9}")
_MARK = lazy_pattern(rf"<\?{_TARGET} ([0-9]{{1,9}})\?>".encode())
_SHOWS_TEXT = lazy_pattern(r"<w:t(?: [^>]*)?>\s*[^<\s]")


class LateRow(Struct, frozen=True):
    """A finished row: its XML with %s in place of the texts, which many rows have in common, and the texts."""

    form: str
    texts: tuple[str, ...]

    @property
    def xml(self) -> str:
        return self.form % all_escaped(self.texts)

    @property
    def element(self) -> Element:
        """The row as an element by itself."""
        return _elements(self.xml)[0]


class LateRows:
    """The rows that were kept out of one document, which has a mark where a stretch of them belongs."""

    def __init__(self) -> None:
        self._stretches: list[Sequence[LateRow]] = []

    def kept_back(self, rows: Sequence[str | LateRow]) -> str:
        """Return a table's rows as XML, with marks in place of long stretches of finished ones.

        The first row stays, and all where that shows nothing: a table is known by its first words.
        """
        first = written(rows[0]) if rows else ""
        if not _SHOWS_TEXT.search(first):
            return "".join(map(written, rows))
        made, stretch = [first], list[LateRow]()
        for row in (*rows[1:], ""):
            if isinstance(row, LateRow):
                stretch.append(row)
                continue
            made += (self._kept(stretch), row)
            stretch = []
        return "".join(made)

    def _kept(self, stretch: Sequence[LateRow]) -> str:
        if len(stretch) < _LEAST:
            return "".join(map(written, stretch))
        self._stretches.append(stretch)
        return f"<?{_TARGET} {len(self._stretches) - 1}?>"

    def at(self, mark: Element) -> Sequence[LateRow]:
        """Return the rows that belong where a processing instruction stands, none where it is no mark."""
        number = mark.text or ""
        if getattr(mark, "target", "") != _TARGET or not _NUMBER.fullmatch(number):
            return ()
        return next(iter(self._stretches[int(number) :]), ())

    def put_into(self, body: Element) -> None:
        """Put the rows in place of their marks, in place."""
        for mark in list(body.iter(etree.ProcessingInstruction)):
            rows, table = self.at(mark), mark.getparent()
            if rows and table is not None:
                at = table.index(mark)
                table[at : at + 1] = _elements("".join(map(written, rows)))

    def written_into(self, part: bytes) -> bytes:
        """Return a part as it is saved with the rows in place of their marks."""
        if not self._stretches:
            return part

        def rows(mark: re.Match[bytes]) -> bytes:
            stretch: Iterable[Sequence[LateRow]] = self._stretches[int(mark[1]) :]
            return next(("".join(map(written, rows)).encode() for rows in stretch), mark[0])

        return _MARK.sub(rows, part)


# Of a document that is whole.
NO_ROWS = LateRows()


def written(row: str | LateRow) -> str:
    """Return a row as XML."""
    return row if isinstance(row, str) else row.xml


def _elements(rows: str) -> list[Element]:
    return list(parse(f'<w:tbl xmlns:w="{w("")[1:-1]}">{rows}</w:tbl>'.encode()))
