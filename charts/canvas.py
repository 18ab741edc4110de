"""Figures of a size in points, and their PNG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """Axes without frame, ticks or background at that place; lengths in points from the lower left corner.

    Ticks are made and measured one by one, which takes as long as all the rest of a chart.
    """
    across, up = (inches * 72 for inches in figure.get_size_inches())
    axes = figure.add_axes((left / across, bottom / up, width / across, height / up), facecolor="none")
    axes.set_axis_off()
    return axes


def print_below(axes: Axes, texts: Sequence[str], gap: float, **look: Any) -> None:
    """Print texts so many points below the axes, at 0, 1, 2 and so on of what they show."""
    place, _, _ = axes.get_xaxis_text1_transform(gap)
    for at, text in enumerate(texts):
        axes.figure.text(at, 0, text, transform=place, va="top", ha="center", **look)


def print_beside(axes: Axes, texts: Iterable[tuple[float, str]], gap: float, **look: Any) -> None:
    """Print texts so many points left of the axes, each at its place on what they show."""
    place, _, _ = axes.get_yaxis_text1_transform(gap)
    for at, text in texts:
        axes.figure.text(0, at, text, transform=place, va="center_baseline", ha="right", **look)


def print_value(axes: Axes, label: str, at: tuple[float, float], away: tuple[float, float], **look: Any) -> None:
    """Print the label of a value that many points away from its place; `look` is Matplotlib's for texts."""
    axes.annotate(label, at, away, textcoords="offset points", size=SMALL, annotation_clip=False, **look)


def pixels(points: float) -> int:
    """The pixels that a picture of that width or height has."""
    return int(points / 72 * DPI)


def png(figure: Figure) -> bytes:
    """The figure as PNG at the printed resolution, without date or software name."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas, target = figure.canvas, BytesIO()
    assert isinstance(canvas, FigureCanvasAgg)
    canvas.draw()  # type: ignore[no-untyped-call]  # Matplotlib states no types of this, nor of the next
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    picture.convert("RGB").save(target, "PNG", dpi=(DPI, DPI))
    return target.getvalue()
