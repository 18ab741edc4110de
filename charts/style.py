"""The look of all charts: colours, hatches, text sizes, line weights. Lengths are in points."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from charts.fonts import families

DPI = 220  # dots per inch
POINTS_PER_MM = 72 / 25.4

TEXT = 9.5  # categories, legend, names of slices
SMALL = 9.0  # data labels, value axis, unit
LARGE = 10.5  # the total inside a ring
LINE = 1.32  # height of a line of text, in text sizes
GAP = 3.0  # between a mark and its label
MARGIN = 4.0  # around the whole picture
FEW = 3  # categories; a chart of no more is LOW
LOW = 48 * POINTS_PER_MM

INK = "#262626"
GRID = "#DCDCDC"
BASELINE = "#595959"
PAPER = "#FFFFFF"
BACKING = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}  # keeps grid lines out of a label
HATCH_BACKING = {"edgecolor": "none", "pad": 1.2}

# Deep blue, ochre, brick red, pale teal, slate: neighbours differ in grey, the last and the first too.
PALETTE = ("#1B3F73", "#CF9D42", "#A3402F", "#B5DAD4", "#6F7F8F")
HATCHES = ("", "////", "....")
MOST_COLOURS = len(PALETTE) * len(HATCHES)

MARKERS = ("o", "s", "^", "D", "v")
DASHES = ("-", "--", "-.")


def colour(index: int) -> str:
    """The colour of the series or slice at `index`."""
    return PALETTE[index % len(PALETTE)]


def hatch(index: int) -> str:
    """The hatch of the series or slice at `index`: none for the first five."""
    return HATCHES[index // len(PALETTE)]


def marker(index: int) -> str:
    """The marker of the line at `index`."""
    return MARKERS[index % len(MARKERS)]


def dash(index: int) -> str:
    """The dash pattern of the line at `index`: unbroken for the first five."""
    return DASHES[index // len(PALETTE)]


def grey(hex_colour: str) -> float:
    """How light the colour prints in black and white, from 0 (black) to 1 (white)."""
    red, green, blue = (int(hex_colour[start : start + 2], 16) for start in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def ink_on(hex_colour: str) -> str:
    """The text colour that can be read on the colour."""
    return PAPER if grey(hex_colour) < 0.5 else INK


@contextmanager
def matplotlib_settings() -> Iterator[None]:
    """Matplotlib's settings as the charts need them, and as the host had them afterwards."""
    import matplotlib

    with matplotlib.rc_context(_defaults() | _settings()):
        yield


@cache
def _defaults() -> dict[Any, Any]:
    """Matplotlib's own settings; its `rcdefaults` reads all its style files to know that a backend is none."""
    import matplotlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", matplotlib.MatplotlibDeprecationWarning)
        return {name: value for name, value in matplotlib.rcParamsDefault.items() if name != "backend"}


def _settings() -> dict[Any, Any]:
    return {
        "font.family": list(families()),
        "font.size": SMALL,
        "text.color": INK,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "text.parse_math": False,
        "text.hinting": "no_hinting",
        "hatch.linewidth": 0.9,
        "path.simplify": False,
    }
