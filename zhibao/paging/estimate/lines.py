"""Where a paragraph's lines break: Chinese text as LibreOffice and Word set it (GB/T 15834—2011 5.1 for marks)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from PIL import ImageFont

_NO_BEGINNING = frozenset("，。、；：！？）》」』”’…—％‰℃〉】〕}])%.,;:!?·")
_NO_END = frozenset("（《“‘「『【〔([{〈")
# Marks that may stand beyond the right margin (w:overflowPunct, on by default).
_HANGING = frozenset("，。、；：！？")
_DOUBLE = frozenset("—…")
_AMBIGUOUS_NARROW = "·"
# The gap that LibreOffice puts between Chinese and Latin characters, in parts of the font's size; Word's is 1/4.
_GAP = 0.2
_EM = 1000


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character, its size in pt, and the spacing in pt that its format adds to it."""

    text: str
    size: float
    spacing: float = 0.0


def line_count(characters: Sequence[Character], first: float, other: float) -> int:
    """Return how many lines the characters take: widths in pt of the first line and of the others; at least 1."""
    lines, filled, width = 1, 0.0, first
    for unit in _units(characters):
        advances = [_advance(characters, place) for place in unit]
        if filled and filled + _needed(characters, unit, advances) > width:
            lines, filled, width = lines + 1, 0.0, other
        filled += sum(advances)
        while _needed(characters, unit, advances) > other and filled > width > 0:
            # A unit wider than a line, such as a web address, breaks where the line ends.
            lines, filled, width = lines + 1, filled - width, other
    return lines


def is_wide(text: str) -> bool:
    """Tell whether a character takes a whole square in a Chinese font."""
    return unicodedata.east_asian_width(text) in "WFA" and text not in _AMBIGUOUS_NARROW


def width_of(text: str, size: float) -> float:
    """Return the width in pt of a text in the size given, without spacing or gaps."""
    return sum(size if is_wide(each) else _latin_width(each) * size for each in text)


def _units(characters: Sequence[Character]) -> Iterator[list[int]]:
    """Yield the places of characters that no line break parts."""
    unit: list[int] = []
    for place, character in enumerate(characters):
        if unit and not _may_part(characters[place - 1].text, character.text):
            unit.append(place)
            continue
        if unit:
            yield unit
        unit = [place]
    if unit:
        yield unit


def _may_part(before: str, after: str) -> bool:
    if after in _NO_BEGINNING or before in _NO_END or after == " ":
        return False
    if before in _DOUBLE and before == after:
        return False
    return is_wide(before) or is_wide(after) or before in (" ", "/")


def _needed(characters: Sequence[Character], unit: Sequence[int], advances: Sequence[float]) -> float:
    """Return the width that a unit must find; a mark hangs only after a Chinese character, a space always."""
    last = characters[unit[-1]].text
    after_chinese = len(unit) == 1 or is_wide(characters[unit[-2]].text)
    hangs = last == " " or (last in _HANGING and after_chinese)
    return sum(advances) - (advances[-1] if hangs else 0)


def _advance(characters: Sequence[Character], place: int) -> float:
    here = characters[place]
    own = width_of(here.text, here.size) + here.spacing
    has_gap = place + 1 < len(characters) and _is_gap(here.text, characters[place + 1].text)
    return own + (_GAP * here.size if has_gap else 0)


def _is_gap(before: str, after: str) -> bool:
    return (_is_ideograph(before) and _is_latin(after)) or (
        _is_ideograph(after) and (_is_latin(before) or before == "%")
    )


def _is_ideograph(text: str) -> bool:
    return unicodedata.category(text) == "Lo"


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


@cache
def _latin_width(text: str) -> float:
    """Return a narrow character's width in parts of the size: STIX has the widths of Times."""
    return float(_times().getlength(text)) / _EM


@cache
def _times() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "STIXGeneral.ttf"), _EM)
