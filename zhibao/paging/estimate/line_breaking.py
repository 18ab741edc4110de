"""Where lines of mixed Chinese and Latin text break."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from zhibao.text.measuring import gap, is_wide

_NO_START = frozenset("，。、；：？！）》」』】〕〉”’％%‰…—·～,.;:?!)]}℃°")
_NO_END = frozenset("（《「『【〔〈“‘([{$￥")
_HANGING = frozenset("，。、；：？！．,.;:?!")
NEW_LINE, NEW_PAGE = "\n", "\f"
BREAKS = (NEW_LINE, NEW_PAGE)
UNSEEN = (" ", *BREAKS)
# Programs evaluate in whole twips and round up; a line that is full to the hair does not hold.
MARGIN = 0.05


class Glyph(Struct, frozen=True):
    """A character or an inline picture, in points; a picture has the character U+FFFC and a height."""

    character: str
    width: float
    size: float
    height: float = 0.0


class Line(Struct, frozen=True):
    """A line of a paragraph: its first glyph's place, its tallest picture and largest font in points."""

    start: int
    picture: float = 0.0
    size: float = 0.0
    ends_page: bool = False


def break_lines(glyphs: Sequence[Glyph], first: float, rest: float) -> tuple[Line, ...]:
    """Return the lines of a paragraph whose first line is `first` points wide and whose others are `rest`."""
    starts = [0]
    at, used, chance, room = 0, 0.0, 0, first - MARGIN
    while at < len(glyphs):
        glyph, start = glyphs[at], starts[-1]
        used += glyph.width
        if at > start:
            left = glyphs[at - 1]
            may_break, apart = between(left.character, glyph.character)
            chance = at if may_break else chance
            used += apart * min(left.size, glyph.size)
            if left.character in BREAKS or not (used <= room or _fits(glyphs, at, used, room)):
                starts.append(at if left.character in BREAKS or chance <= start else chance)
                at, used, chance, room = starts[-1], 0.0, 0, rest - MARGIN
                continue
        at += 1
    return tuple(_line(glyphs, start, end) for start, end in zip(starts, [*starts[1:], len(glyphs)], strict=True))


def _line(glyphs: Sequence[Glyph], start: int, end: int) -> Line:
    content = glyphs[start:end]
    picture = max((glyph.height for glyph in content), default=0.0)
    size = max((glyph.size for glyph in content), default=0.0)
    return Line(start, picture, size, bool(content) and content[-1].character == NEW_PAGE)


def _fits(glyphs: Sequence[Glyph], at: int, used: float, room: float) -> bool:
    """Tell whether a glyph that reaches over the edge may stay in its line."""
    glyph = glyphs[at]
    if glyph.character in UNSEEN:
        return True
    return hangs_after(glyphs[at - 1].character, glyph.character) and used - glyph.width <= room


def hangs_after(left: str, right: str) -> bool:
    """Tell whether a character may stand in the margin: LibreOffice lets punctuation after Chinese only, Word all."""
    return right in _HANGING and is_wide(left)


@lru_cache(maxsize=1 << 14)
def between(left: str, right: str) -> tuple[bool, float]:
    """Tell whether a line may break between two characters, and return the gap between them in ems."""
    return _may_break(left, right), gap(left, right)


def _may_break(before: str, after: str) -> bool:
    if after in _NO_START or before in _NO_END or after == " ":
        return False
    if before in " -" or after == "\ufffc" or before == "\ufffc":
        return True
    return is_wide(before) or is_wide(after)
