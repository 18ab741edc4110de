"""A document's text as a reader sees it, with the fields and bookmarks that stand behind."""

from __future__ import annotations

from itertools import islice

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

    @property
    def rich_lines(self) -> tuple[ParagraphText, ...]:
        return (self,)


class CellText(Struct, frozen=True):
    """A table cell: how many columns it spans, its vertical merge (empty, restart, continue), its paragraphs."""

    span: int
    merge: str
    lines: tuple[ParagraphText, ...]


# Of a cell: how many columns it spans, its vertical merge, and how many paragraphs it has.
CellForm = tuple[int, str, int]


class PlainRow(Struct, frozen=True):
    """A table row that shows but characters: the forms of its cells; the styles and characters of its paragraphs.

    Of a long table nearly all rows are such ones, and have the first two in common.
    """

    forms: tuple[CellForm, ...]
    styles: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def cells(self) -> tuple[CellText, ...]:
        lines = map(ParagraphText, self.styles, self.texts)
        return tuple(CellText(span, merge, tuple(islice(lines, count))) for span, merge, count in self.forms)


Row = PlainRow | tuple[CellText, ...]


class TableText(Struct, frozen=True):
    """A table by the name of its style, row by row; `description` is what it says of itself to those who cannot see."""

    style: str
    rows: tuple[Row, ...]
    description: str = ""

    @property
    def lines(self) -> tuple[ParagraphText, ...]:
        return tuple(line for row in self.rows for cell in cells_of(row) for line in cell.lines)

    @property
    def rich_lines(self) -> tuple[ParagraphText, ...]:
        """The lines of the rows that show more than characters."""
        rich = (row for row in self.rows if not isinstance(row, PlainRow))
        return tuple(line for row in rich for cell in row for line in cell.lines)

    @property
    def text(self) -> str:
        """The characters of all lines, one line under the other."""
        return "\n".join([text for row in self.rows for text in texts_of(row)])


def cells_of(row: Row) -> tuple[CellText, ...]:
    """Return the cells of a table row."""
    return row.cells if isinstance(row, PlainRow) else row


def texts_of(row: Row) -> tuple[str, ...]:
    """Return the characters of each paragraph of a table row."""
    return row.texts if isinstance(row, PlainRow) else tuple([line.text for cell in row for line in cell.lines])


BlockText = ParagraphText | TableText
