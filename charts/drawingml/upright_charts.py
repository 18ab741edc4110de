"""What the native charts with upright values share: frame, unit and axes as in the picture."""

from __future__ import annotations

from charts.drawingml.axes import categories, values
from charts.drawingml.plot import Frame, Plot
from charts.upright import Upright


def upright_plot(plot: Upright, groups: str, bottom: float = 0.0, above: float = 0.0) -> Plot:
    """Return the plot with its two axes, whose values begin at `bottom` where some are negative.

    Labels reach `above` points over the highest value. Word's axis ends at the tick over that: where this leaves too
    little room, the plot is lower than the picture's, which keeps the labels out of the header.
    """
    axes = categories("b", plot.name_size, plot.turned, every=plot.every) + values("l", plot.scale, bottom)
    lowest, *_, highest = plot.scale.ticks()
    free = float((highest - plot.scale.high) / (highest - lowest)) * plot.height
    height = plot.height - max(0.0, above - free)
    frame = Frame(plot.left, plot.bottom, plot.width, height, plot.picture_width, plot.picture_height)
    return Plot(groups + axes, frame, plot.header)
