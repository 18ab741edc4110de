"""Statistical charts for a printed Chinese report: values in, picture out.

Matplotlib is imported at the first drawing, so that a program that only looks at KINDS does not wait for it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from charts import kinds
from charts.data import ChartData, ChartDataError, Series, require_drawable, tidied
from charts.fonts import MissingGlyphError, require_glyphs

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["KINDS", "ChartData", "ChartDataError", "Drawer", "MissingGlyphError", "Series", "draw", "figure"]


class Drawer(Protocol):
    """Draws one kind of chart at a width in mm; ChartDataError when the kind cannot show the data."""

    def __call__(self, data: ChartData, width_mm: float, /) -> Figure: ...


def _found() -> dict[str, Drawer]:
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    modules = [import_module(f"{kinds.__name__}.{name}") for name in names]
    return {module.NAME: module.draw for module in modules}


KINDS: Mapping[str, Drawer] = MappingProxyType(_found())


def figure(kind: str, data: ChartData, width_mm: float = 150.0) -> Figure:
    """The chart as a Matplotlib figure of that printed width.

    ChartDataError when the kind is unknown or cannot show the data; MissingGlyphError when the font lacks a
    character.
    """
    from charts.style import matplotlib_settings

    if kind not in KINDS:
        raise ChartDataError(f"没有“{kind}”这种统计图，可用的有：{'、'.join(KINDS)}。")
    data = tidied(data)
    require_drawable(data)
    require_glyphs(data.texts)
    with matplotlib_settings():
        return KINDS[kind](data, width_mm)


def draw(kind: str, data: ChartData, width_mm: float = 150.0) -> bytes:
    """The chart as a PNG of 220 dots per inch; the same data give the same bytes.

    Raises as `figure` does.
    """
    from charts.canvas import png
    from charts.style import matplotlib_settings

    drawn = figure(kind, data, width_mm)
    with matplotlib_settings():
        return png(drawn)
