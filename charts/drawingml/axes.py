"""The two axes of the charts that have them, with light grid lines and no line but the one at zero."""

from __future__ import annotations

import math
from decimal import Decimal

from charts.drawingml.element_writing import TURNED, element, line, shape, text_properties, val
from charts.scale import Scale
from charts.style import BASELINE, GRID, SMALL, TEXT

CATEGORIES, VALUES = 111_111_111, 222_222_222
OFFSET = 60  # per cent of the usual distance between the names and the plot
# LibreOffice breaks names that are not turned at all, and only what it does not break may it leave out.
NO_BREAKS = 6_000  # a tenth of a degree
AXIS_IDS = val("axId", CATEGORIES) + val("axId", VALUES)


def categories(place: str, size: float = TEXT, turned: bool = False, downwards: bool = False, every: int = 1) -> str:
    """Return the axis of the categories at that side of the plot, "b" or "l"; one name of `every` few is printed."""
    return element(
        "c:catAx",
        val("axId", CATEGORIES),
        element("c:scaling", val("orientation", "maxMin" if downwards else "minMax")),
        val("delete", False),
        val("axPos", place),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        val("majorTickMark", "none"),
        val("minorTickMark", "none"),
        # Below the plot, not at zero, where negative values would lie over the names.
        val("tickLblPos", "low"),
        shape(line(BASELINE, 0.8)),
        text_properties(size, rotation=TURNED if turned else NO_BREAKS if every > 1 else 0),
        val("crossAx", VALUES),
        val("crosses", "autoZero"),
        # Names are names, also those that could be read as numbers or dates.
        val("auto", False),
        val("lblAlgn", "ctr"),
        val("lblOffset", OFFSET),
        # Left to itself, Word leaves out names that it finds too close.
        val("tickLblSkip", every),
        val("noMultiLvlLbl", True),
    )


def values(place: str, scale: Scale, bottom: float, hidden: bool = False) -> str:
    """Return the axis of the values; a hidden one has no grid lines either.

    `bottom` is where the picture's axis begins, with the room that labels of negative values need.

    The grid is the picture's. The ends are left to Word, so that they follow changed numbers: only a beginning at
    zero, or above it where the picture's scale leaves zero out, room for negative labels and the whole of shares
    are held fast.
    """
    grid = "" if hidden else element("c:majorGridlines", shape(line(GRID, 0.6)))
    return element(
        "c:valAx",
        val("axId", VALUES),
        element("c:scaling", val("orientation", "minMax"), *_ends(scale, bottom)),
        val("delete", hidden),
        val("axPos", place),
        grid,
        element("c:numFmt", formatCode=scale.format.code, sourceLinked=0),
        val("majorTickMark", "none"),
        val("minorTickMark", "none"),
        val("tickLblPos", "nextTo"),
        shape(line("", 0)),
        text_properties(SMALL),
        val("crossAx", CATEGORIES),
        val("crosses", "autoZero" if scale.low <= 0 else "min"),
        val("crossBetween", "between"),
        val("majorUnit", f"{scale.step:f}"),
    )


def _ends(scale: Scale, bottom: float) -> list[str]:
    """Return the ends that are held fast, at multiples of the step."""
    lowest, *_, highest = scale.ticks()
    ends = [val("max", 1)] if scale.percent and highest == 1 else []
    if scale.low >= 0:
        return [*ends, val("min", f"{lowest:f}")]
    below = math.floor(Decimal(bottom) / scale.step) * scale.step
    return [*ends, val("min", f"{below:f}")] if below < lowest else ends
