"""How wide text is, in ems: Chinese characters a square, Latin ones as in Times New Roman, a gap between the two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

# Advance widths of U+0020 to U+007E in thousandths of an em, from the metrics of Times.
# fmt: off
_TIMES = (
    250, 333, 408, 500, 500, 833, 778, 333, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)
# fmt: on
_FIRST = 0x20
_HALF = 0.5
# LibreOffice's gap is a fifth of the font's size (BuildPortions in sw/source/core/text/itrform2.cxx), Word's a quarter.
GAP, _WORD_GAP = 0.2, 0.25
# What digits and letters of a substitute for 黑体 take beyond the half em that its own take.
_BEYOND_HALF = 0.06
# All texts of a table of 20,000 rows, which are asked for several times; of those with digits alike there are few.
_MOST_KNOWN, _MOST_FORMS = 1 << 17, 1 << 14
# In a Chinese font: what takes half an em and one byte of UTF-8, or a whole em and three bytes.
_SQUARES_AND_HALVES = re.compile("[ -~\u4e00-\u9fff（），、。；：“”【】％]*")
_IN_YEARS, _DIGITS = str.maketrans("23456789", "10000000"), str.maketrans("123456789", "000000000")


@lru_cache(_MOST_KNOWN)
def alike(text: str) -> str:
    """Return a text that is as wide and breaks as this one: 0 for digits, but 1 for 1 and 2 where one begins a year."""
    return text.translate(_IN_YEARS if "年" in text else _DIGITS)


@cache
def is_wide(character: str) -> bool:
    """Tell whether the character takes a whole em; quotes, dashes and signs do, as in Chinese fonts."""
    kind = unicodedata.east_asian_width(character)
    return kind in "WF" or (kind == "A" and not character.isalpha())


def ems(text: str, chinese_font: bool = False) -> float:
    """Return the width without gaps; `chinese_font` says that Latin characters are set in one, at half an em."""
    # A long table is measured character by character, several times.
    if chinese_font and _SQUARES_AND_HALVES.fullmatch(text):
        # Two bytes more for each square one.
        return (len(text.encode()) + len(text)) / 4
    return sum(map((_CHINESE if chinese_font else _LATIN).__getitem__, text))


def all_ems(texts: Sequence[str]) -> list[float]:
    """Return the width of each text without gaps, in a Chinese font."""
    if _SQUARES_AND_HALVES.fullmatch("".join(texts)):
        return [(len(text.encode()) + len(text)) / 4 for text in texts]
    return [ems(text, chinese_font=True) for text in texts]


@lru_cache(_MOST_FORMS)
def spaced_ems(text: str) -> float:
    """Return the width of one line, Latin letters as in Times New Roman, with the gaps between these and Chinese."""
    return ems(text) + sum(gap(left, right) for left, right in pairwise(text))


@lru_cache(_MOST_FORMS)
def most_ems(text: str, chinese_font: bool = False) -> float:
    """Return the width of one line where it is set widest: with Word's gaps and, in a Chinese font, with a substitute.

    `chinese_font` is that of headings, 黑体.
    """
    gaps = sum(_WORD_GAP for left, right in pairwise(text) if gap(left, right))
    return ems(text) + gaps + (_BEYOND_HALF * sum(map(_is_latin, text)) if chinese_font else 0.0)


def gap(left: str, right: str) -> float:
    """Return the gap between two characters: where an ideograph meets a Latin letter or digit."""
    meet = (_is_ideograph(left) and _is_latin(right)) or (_is_latin(left) and _is_ideograph(right))
    return GAP if meet else 0.0


class _Widths(dict[str, float]):
    """The ems of characters, those that were asked for."""

    def __init__(self, latin: tuple[int, ...]) -> None:
        super().__init__()
        self._latin = latin

    def __missing__(self, character: str) -> float:
        place = ord(character) - _FIRST
        narrow = self._latin[place] / 1000 if 0 <= place < len(self._latin) else _HALF
        self[character] = 1.0 if is_wide(character) else narrow
        return self[character]


_LATIN, _CHINESE = _Widths(_TIMES), _Widths(())


@cache
def _is_ideograph(character: str) -> bool:
    return is_wide(character) and unicodedata.category(character) == "Lo"


@cache
def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_wide(character)
