"""Where lines of mixed Chinese and Latin text break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhibao.text.measuring import gap, is_wide

_NO_START = frozenset("，。、；：？！）》」』】〕〉”’％%‰…—·～,.;:?!)]}℃°")
_NO_END = frozenset("（《「『【〔〈“‘([{$￥")
_HANGING = frozenset("，。、；：？！．,.;:?!")
NEW_LINE, NEW_PAGE = "\n", "\f"
_BREAKS = (NEW_LINE, NEW_PAGE)
# Programs evaluate in whole twips and round up; a line that is full to the hair does not hold.
_MARGIN = 0.05


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character or an inline picture, in points; a picture has the character U+FFFC and a height."""

    character: str
    width: float
    size: float
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: its first glyph's place, its tallest picture and largest font in points."""

    start: int
    picture: float = 0.0
    size: float = 0.0
    ends_page: bool = False


def break_lines(glyphs: Sequence[Glyph], first: float, rest: float) -> tuple[Line, ...]:
    """Return the lines of a paragraph whose first line is `first` points wide and whose others are `rest`."""
    starts = [0]
    at, used, chance = 0, 0.0, 0
    while at < len(glyphs):
        start = starts[-1]
        if at > start and _may_break(glyphs[at - 1], glyphs[at]):
            chance = at
        room = first if len(starts) == 1 else rest
        used += glyphs[at].width + (_gap(glyphs[at - 1], glyphs[at]) if at > start else 0.0)
        if at > start and glyphs[at - 1].character in _BREAKS:
            chance = at
        elif _fits(glyphs, at, used, room) or at == start:
            at += 1
            continue
        starts.append(chance if chance > start else at)
        at, used, chance = starts[-1], 0.0, 0
    return tuple(_line(glyphs, start, end) for start, end in zip(starts, [*starts[1:], len(glyphs)], strict=True))


def _line(glyphs: Sequence[Glyph], start: int, end: int) -> Line:
    content = glyphs[start:end]
    picture = max((glyph.height for glyph in content), default=0.0)
    size = max((glyph.size for glyph in content), default=0.0)
    return Line(start, picture, size, bool(content) and content[-1].character == NEW_PAGE)


def _fits(glyphs: Sequence[Glyph], at: int, used: float, room: float) -> bool:
    glyph = glyphs[at]
    if used <= room - _MARGIN or glyph.character in (" ", *_BREAKS):
        return True
    # LibreOffice lets punctuation hang in the margin after a Chinese character only, Word after any.
    hangs = glyph.character in _HANGING and is_wide(glyphs[at - 1].character)
    return hangs and used - glyph.width <= room - _MARGIN


def _gap(left: Glyph, right: Glyph) -> float:
    return gap(left.character, right.character) * min(left.size, right.size)


def _may_break(left: Glyph, right: Glyph) -> bool:
    before, after = left.character, right.character
    if after in _NO_START or before in _NO_END or after == " ":
        return False
    if before in " -" or after == "\ufffc" or before == "\ufffc":
        return True
    return is_wide(before) or is_wide(after)
