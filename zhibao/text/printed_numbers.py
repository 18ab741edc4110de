"""Numbers as they stand in a text: 120、1,234、69.43%、14.16:1、-5%."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.text.lazy_patterns import lazy_pattern

_NUMBER = lazy_pattern(r"\d+(?:[.,:]\d+)*%?")
_SIGNS = frozenset("-+−－＋")
# Before a dash that means “to” or parts two numbers: 2-3, A-5, 10%-20%, 3月-5月, 2个月-3个月, (2)-3.
_BEFORE_DASH = lazy_pattern(r"(?:[0-9A-Za-z%‰)）\0]|\d[^\W\d_]{1,2})$")
_LOOK_BACK = 3


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number begins and ends, with its sign; what must not count stands in the text as \\0."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        yield (start - 1 if _has_sign(text, start) else start), end


def _has_sign(text: str, start: int) -> bool:
    """Tell whether a sign, not a dash, stands before a number that begins at `start`."""
    if start == 0 or text[start - 1] not in _SIGNS:
        return False
    return not _BEFORE_DASH.search(text[max(start - 1 - _LOOK_BACK, 0) : start - 1])
