"""The nearest known name, for messages that suggest a spelling."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from zhibao.text.width import fold

LIKENESS = 0.4


def nearest(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """Return the known name most like `name`, or None when none is as like it as `likeness` (0–1) asks.

    Likeness is twice the common characters by all characters: one shared of two (段洛, 段落) must count as alike.
    """
    candidates = list(known)
    wanted = _compared(name).strip()
    if not wanted:
        return None
    compared = [_compared(candidate) for candidate in candidates]
    found = process.extractOne(wanted, compared, scorer=fuzz.ratio, score_cutoff=100 * likeness)
    return candidates[found[2]] if found else None


@lru_cache(maxsize=65536)
def _compared(name: str) -> str:
    """Return the form in which names are compared; thousands of misspelt names meet the same candidates."""
    return fold(name).casefold()


def suggestion(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return `，是不是“…”？` for the nearest known name, or a full stop."""
    found = nearest(name, known, likeness)
    return f"，是不是“{found}”？" if found else "。"
