"""The rows of a table as text, their markup apart from what stands between the tags: most rows differ in that alone."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from lxml import etree
from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.xml import Element, w

ROW = w("tr")
_BETWEEN_TAGS = lazy_pattern(">([^<]+)<")
_PLACE = ">\0<"
_TABLE_BEGINS = lazy_pattern("<w:tbl[ >]")
_ROW_BEGINS = lazy_pattern("<w:tr[ >]")
_ROW_ENDS = "</w:tr>"


class RowText(Struct, frozen=True):
    """A row's XML: its markup, and the texts between its tags in order, as XML has them (&amp;)."""

    markup: str
    texts: tuple[str, ...]

    @property
    def xml(self) -> str:
        pieces = self.markup.split("\0")
        return "".join([*chain.from_iterable(zip(pieces, self.texts, strict=False)), pieces[-1]])

    @property
    def element(self) -> Element:
        """The row as an element by itself, for one whose names have the prefix w alone."""
        return etree.fromstring(f'<w:tbl xmlns:w="{w("")[1:-1]}">{self.xml}</w:tbl>')[0]


def row_texts(table: Element) -> list[tuple[Element, RowText]]:
    """Return the rows that are a table's children, each with its text; equal texts of one table are equal rows."""
    rows = list(table.iterchildren(ROW))
    parts = _parts(table)
    if len(parts) != len(rows):
        parts = [etree.tostring(row, encoding="unicode", with_tail=False) for row in rows]
    markups: dict[str, str] = {}
    return [(row, parted_row(part, markups)) for row, part in zip(rows, parts, strict=True)]


def _parts(table: Element) -> list[str]:
    """Return a table's XML cut into its rows, which is far quicker than to write out each; nothing where one nests."""
    # As bytes, which lxml writes twice as quickly.
    written = etree.tostring(table, encoding="utf-8", with_tail=False).decode()
    if len(_TABLE_BEGINS.findall(written)) != 1:
        return []
    before, *others = written.split(_ROW_ENDS)[:-1] or [""]
    begins = _ROW_BEGINS.search(before)
    parts = [before[begins.start() :], *others] if begins else []
    # What stands between two rows belongs to neither.
    return [each + _ROW_ENDS for each in parts] if all(_ROW_BEGINS.match(each) for each in parts) else []


def parted_row(part: str, markups: dict[str, str]) -> RowText:
    """Return a row's XML in its markup and its texts; `markups` are those known before."""
    markup, texts = parted(part)
    # One string for all rows of a markup, which is then compared by being the same one.
    return RowText(markups.setdefault(markup, markup), texts)


def parted(xml: str) -> tuple[str, tuple[str, ...]]:
    """Return XML in its markup and the texts between its tags."""
    pieces = _BETWEEN_TAGS.split(xml)
    return _PLACE.join(pieces[::2]), tuple(pieces[1::2])


def names_of(table: Element) -> frozenset[tuple[str | None, str]]:
    """Return the prefixes that hold where a table stands: rows of two tables are equal if these are equal too."""
    names: Mapping[str | None, str] = table.nsmap
    return frozenset(names.items())
