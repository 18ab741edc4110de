"""A document's text as a reader sees it, with the fields and bookmarks that stand behind."""

from __future__ import annotations

from msgspec import Struct

from zhibao.word.field_codes import FieldCode


class BookmarkRange(Struct, frozen=True):
    """The characters of a paragraph from `start` up to `end`, by the name of a bookmark."""

    name: str
    start: int
    end: int


class FieldRange(Struct, frozen=True):
    """A field that begins and ends in one paragraph: its code, and where its cached result stands."""

    code: FieldCode
    start: int
    end: int


class ParagraphText(Struct, frozen=True):
    """A paragraph: its style's name, its characters, and digests of its pictures in order.

    `label` is the number that its list prints before it; `anchor` the bookmark that it links to; `is_landscape` tells
    how its page lies, for paragraphs outside tables. `toc` is the code of the contents that it stands in.
    """

    style: str
    text: str
    pictures: tuple[str, ...] = ()
    fields: tuple[FieldRange, ...] = ()
    bookmarks: tuple[BookmarkRange, ...] = ()
    toc: FieldCode | None = None
    anchor: str = ""
    label: str = ""
    is_landscape: bool = False

    @property
    def lines(self) -> tuple[ParagraphText, ...]:
        """The line itself, as those of a table."""
        return (self,)


class CellText(Struct, frozen=True):
    """A table cell: how many columns it spans, its vertical merge (empty, restart, continue), its paragraphs."""

    span: int
    merge: str
    lines: tuple[ParagraphText, ...]


class TableText(Struct, frozen=True):
    """A table by the name of its style, row by row; `description` is what it says of itself to those who cannot see."""

    style: str
    rows: tuple[tuple[CellText, ...], ...]
    description: str = ""

    @property
    def lines(self) -> tuple[ParagraphText, ...]:
        return tuple(line for row in self.rows for cell in row for line in cell.lines)


BlockText = ParagraphText | TableText
