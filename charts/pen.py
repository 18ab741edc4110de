"""How a path is painted, as Agg asks for it."""

from __future__ import annotations

from functools import cache

from matplotlib.path import Path

from charts.marks import Point
from charts.style import PAPER

HATCH_WEIGHT, HATCH_DENSITY = 0.9, 6
Box = tuple[Point, Point]


class Pen:
    """How a path is painted, under the names that Agg asks for."""

    def __init__(
        self, colour: str, weight: float, join: str = "round", cap: str = "butt", is_smooth: bool = True
    ) -> None:
        self._rgb = rgba(colour)
        self._linewidth = weight
        self._joinstyle, self._capstyle = join, cap
        self._alpha, self._forced_alpha, self._antialiased = 1.0, False, int(is_smooth)
        self.clip: Box | None = None
        self.dashes: tuple[float, ...] = ()
        self.snap: bool | None = None
        self.hatch = ""

    @property
    def _cliprect(self) -> Box | None:
        """The rectangle outside which nothing is painted."""
        return self.clip

    def get_dashes(self) -> tuple[float, tuple[float, ...] | None]:
        """The pattern, none for an unbroken line."""
        return 0.0, self.dashes or None

    def get_clip_path(self) -> tuple[None, None]:
        """No path."""
        return None, None

    def get_snap(self) -> bool | None:
        """Whether edges are moved to whole pixels; None: those of rectangles."""
        return self.snap

    def get_hatch_path(self) -> Path | None:
        """The lines of the hatch."""
        return Path.hatch(self.hatch, HATCH_DENSITY) if self.hatch else None

    def get_hatch_color(self) -> tuple[float, ...]:
        """The colour of the hatch."""
        return rgba(PAPER)

    def get_hatch_linewidth(self) -> float:
        """The weight of the hatch."""
        return HATCH_WEIGHT

    def get_sketch_params(self) -> None:
        """No wavering lines."""


@cache
def rgba(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, 1.0
