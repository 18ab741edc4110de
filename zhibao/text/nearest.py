"""The nearest known name, for messages that suggest a spelling."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from zhibao.text.folding import fold
from zhibao.text.numbers import number_meant

LIKENESS = 0.4


def nearest(name: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """Return the known name most like `name`, or None when none is as like it as `likeness` (0–1) asks.

    Likeness is twice the common characters by all characters: one shared of two (段洛, 段落) must count as alike.
    """
    # Here and not above: most runs misspell nothing, and help should stand at once.
    from rapidfuzz import fuzz, process

    candidates = tuple(known)
    wanted = _compared(name).strip()
    if not wanted:
        return None
    found = process.extractOne(wanted, _all_compared(candidates), scorer=fuzz.ratio, score_cutoff=100 * likeness)
    return candidates[found[2]] if found else None


def _compared(name: str) -> str:
    """Return the form in which names are compared."""
    return fold(name).casefold()


@lru_cache(maxsize=16)
def _all_compared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of all names; thousands of misspelt names meet the same candidates."""
    return tuple(map(_compared, names))


def suggestion(
    name: str, known: Iterable[str], likeness: float = LIKENESS, refused: Callable[[str], bool] = lambda name: False
) -> str:
    """Return `，是不是“…”？` for the nearest known name that is not refused, or a full stop.

    What is a number but for letters like its digits (2468O) is taken for that number.
    """
    if number := number_meant(name):
        return f"，是不是数字 {number}？"
    names = tuple(known)
    found = nearest(name, names, likeness)
    if found and (found == name or refused(found)):
        found = nearest(name, [each for each in names if not (each == name or refused(each))], likeness)
    return f"，是不是“{found}”？" if found else "。"
