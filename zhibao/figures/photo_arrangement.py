"""How pictures under one caption share the width of the text."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, groupby

from msgspec import Struct

from zhibao.pack import PictureRules

_PER_ROW = {1: 1, 2: 2, 3: 3, 4: 2}
_MOST_PER_ROW = 3
_MOST_UPRIGHT_PER_ROW = 4
_UPRIGHT = 0.85
_PANORAMA = 2.2
_SIMILAR = 0.5
# A caption of two lines and the space around it stand on the page of the pictures.
_CAPTION_HEIGHT = 25


class Size(Struct, frozen=True):
    """A printed size in mm."""

    width: float
    height: float


class TextArea(Struct, frozen=True):
    """The width that figures may have, and the heights of the text on portrait and landscape pages, in mm."""

    width: float
    portrait_height: float = math.inf
    landscape_height: float = math.inf

    def room(self, landscape: bool) -> Size:
        """Return the room for the pictures of one figure and the caption below them."""
        return Size(self.width, self.landscape_height if landscape else self.portrait_height)


def arrange(aspects: Sequence[float], room: Size, rules: PictureRules) -> list[list[Size]]:
    """Return the printed sizes, row by row, of pictures with these aspect ratios (width : height).

    One stands alone within single_width × single_height, a panorama as wide as the text. A panorama among several has
    a row of its own. Of the others two or three share a row, four stand two by two (upright ones side by side), more
    in rows of up to three (upright ones four) that are as long as each other as far as can be. All rows have one
    height, unless their shapes differ much. No row is wider than `room`, a last row never higher than one above, and
    all rows with the caption fit into `room`.
    """
    if len(aspects) == 1:
        height = min(rules.single_height, room.height - _CAPTION_HEIGHT)
        widest = room.width if _is_panorama(aspects[0]) else rules.single_width
        width = min(widest, height * aspects[0], room.width)
        return [[Size(width, width / aspects[0])]]
    rows = _rows(aspects)
    own = [_height(row, room.width, rules) for row in rows]
    evened = iter(_evened([height for row, height in zip(rows, own, strict=True) if not _is_panorama(row[0])]))
    heights = [height if _is_panorama(row[0]) else next(evened) for row, height in zip(rows, own, strict=True)]
    scale = min((room.height - _CAPTION_HEIGHT - rules.gap * len(rows)) / sum(heights), 1)
    return [_sized(row, height * scale) for row, height in zip(rows, heights, strict=True)]


def _is_panorama(aspect: float) -> bool:
    return aspect > _PANORAMA


def _rows(aspects: Sequence[float]) -> list[list[float]]:
    """Return the aspect ratios row by row, in their order."""
    others = [aspect for aspect in aspects if not _is_panorama(aspect)]
    per_row = _per_row(others)
    return [
        row
        for is_wide, run in groupby(aspects, key=_is_panorama)
        for row in ([[aspect] for aspect in run] if is_wide else _even_rows(list(run), per_row))
    ]


def _per_row(aspects: Sequence[float]) -> int:
    if len(aspects) > _MOST_PER_ROW and max(aspects) < _UPRIGHT:
        return _MOST_UPRIGHT_PER_ROW
    return _PER_ROW.get(len(aspects), _MOST_PER_ROW)


def _even_rows(aspects: list[float], most: int) -> list[list[float]]:
    """Return as few rows as will do, the first ones at most one longer than the last."""
    count = math.ceil(len(aspects) / most)
    lengths = [len(aspects) // count + (number < len(aspects) % count) for number in range(count)]
    ends = list(accumulate(lengths))
    return [aspects[end - length : end] for end, length in zip(ends, lengths, strict=True)]


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
