"""Where the names of a legend stand, and what stands for the series beside them, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from msgspec import Struct

from charts.legend import BETWEEN, HANDLE, HANDLE_PAD, ROW
from charts.marks import PICTURE, Bar, Label, Legend, Point, Stroke
from charts.style import PIXELS, TEXT
from charts.typesetting import measured, set_text

HANDLE_SIZE = HANDLE, TEXT * 0.7  # points
BESIDE = (HANDLE + HANDLE_PAD) * PIXELS
APART, BELOW = BETWEEN * PIXELS, (ROW - TEXT) * PIXELS


class PlacedName(Struct, frozen=True):
    """A name with the place of its first letter, and what stands for the series with its lower left corner."""

    label: Label
    at: Point
    handle: Bar | Stroke
    corner: Point


class _Name(Struct, frozen=True):
    """A name with its handle, and how far both reach to the right, down and up from the handle's corner.

    A name of several lines is `sunk`: its middle stands beside the handle.
    """

    label: Label
    handle: Bar | Stroke
    width: float
    bottom: float
    top: float
    sunk: float


class _Column(Struct, frozen=True):
    """Names under each other, each so far above the first, and the width of the widest."""

    names: tuple[_Name, ...]
    ups: tuple[float, ...]
    width: float


def placed(legend: Legend, corner: Point) -> Iterator[PlacedName]:
    """Yield the names of a legend whose upper right corner is there."""
    columns = [_column([_name(handle, name) for handle, name in column]) for column in legend.columns]
    lefts = list(accumulate((column.width + APART for column in columns), initial=0.0))
    x, y = corner[0] - (lefts[-1] - APART), corner[1] - max(column.names[0].top for column in columns)
    for column, left in zip(columns, lefts, strict=False):
        for name, up in zip(column.names, column.ups, strict=True):
            at = x + left, y + up
            yield PlacedName(name.label, (at[0] + BESIDE, at[1] + name.sunk), name.handle, at)


def _name(handle: Bar | Stroke, text: str) -> _Name:
    label = Label(PICTURE, text, (0, 0), TEXT, level="baseline")
    _, ink, under = measured("lp", TEXT)
    found = set_text(label)
    width, high = found.size
    descent, sunk = found.lines[-1].descent, 0.0
    if len(found.lines) > 1:
        half = 0.5 * high - 0.5 * (ink - under)
        sunk, descent = descent - half, half
    else:
        high = max(ink - under, high - descent) + descent
    bottom, top = min(0.0, -descent), max(HANDLE_SIZE[1] * PIXELS, high - descent)
    return _Name(label, handle, BESIDE + width, bottom, top, sunk)


def _column(names: list[_Name]) -> _Column:
    steps = (BELOW - upper.bottom + lower.top for upper, lower in pairwise(names))
    ups = tuple(-down for down in accumulate(steps, initial=0.0))
    return _Column(tuple(names), ups, max(name.width for name in names))
