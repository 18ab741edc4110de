"""The nearest known name, for messages that suggest a spelling."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from zhibao.text.width import fold

LIKENESS = 0.4


def nearest(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """Return the known name most like `name`, or None when none is as like it as `likeness` (0–1) asks."""
    wanted = fold(name).strip().casefold()
    scored = [(_likeness(wanted, fold(candidate).casefold()), candidate) for candidate in known]
    score, candidate = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return candidate if score >= likeness else None


def _likeness(left: str, right: str) -> float:
    """Return 0–1; one shared character of two (段洛, 段落) must count as alike."""
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def suggestion(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str:
    """Return `，是不是“…”？` for the nearest known name, or a full stop."""
    found = nearest(name, known, likeness)
    return f"，是不是“{found}”？" if found else "。"
