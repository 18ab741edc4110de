"""How wide characters are: Chinese ones a square, Latin ones as in Times New Roman."""

from __future__ import annotations

import unicodedata

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


def is_wide(character: str) -> bool:
    """Tell whether the character takes a whole em; quotes and dashes do, as in Chinese fonts."""
    return unicodedata.east_asian_width(character) in "WFA"


def is_ideograph(character: str) -> bool:
    """Tell whether Word puts a gap between the character and a Latin letter or digit."""
    return is_wide(character) and unicodedata.category(character) == "Lo"


def is_latin(character: str) -> bool:
    """Tell whether the character is a letter or digit that is not Chinese."""
    return character.isalnum() and not is_wide(character)


def ems(character: str, chinese_font: bool) -> float:
    """Return the width in ems; `chinese_font` says that Latin characters are set in a Chinese font, at half an em."""
    if is_wide(character):
        return 1.0
    place = ord(character) - _FIRST
    if chinese_font or not 0 <= place < len(_TIMES):
        return _HALF
    return _TIMES[place] / 1000
