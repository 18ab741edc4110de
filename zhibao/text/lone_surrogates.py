"""Halves of characters: names of files may have them, and no file can hold them as text."""

from __future__ import annotations

from zhibao.text.lazy_patterns import lazy_pattern

_HALF = lazy_pattern("[\ud800-\udfff]")


def without_halves(words: str) -> str:
    """Return the words with U+FFFD, which readers know as an unreadable character, for each half."""
    return words if words.isascii() else _HALF.sub("\ufffd", words)
