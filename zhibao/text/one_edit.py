"""Whether two words differ as a slip of the hand makes them differ."""

from __future__ import annotations

from collections.abc import Sequence


def is_one_edit(one: str, other: str) -> bool:
    """Tell whether one character added, left out or changed, or two neighbours that changed places, are all."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = _alike(one, other)
    left, right = one[start:], other[start:]
    end = _alike(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many characters both begin with."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))
