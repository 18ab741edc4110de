"""The words that tags begin with, and what they were meant to be when they are misspelt."""

from __future__ import annotations

import re

from zhibao.render.reasons import BLOCK_WORDS
from zhibao.text.nearest import nearest

# What must not be taken for a slip of those: Jinja's and docxtpl's other words, and one that may mean several.
_OTHERS = (
    "include", "import", "from", "extends", "block", "endblock", "raw", "endraw", "autoescape", "endautoescape", "do",
    "vm", "hm", "cellbg", "colspan", "end",
)  # fmt: skip
_LIKE = 0.66
_APART = re.compile(r"end\s+(if|for|macro|set|with|call|filter)\b", re.IGNORECASE)
_ELSE_IF = re.compile(r"else?\s*if\b|elsif\b", re.IGNORECASE)
# For other patterns; the longest first.
WORD = "|".join(sorted(BLOCK_WORDS, key=len, reverse=True))


def meant(words: str) -> str:
    """Return what stands in a block tag with its first word as it was meant."""
    if apart := _APART.match(words):
        return f"end{apart[1].lower()}{words[apart.end() :]}"
    if else_if := _ELSE_IF.match(words):
        return f"elif{words[else_if.end() :]}"
    first = re.match(r"\w+", words)
    if first is None or first[0].lower() in _OTHERS:
        return words
    word = _swapped(first[0].lower()) or nearest(first[0].lower(), BLOCK_WORDS, _LIKE) or first[0]
    return f"{word}{words[first.end() :]}"


def _swapped(word: str) -> str | None:
    """Return the word whose letters these are."""
    return next((each for each in BLOCK_WORDS if sorted(each) == sorted(word)), None)
