"""The look of all charts: colours, hatches, text sizes, line weights. Lengths are in points."""

from __future__ import annotations

DPI = 220  # dots per inch
PIXELS = DPI / 72  # of a point
POINTS_PER_MM = 72 / 25.4

TEXT = 9.5  # categories, legend, names of slices
SMALL = 9.0  # data labels, value axis, unit
LARGE = 10.5  # the total inside a ring
LINE = 1.32  # height of a line of text, in text sizes
GAP = 3.0  # between a mark and its label
MARGIN = 4.0  # around the whole picture
MARKER = 5.0  # at a point of a line
FEW = 3  # categories; a chart of no more is LOW
LOW = 48 * POINTS_PER_MM

INK = "#262626"
GRID = "#DCDCDC"
BASELINE = "#595959"
PAPER = "#FFFFFF"

# Deep blue, ochre, brick red, pale teal, slate: neighbours differ in grey, the last and the first too.
PALETTE = ("#1B3F73", "#CF9D42", "#A3402F", "#B5DAD4", "#6F7F8F")
HATCHES = ("", "////", "....")
MOST_COLOURS = len(PALETTE) * len(HATCHES)

MARKERS = ("o", "s", "^", "D", "v")
DASHES = ((), (3.7, 1.6), (6.4, 1.6, 1.0, 1.6))  # in line weights


def colour(index: int) -> str:
    """The colour of the series or slice at `index`."""
    return PALETTE[index % len(PALETTE)]


def hatch(index: int) -> str:
    """The hatch of the series or slice at `index`: none for the first five."""
    return HATCHES[index // len(PALETTE)]


def marker(index: int) -> str:
    """The marker of the line at `index`."""
    return MARKERS[index % len(MARKERS)]


def dash(index: int) -> tuple[float, ...]:
    """The dash pattern of the line at `index`: unbroken for the first five."""
    return DASHES[index // len(PALETTE)]


def grey(hex_colour: str) -> float:
    """How light the colour prints in black and white, from 0 (black) to 1 (white)."""
    red, green, blue = (int(hex_colour[start : start + 2], 16) for start in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def ink_on(hex_colour: str) -> str:
    """The text colour that can be read on the colour."""
    return PAPER if grey(hex_colour) < 0.5 else INK
