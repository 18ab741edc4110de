"""Names and values printed beside and in a plot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from charts.marks import ON_PICTURE, Drawing, Label, PlotArea, Point
from charts.style import DPI, SMALL


def print_below(drawing: Drawing, area: PlotArea, texts: Sequence[str], gap: float, size: float, turned: bool) -> None:
    """Print texts so many points below the area, at 0, 1, 2 and so on of what it shows."""
    coordinates = area.coordinates(y_shows_value=False)
    look: dict[str, Any] = {"side": "center", "level": "top", "spacing": 1.15, "turned": turned}
    for at, text in enumerate(texts):
        drawing.add(Label(coordinates, text, (at, 0), size, ON_PICTURE + 3, (0, -gap), **look))


def print_beside(drawing: Drawing, area: PlotArea, texts: Iterable[tuple[float, str]], gap: float, **look: Any) -> None:
    """Print texts so many points left of the area, each at its place on what it shows; `look` is that of labels."""
    coordinates = area.coordinates(x_shows_value=False)
    for at, text in texts:
        drawing.add(Label(coordinates, text, (0, at), layer=ON_PICTURE + 3, away=(-gap, 0), side="right", **look))


def print_value(drawing: Drawing, area: PlotArea, label: str, at: Point, away: Point, **look: Any) -> None:
    """Print the label of a value that many points away from its place; `look` is that of labels."""
    drawing.add(Label(area.coordinates(), label, at, SMALL, away=away, **look))


def pixels(points: float) -> int:
    """The pixels that a picture of that width or height has."""
    return int(points / 72 * DPI)
