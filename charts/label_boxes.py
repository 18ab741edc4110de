"""Boxes in points, for finding room for labels."""

from __future__ import annotations

from itertools import accumulate, pairwise
from operator import add

from msgspec import Struct

Point = tuple[float, float]
Segment = tuple[Point, Point]


class LabelBox(Struct, frozen=True):
    """A box by its sides, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> LabelBox:
        """The box of that width and height with its middle at that point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    def touches(self, other: LabelBox) -> bool:
        """Whether the boxes have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def is_crossed_by(self, segment: Segment) -> bool:
        """Whether the straight line between the two points passes through the inside of the box."""
        (x0, y0), (x1, y1) = segment
        enters, leaves = 0.0, 1.0
        # Liang and Barsky: how far along the line each side is crossed.
        for start, step, low, high in ((x0, x1 - x0, self.left, self.right), (y0, y1 - y0, self.bottom, self.top)):
            if step:
                first, last = sorted(((low - start) / step, (high - start) / step))
                enters, leaves = max(enters, first), min(leaves, last)
            elif not low < start < high:
                return False
        return enters < leaves


def spread(wanted: list[float], heights: list[float], top: float, bottom: float) -> list[float]:
    """Middles of boxes stacked downwards between `top` and `bottom`, as near the wanted ones as can be.

    `wanted` falls from first to last.
    """
    middles: list[float] = []
    ceiling = top
    for middle, height in zip(_apart(wanted, heights), heights, strict=True):
        middles.append(min(middle, ceiling - height / 2))
        ceiling = middles[-1] - height / 2
    floor = bottom
    for index in reversed(range(len(middles))):
        middles[index] = max(middles[index], floor + heights[index] / 2)
        floor = middles[index] + heights[index] / 2
    return middles


def _apart(wanted: list[float], heights: list[float]) -> list[float]:
    """Middles of boxes that do not overlap; those that would are moved up and down alike."""
    steps = ((upper + lower) / 2 for upper, lower in pairwise(heights))
    below = list(accumulate(steps, initial=0.0))[: len(heights)]
    groups: list[tuple[float, int]] = []  # the mean place of the first box of each group, and how many boxes it has
    for place in map(add, wanted, below):
        groups.append((place, 1))
        while len(groups) > 1 and groups[-2][0] < groups[-1][0]:
            (lower, some), (upper, more) = groups.pop(), groups.pop()
            groups.append(((lower * some + upper * more) / (some + more), some + more))
    places = [place for place, count in groups for _ in range(count)]
    return [place - down for place, down in zip(places, below, strict=True)]
