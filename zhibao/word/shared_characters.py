"""Which characters of a text are set in its Chinese font: those that it shares with Latin go with their neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from zhibao.text.lazy_patterns import lazy_pattern

# What the hint decides about; letters, raised figures and hyphens among it are Latin wherever they stand.
_SHARED = lazy_pattern("[¡¤§¨ª¯°-´¶-º¼-¿×÷\u02b0-\u04ff\u2010-\u2bff\ue000-\uf8ff]")
_LATIN_SHARED = lazy_pattern("[ª²³¹º¼½¾\u0370-\u04ff\u2010\u2011]")
CHINESE = "\u2e80-\u2fff\u3001-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_CHINESE = lazy_pattern(f"[\u3000{CHINESE}]+")
_STRONG = lazy_pattern(rf"(?P<chinese>{_CHINESE.pattern})|[A-Za-zÀ-ÖØ-öø-ʯ\u0370-\u04ff]+")
_PAIRS = {"”": "“", "’": "‘"}
_MARKS = lazy_pattern("[“”‘’]")


def wants(text: str) -> list[bool | None]:
    """Return for each character whether it is set in the Chinese font, None for those that have but one font."""
    wanted: list[bool | None] = [None] * len(text)
    for stretch in _CHINESE.finditer(text):
        wanted[slice(*stretch.span())] = [True] * len(stretch[0])
    shared = [match.start() for match in _SHARED.finditer(text)]
    if not shared:
        return wanted
    strong = [(*match.span(), bool(match["chinese"])) for match in _STRONG.finditer(text)]
    starts, ends = [start for start, _, _ in strong], [end for _, end, _ in strong]
    for at in shared:
        sides = {strong[each][2] for each in _neighbours(starts, ends, at)}
        wanted[at] = not _LATIN_SHARED.match(text[at]) and (True in sides or not sides)
    for opening, closing in _pairs(text):
        wanted[opening] = wanted[closing] = bool(wanted[opening] or wanted[closing])
    return wanted


def _neighbours(starts: Sequence[int], ends: Sequence[int], at: int) -> Iterator[int]:
    """Yield the numbers of the stretches, by their starts and ends, that are nearest to a character on both sides."""
    before, after = bisect_left(starts, at) - 1, bisect_right(ends, at + 1)
    if before >= 0:
        yield before
    if after < len(ends):
        yield after


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotation marks open and close; a mark that has no other is none of a pair."""
    unclosed: list[int] = []
    for mark in _MARKS.finditer(text):
        if mark[0] not in _PAIRS:
            unclosed.append(mark.start())
        elif unclosed and text[unclosed[-1]] == _PAIRS[mark[0]]:
            yield unclosed.pop(), mark.start()
