"""Where the members of grouped drawings lie, and how they are turned and mirrored (ECMA-376 part 1, §20.1.7).

A frame states its place (`off`, `ext`) in the space around it, and is mirrored before it is turned about its middle.
A group's members are placed in a space of its own (`chOff`, `chExt`), which fills the group's frame.
"""

from __future__ import annotations

import math

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet import Element, parsed

_DEGREE = 60_000
_QUARTER = 90
_WHOLE_NUMBER = lazy_pattern(r"-?[0-9]{1,18}")
_MOST_INSET = 95_250  # EMU, ten pixels
_NO_FRAME = parsed(b"<xfrm/>")
Point = tuple[float, float]


class Turn(Struct, frozen=True):
    """Quarter turns clockwise, after mirroring left to right, and the degrees that are left over."""

    quarters: int = 0
    mirrored: bool = False
    tilt: int = 0


class Space(Struct, frozen=True):
    """How points of a space lie on the sheet: x' = a·x + b·y + left, y' = c·x + d·y + top."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    left: float = 0
    top: float = 0

    def point(self, at: Point) -> Point:
        """Return where a point of the space lies."""
        x, y = at
        return self.a * x + self.b * y + self.left, self.c * x + self.d * y + self.top

    def holding(self, inner: Space) -> Space:
        """Return how points of a space inside this one lie."""
        ends = (inner.point(each) for each in ((0, 0), (1, 0), (0, 1)))
        (left, top), (ax, cx), (by, dy) = map(self.point, ends)
        return Space(ax - left, by - left, cx - top, dy - top, left, top)

    @property
    def turn(self) -> Turn:
        """How what stands upright in the space stands on the sheet."""
        mirrored = self.a * self.d < self.b * self.c
        degrees = math.degrees(math.atan2(-self.c, -self.a) if mirrored else math.atan2(self.c, self.a))
        quarters = round(degrees / _QUARTER)
        return Turn(quarters % 4, mirrored, round(degrees - quarters * _QUARTER))


class PictureFrame(Struct, frozen=True):
    """A frame in the space around it; lengths in the space's units, the turn in degrees clockwise."""

    left: float
    top: float
    width: float
    height: float
    degrees: float = 0
    flip_x: bool = False
    flip_y: bool = False

    @classmethod
    def of(cls, xfrm: Element) -> PictureFrame:
        """Return the frame that an `xfrm` element states."""
        left, top = _pair(xfrm, "off", "x", "y")
        width, height = _pair(xfrm, "ext", "cx", "cy")
        flips = (xfrm.get(name) in ("1", "true") for name in ("flipH", "flipV"))
        return cls(left, top, width, height, whole_number(xfrm.get("rot")) / _DEGREE, *flips)

    @property
    def space(self) -> Space:
        """How points of the frame, counted from its middle, lie in the space around it."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        across, down = (-1 if self.flip_x else 1), (-1 if self.flip_y else 1)
        middle = (self.left + self.width / 2, self.top + self.height / 2)
        return Space(cos * across, -sin * down, sin * across, cos * down, *middle)

    def members(self, xfrm: Element) -> Space:
        """Return how the space of the members of a group with this frame lies in the space around it."""
        left, top = _pair(xfrm, "chOff", "x", "y")
        width, height = _pair(xfrm, "chExt", "cx", "cy")
        across = self.width / width if width else 1.0
        down = self.height / height if height else 1.0
        middle = ((left + width / 2) * across, (top + height / 2) * down)
        return self.space.holding(Space(across, 0, 0, down, -middle[0], -middle[1]))

    @property
    def corner(self) -> Point:
        """The corner where an anchor begins: Excel anchors what is turned to lie on its side as it then looks."""
        on_side = round(self.degrees / _QUARTER) % 2
        width, height = (self.height, self.width) if on_side else (self.width, self.height)
        return self.left + (self.width - width) / 2, self.top + (self.height - height) / 2

    def seen_corner(self, around: Space) -> Point:
        """Return the upper left of what is seen on the sheet, a little inside it, for frames that just touch."""
        space, x, y = around.holding(self.space), self.width / 2, self.height / 2
        corners = [space.point(each) for each in ((-x, -y), (x, -y), (-x, y), (x, y))]
        (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*corners, strict=True))
        return left + min((right - left) / 10, _MOST_INSET), top + min((bottom - top) / 10, _MOST_INSET)


def xfrm_of(thing: Element) -> Element:
    """Return the element that states the frame of a picture, shape, chart or group, an empty one where none does."""
    found = thing.find("{*}xfrm")
    found = thing.find("./*/{*}xfrm") if found is None else found
    return _NO_FRAME if found is None else found


def _pair(xfrm: Element, name: str, first: str, second: str) -> Point:
    found = xfrm.find(f"{{*}}{name}")
    return (whole_number(found.get(first)), whole_number(found.get(second))) if found is not None else (0, 0)


def whole_number(text: str | None) -> int:
    """Return a whole number written in XML, 0 for what is none or lies beyond all sheets."""
    stated = (text or "").strip()
    return int(stated) if _WHOLE_NUMBER.fullmatch(stated) else 0
