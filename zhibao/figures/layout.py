"""How pictures under one caption share the width of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhibao.pack import PictureRules

_PER_ROW = {1: 1, 2: 2, 3: 3, 4: 2}
_MOST_PER_ROW = 3


@dataclass(frozen=True, slots=True)
class Size:
    """A printed size in mm."""

    width: float
    height: float


def arrange(aspects: Sequence[float], text_width: float, rules: PictureRules) -> list[list[Size]]:
    """Return the printed sizes, row by row, of pictures with these aspect ratios (width : height).

    One stands alone within single_width × single_height; two or three share a row at equal heights; four stand
    two by two, more in rows of three. No row is wider than `text_width` (mm).
    """
    if len(aspects) == 1:
        width = min(rules.single_width, rules.single_height * aspects[0], text_width)
        return [[Size(width, width / aspects[0])]]
    per_row = _PER_ROW.get(len(aspects), _MOST_PER_ROW)
    rows = [aspects[start : start + per_row] for start in range(0, len(aspects), per_row)]
    room = text_width - rules.gap * (per_row - 1)
    if len(rows) == 1:
        return [_sized(aspects, min(room / sum(aspects), rules.row_height))]
    # Several rows make a grid of equal cells, so that the columns stand under each other.
    return [_sized(row, min(room / per_row / max(row), rules.row_height)) for row in rows]


def _sized(aspects: Sequence[float], height: float) -> list[Size]:
    return [Size(height * aspect, height) for aspect in aspects]
