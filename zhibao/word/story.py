"""A story (ECMA-376 part 1, §17.2) as it is read to be worked on: paragraphs with formats and objects, tables."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct, field


class StoryRun(Struct, frozen=True):
    """Characters of one format; `vert_align` is superscript or subscript, empty for neither.

    `is_made`: no text element holds them, as the characters of a symbol or of a list's label.
    """

    text: str
    bold: bool = False
    italic: bool = False
    vert_align: str = ""
    is_made: bool = False


class ObjectKind(Enum):
    """What stands in a line instead of characters."""

    PICTURE = "picture"
    CHART = "chart"
    DIAGRAM = "diagram"
    EMBEDDED = "embedded"
    TEXT_BOX = "text box"


class Cropping(Struct, frozen=True):
    """What of a picture is cut off on each side, 0–1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0

    def __bool__(self) -> bool:
        return any((self.left, self.top, self.right, self.bottom))


class StoryObject(Struct, frozen=True):
    """A picture, chart or the like by the id of its relationship, or a text box with its blocks.

    `is_linked`: its file is not in the document.
    """

    kind: ObjectKind
    relation: str = ""
    blocks: tuple[StoryBlock, ...] = ()
    cropping: Cropping = Cropping()
    is_linked: bool = False


class NoteMark(Struct, frozen=True):
    """Where a footnote or endnote is called, by the kind and the id of the note."""

    kind: str
    id: str


class Aside(Enum):
    """Why characters are not part of the text."""

    DELETED = "deleted"
    HIDDEN = "hidden"
    PHONETIC = "phonetic"
    WORD_ART = "word art"


class StoryAside(Struct, frozen=True):
    """Characters that are not part of the text as it stands now."""

    why: Aside
    text: str


class StoryBreak(Enum):
    """A break that begins a page."""

    PAGE = "page"


Piece = StoryRun | StoryObject | NoteMark | StoryAside | StoryBreak


class StoryLook(Struct, frozen=True):
    """How a paragraph looks: its style by name, outline level (0–8), alignment, and its letters where all are alike."""

    style: str = ""
    level: int | None = None
    alignment: str = ""
    size: float = 0.0
    is_bold: bool = False
    font: str = ""
    has_borders: bool = False


class StoryParagraph(Struct, frozen=True):
    """A paragraph; `number` counts the `w:p` of its part, `page` the rendered page that it begins on, where known.

    `label` is what its list prints before it. `is_contents`: it is an entry of a TOC field. `sequences` are the names
    of the SEQ fields that count in it.
    """

    pieces: tuple[Piece, ...]
    look: StoryLook = StoryLook()
    label: str = ""
    number: int = 0
    page: int | None = None
    is_contents: bool = False
    sequences: frozenset[str] = frozenset()
    begins_page: bool = False

    @property
    def text(self) -> str:
        """The characters, without the label."""
        return "".join(each.text for each in self.pieces if isinstance(each, StoryRun))

    @property
    def runs(self) -> tuple[StoryRun, ...]:
        return tuple(each for each in self.pieces if isinstance(each, StoryRun))

    @property
    def objects(self) -> tuple[StoryObject, ...]:
        return tuple(each for each in self.pieces if isinstance(each, StoryObject))


class StoryCell(Struct, frozen=True):
    """A cell: the columns that it spans, its vertical merge (empty, restart, continue), its blocks."""

    blocks: tuple[StoryBlock, ...]
    span: int = 1
    merge: str = ""
    has_diagonal: bool = False


class StoryTable(Struct, frozen=True):
    """A table row by row; `header_rows` says how many of them it repeats on each page, `widths` those of its grid."""

    rows: tuple[tuple[StoryCell, ...], ...]
    header_rows: int = 0
    widths: tuple[float, ...] = ()
    number: int = 0
    page: int | None = None
    has_borders: bool = True
    style: str = ""


class StoryTurn(Struct, frozen=True):
    """The pages from here on lie across or upright."""

    is_landscape: bool


StoryBlock = StoryParagraph | StoryTable | StoryTurn


class Stories(Struct, frozen=True):
    """The body of a document, its notes by kind and id, the texts of its comments, of its headers and footers."""

    body: tuple[StoryBlock, ...]
    notes: dict[tuple[str, str], tuple[StoryBlock, ...]] = field(default_factory=dict)
    comments: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()


def paragraphs_in(blocks: tuple[StoryBlock, ...]) -> Iterator[StoryParagraph]:
    """Yield every paragraph in order, those in cells and text boxes too."""
    for block in blocks:
        if isinstance(block, StoryParagraph):
            yield block
            for each in block.objects:
                yield from paragraphs_in(each.blocks)
        elif isinstance(block, StoryTable):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_in(cell.blocks)
