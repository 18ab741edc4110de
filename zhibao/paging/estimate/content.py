"""What is in a paragraph: texts with what sets them, pictures and breaks, the bookmarks that begin before them."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct, field

from zhibao.paging.estimate.boxes import InlinePicture
from zhibao.paging.estimate.line_breaking import Glyph
from zhibao.text.measuring import ems

_MOST_TYPES = 256


class Type(Struct, frozen=True):
    """What sets characters: a size and a spacing in points, and whether Latin ones are in a Chinese font."""

    size: float
    spacing: float
    is_chinese: bool
    is_hidden: bool = False


class _Widths(dict[str, float]):
    """The widths in points of the characters of a type, those that were asked for."""

    def __init__(self, type_: Type) -> None:
        super().__init__()
        self._type = type_

    def __missing__(self, character: str) -> float:
        type_ = self._type
        self[character] = ems(character, type_.is_chinese) * type_.size + type_.spacing
        return self[character]


widths_of = lru_cache(_MOST_TYPES)(_Widths)

# Text with what sets it, or a glyph that no type sets with its character.
Piece = tuple[Type | Glyph, str]


class Content(Struct):
    """The pieces of a paragraph, and before which of its glyphs bookmarks begin and pictures stand."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, str]] = field(default_factory=list)
    pictures: list[tuple[int, InlinePicture]] = field(default_factory=list)

    def add_text(self, type_: Type, text: str) -> None:
        """Add text; what is set alike is one piece, however many runs it is."""
        if text:
            self.length += len(text)
            if self.pieces and self.pieces[-1][0] == type_:
                text = self.pieces.pop()[1] + text
            self.pieces.append((type_, text))

    def add_glyph(self, glyph: Glyph) -> None:
        """Add a glyph that no type sets."""
        self.length += 1
        self.pieces.append((glyph, glyph.character))


def glyphs_of(pieces: tuple[Piece, ...]) -> list[Glyph]:
    """Return the glyphs of a paragraph one by one."""
    glyphs: list[Glyph] = []
    for set_by, text in pieces:
        if isinstance(set_by, Glyph):
            glyphs.append(set_by)
        else:
            widths = widths_of(set_by)
            glyphs += [Glyph(character, widths[character], set_by.size) for character in text]
    return glyphs
