"""How high rows of wrapped text are; Excel fits a row only when somebody edits it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from zhibao.text.measuring import all_ems, ems

FONT_SIZE = 10.0  # of the workbooks, in points
# Points; Excel refuses more than 409.5.
LINE_HEIGHT, ROW_PADDING, HEIGHT_LEAST, HEIGHT_MOST = 15.5, 5.0, 20.0, 409.0
# A character of the default font is 7 pixels wide, an em of FONT_SIZE 96/72 × 10; cells keep 5 pixels free.
_PIXELS_PER_CHARACTER, _PIXELS_PER_EM, _CELL_PADDING = 7.0, FONT_SIZE * 96 / 72, 5.0


def row_height(lines: int) -> float:
    """Return the height of a row of so many lines."""
    return min(max(lines * LINE_HEIGHT + ROW_PADDING, HEIGHT_LEAST), HEIGHT_MOST)


def line_count(text: str, width: float) -> int:
    """Return the lines that the text takes in a column of that width."""
    if "\n" in text:
        return sum(line_count(line, width) for line in text.split("\n"))
    return _lines(ems(text, chinese_font=True), _ems(width))


def line_counts(texts: Sequence[str], width: float) -> list[int]:
    """Return the lines that each text takes in a column of that width."""
    whole = _ems(width)
    if "\n" in "".join(texts):
        return [line_count(text, width) for text in texts]
    if max(map(len, texts), default=0) <= whole:
        # No character is wider than an em.
        return [1] * len(texts)
    return [_lines(taken, whole) for taken in all_ems(texts)]


def _lines(taken: float, whole: float) -> int:
    # Closing punctuation is not put at a line's beginning: a full line holds up to an em less.
    return 1 if taken <= whole else math.ceil(taken / max(whole - 1, 1))


@cache
def _ems(width: float) -> float:
    return (width * _PIXELS_PER_CHARACTER - _CELL_PADDING) / _PIXELS_PER_EM
