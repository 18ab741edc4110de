"""Figures of a size in points, and their PNG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from charts.style import DPI, PAPER, SMALL

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def new_figure(width: float, height: float) -> Figure:
    """An empty white figure of that size in points, with an Agg canvas."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 72, height / 72), dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)
    return figure


def axes_at(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes without frame, ticks or background at that place; lengths in points from the lower left corner."""
    across, up = (inches * 72 for inches in figure.get_size_inches())
    axes = figure.add_axes((left / across, bottom / up, width / across, height / up), facecolor="none")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, pad=0)
    return axes


def print_value(axes: Axes, label: str, at: tuple[float, float], away: tuple[float, float], **look: Any) -> None:
    """Print the label of a value that many points away from its place; `look` is Matplotlib's for texts."""
    axes.annotate(label, at, away, textcoords="offset points", size=SMALL, annotation_clip=False, **look)


def pixels(points: float) -> int:
    """The pixels that a picture of that width or height has."""
    return int(points / 72 * DPI)


def png(figure: Figure) -> bytes:
    """The figure as PNG at the printed resolution, without date or software name."""
    from PIL import Image

    pixels, target = BytesIO(), BytesIO()
    figure.savefig(pixels, format="rgba")
    size = figure.canvas.get_width_height()
    picture = Image.frombytes("RGBA", size, pixels.getvalue()).convert("RGB")
    picture.save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()
