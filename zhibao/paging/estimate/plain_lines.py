"""The lines of a paragraph of text alone, found line by line instead of character by character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain

from zhibao.paging.estimate.content import Piece, Type, glyphs_of, widths_of
from zhibao.paging.estimate.line_breaking import BREAKS, MARGIN, UNSEEN, Line, between, break_lines, hangs_after
from zhibao.text.measuring import GAP

# Of the paragraphs of a report, which is laid out several times.
_MOST_KNOWN = 1 << 11
# More characters than ever hang over a line's end.
_HANGING = 8


@lru_cache(_MOST_KNOWN)
def lines_of(pieces: tuple[Piece, ...], first: float, rest: float) -> tuple[Line, ...]:
    """Return the lines of a paragraph whose first line is `first` points wide and whose others are `rest`."""
    return plain_lines(pieces, first, rest) or break_lines(glyphs_of(pieces), first, rest)


def plain_lines(pieces: tuple[Piece, ...], first: float, rest: float) -> tuple[Line, ...]:
    """Return what `break_lines` does, but nothing where there is more than text, or a character takes less than 0."""
    text = "".join([part for _, part in pieces])
    types = [type_ for type_, _ in pieces if isinstance(type_, Type)]
    if not text or len(types) < len(pieces) or any(each in text for each in BREAKS):
        return ()
    widths, sizes = list[float](), list[float]()
    for type_, (_, part) in zip(types, pieces, strict=True):
        widths += map(widths_of(type_).__getitem__, part)
        sizes += [type_.size] * len(part)
    if min(widths) < 0:
        return ()
    # Most texts are short, and need no look at what stands beside what.
    is_short = sum(widths) + GAP * max(sizes) * len(text) < first - 2 * MARGIN
    starts = [0] if is_short else _starts(text, widths, sizes, first, rest)
    ends = (*starts[1:], len(text))
    return tuple([Line(start, 0.0, max(sizes[start:end])) for start, end in zip(starts, ends, strict=True)])


def _starts(text: str, widths: Sequence[float], sizes: Sequence[float], first: float, rest: float) -> list[int]:
    """Return where the lines begin."""
    pairs = list(map(between, text, text[1:]))
    lower = map(min, sizes, sizes[1:])
    gaps = [apart * size for (_, apart), size in zip(pairs, lower, strict=True)]
    # Added up in the order in which the glyphs are set: the width of one, the gap before it.
    steps = list(chain.from_iterable(zip(widths[1:], gaps, strict=True)))
    least = min(widths)
    most = int(min(max(first, rest) / least, len(text))) + _HANGING if least else len(text)
    starts, room = [0], first - MARGIN
    while True:
        start = starts[-1]
        reached = list(accumulate(steps[2 * start : 2 * (start + most)], initial=widths[start]))
        at = start + max((bisect_right(reached, room) + 1) // 2, 1)
        while at < len(text) and _stays(text, at, reached, start, widths, room):
            at += 1
        if at >= len(text):
            return starts
        chance = next((each for each in range(at, start, -1) if pairs[each - 1][0]), at)
        starts.append(chance)
        room = rest - MARGIN


def _stays(text: str, at: int, reached: Sequence[float], start: int, widths: Sequence[float], room: float) -> bool:
    """Tell whether a character that reaches over the edge may stay in its line."""
    if text[at] in UNSEEN:
        return True
    return hangs_after(text[at - 1], text[at]) and reached[2 * (at - start)] - widths[at] <= room
