"""The form in which names are compared: one width, one kind of quotation mark, no spaces."""

from __future__ import annotations

from functools import lru_cache

from zhibao.text.folding import INVISIBLE, fold
from zhibao.text.lazy_patterns import lazy_pattern

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'"})
_SPACE = lazy_pattern(rf"(?:\s|{INVISIBLE.pattern})+")


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Return the form of a name under which `“双师型”教师 ` and `"双师型"教师` are the same."""
    return one_quote(squeezed(name))


def squeezed(text: str) -> str:
    """Return the text in half-width forms without white space and marks that have no width."""
    # What is letters, ideographs and digits throughout holds neither.
    return fold(text) if text.isalnum() else _SPACE.sub("", fold(text))


def one_quote(text: str) -> str:
    """Return the text, as long as before, with straight quotation marks only."""
    return text.translate(_QUOTES)
