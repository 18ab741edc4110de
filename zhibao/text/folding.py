"""Characters that look alike folded into one: what is printed, and what the program parses or compares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from zhibao.text.lazy_patterns import lazy_pattern

# No-break, thin and other spaces that come from web pages, PDF and Word.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
# Marks without width: joiners, byte order marks, soft hyphens, marks of writing direction.
INVISIBLE = lazy_pattern("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
# Radicals of the block U+2E80 that are whole ideographs; those of Kangxi (U+2F00) Unicode itself says.
_RADICALS = {
    ord(radical): ideograph
    for radical, ideograph in zip(
        "⺒⺓⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "巳幺母民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
}
_MINUS_AND_RATIO = {"−": "-", "‐": "-", "‑": "-", "∶": ":", "∕": "/", "⁄": "/"}


def _by_unicode(codes: Iterable[int]) -> dict[int, str]:
    """Return the characters that Unicode says are another one in a form of their own, with that one."""
    folded = {code: unicodedata.normalize("NFKC", chr(code)) for code in codes}
    return {code: text for code, text in folded.items() if len(text) == 1 and text != chr(code)}


_IDEOGRAPHS = _RADICALS | _by_unicode((*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E)))
_UNIFIED = _SPACES | _IDEOGRAPHS
_FOLDED = _by_unicode((*range(0xFF01, 0xFF5F), 0x3000, *range(0xFE50, 0xFE6C))) | str.maketrans(_MINUS_AND_RATIO)
_FOLDED |= _UNIFIED


# Where all of these characters are, with others that stay: hardly a text has one, and a search is quicker.
MAY_BE_UNIFIED = lazy_pattern("[\u00a0\u1680\u2000-\u205f\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
_MAY_BE_FOLDED = re.compile(
    "[\u00a0\u1680\u2000-\u2fdf\u3000\uf900-\ufaff\ufe50-\ufe6b\uff01-\uff5e\U0002f800-\U0002fa1f]"
)


def unified(text: str) -> str:
    """Return the text, as long as before, with plain spaces and each ideograph in its usual form, as it is printed."""
    return text.translate(_UNIFIED) if MAY_BE_UNIFIED.search(text) else text


def fold(text: str) -> str:
    """Return the text, as long as before, in half-width forms with one kind of space, minus, colon and ideograph."""
    return text.translate(_FOLDED) if _MAY_BE_FOLDED.search(text) else text
