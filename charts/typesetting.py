"""Texts set in the fonts of the charts, as Matplotlib sets them."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.ft2font import LoadFlags
from msgspec import Struct

from charts.fonts import font_line, font_paths
from charts.marks import Label, Point
from charts.style import DPI

_KEPT = 4096


class TextLine(Struct, frozen=True):
    """A line of a text: its width, how far it reaches above and below its base line, and where that begins."""

    text: str
    width: float
    ascent: float
    descent: float
    start: Point


class SetText(Struct, frozen=True):
    """The lines of a text, and the box around it: its corner that would be the lower left one, and its size."""

    lines: tuple[TextLine, ...]
    corner: Point
    size: Point


@cache
def font(size: float) -> FontProperties:
    """The font at that size in points; what it lacks is taken from the other one."""
    return FontProperties(family=_families(), size=size)


@cache
def _families() -> tuple[str, ...]:
    """The names by which Matplotlib finds the fonts: an installed one may have their own, but none that of a file."""
    paths = font_paths()
    fontManager.ttflist.extend(FontEntry(fname=path, name=path) for path in paths)
    return paths


@lru_cache(_KEPT)
def measured(line: str, size: float) -> tuple[float, float, float]:
    """The width and the height in pixels of the ink of a line, and how far it reaches below the base line."""
    opened = get_font(font_paths())
    opened.set_size(size, DPI)
    opened.set_text(line, 0.0, flags=LoadFlags.NO_HINTING)
    width, height = opened.get_width_height()
    return width / 64, height / 64, opened.get_descent() / 64


@cache
def _of_font(size: float) -> tuple[float, float, float]:
    """How far the font reaches above and below the base line, and the gap between its lines, in pixels."""
    units, line = font_line()
    above, below, gap = (1 / units * size * DPI / 72 * length for length in line)
    return above, below, gap


def set_text(label: Label) -> SetText:
    """Set the text of a label around its place."""
    return _set_text(label.text, label.size, label.side, label.level, label.turned, label.spacing)


@lru_cache(_KEPT)
def _set_text(text: str, size: float, side: str, level: str, turned: bool, spacing: float) -> SetText:
    found, down, top = [], 0.0, 0.0
    for line in text.split("\n"):
        width, ascent, descent = _line(line, size, spacing, is_alone="\n" not in text)
        top, down = down, down - ascent
        found.append((line, width, ascent, descent, down))
        down -= descent
    widest = max(width for _, width, _, _, _ in found)
    _, _, ascent, descent, down = found[-1]
    bottom = down - descent
    corners = [_turned(turned, *corner) for corner in ((0, bottom), (0, 0), (widest, 0), (widest, bottom))]
    (left, low), (right, high) = (tuple(pick(values) for values in zip(*corners, strict=True)) for pick in (min, max))
    x = {"left": left, "right": right, "center": (left + right) / 2}[side]
    y = {
        "bottom": low,
        "top": high,
        "center": (low + high) / 2,
        "baseline": low + descent,
        "center_baseline": low + (high - low) - (ascent - top) / 2,
    }[level]
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[side]
    lines = []
    for line, width, ascent, descent, down in found:
        start_x, start_y = _turned(turned, widest * share - width * share, down)
        lines.append(TextLine(line, width, ascent, descent, (start_x - x, start_y - y)))
    return SetText(tuple(lines), (corners[0][0] - x, corners[0][1] - y), (widest, -bottom))


def _line(line: str, size: float, spacing: float, is_alone: bool) -> tuple[float, float, float]:
    """The width of a line, and how far it reaches above and below its base line, with the space around it."""
    width, height, descent = measured(line, size) if line else (0.0, 0.0, 0.0)
    ascent = height - descent
    above, below, gap = _of_font(size)
    if spacing:
        leading = spacing * (above + below) - (ascent + descent)
        return width, ascent + leading / 2, descent + leading / 2
    gap = 0.0 if is_alone else gap
    return width, max(ascent, above) + gap / 2, max(descent, below) + gap / 2


def _turned(turned: bool, x: float, y: float) -> Point:
    if not turned:
        return x, y
    cos, sin = math.cos(math.pi / 2), math.sin(math.pi / 2)
    return cos * x - sin * y, sin * x + cos * y
