"""How pictures under one caption share the width of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhibao.pack import PictureRules

_PER_ROW = {1: 1, 2: 2, 3: 3, 4: 2}
_MOST_PER_ROW = 3
_PANORAMA = 2.2
_SIMILAR = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """A printed size in mm."""

    width: float
    height: float


def arrange(aspects: Sequence[float], text_width: float, rules: PictureRules) -> list[list[Size]]:
    """Return the printed sizes, row by row, of pictures with these aspect ratios (width : height).

    One stands alone within single_width × single_height. A panorama among several has a row of its own. Of the
    others two or three share a row, four stand two by two, more in rows of three; all rows have one height, unless
    their shapes differ much. No row is wider than `text_width` (mm), a last row never higher than one above.
    """
    if len(aspects) == 1:
        width = min(rules.single_width, rules.single_height * aspects[0], text_width)
        return [[Size(width, width / aspects[0])]]
    rows = _rows(aspects)
    own = [_height(row, text_width, rules) for row in rows]
    evened = iter(_evened([height for row, height in zip(rows, own, strict=True) if not _is_panorama(row[0])]))
    return [
        _sized(row, height if _is_panorama(row[0]) else next(evened)) for row, height in zip(rows, own, strict=True)
    ]


def _is_panorama(aspect: float) -> bool:
    return aspect > _PANORAMA


def _rows(aspects: Sequence[float]) -> list[list[float]]:
    """Return the aspect ratios row by row, in their order."""
    others = sum(not _is_panorama(aspect) for aspect in aspects)
    per_row = _PER_ROW.get(others, _MOST_PER_ROW)
    rows: list[list[float]] = []
    for aspect in aspects:
        if not rows or len(rows[-1]) == per_row or _is_panorama(aspect) or _is_panorama(rows[-1][0]):
            rows.append([])
        rows[-1].append(aspect)
    return rows


def _height(row: Sequence[float], text_width: float, rules: PictureRules) -> float:
    room = text_width - rules.gap * (len(row) - 1)
    return min(room / sum(row), rules.row_height)


def _evened(heights: Sequence[float]) -> list[float]:
    """Return one height for all rows; where they differ much, each its own and the last the least."""
    if not heights:
        return []
    if min(heights) >= _SIMILAR * max(heights):
        return [min(heights)] * len(heights)
    return [*heights[:-1], min(heights)]


def _sized(aspects: Sequence[float], height: float) -> list[Size]:
    return [Size(height * aspect, height) for aspect in aspects]
