"""Statistical charts for a printed Chinese report: values in, picture or native Word chart out.

Matplotlib is imported at the first drawing, so that a program that only looks at KINDS does not wait for it.
"""

from __future__ import annotations

import math
import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from charts import kinds
from charts.canvas import pixels
from charts.chart_data_points import (
    ChartData,
    ChartDataError,
    Reference,
    Series,
    require_drawable,
    require_like_reference,
    tidied,
)
from charts.chart_kind import ChartKind
from charts.drawingml.chart_workbook import workbook
from charts.drawingml.data_labels import fixed_labels
from charts.drawingml.space import chart_space
from charts.fonts import MissingGlyphError, made_with, require_glyphs
from charts.marks import Drawing
from charts.reference import with_reference
from charts.style import POINTS_PER_MM

__all__ = [
    "KINDS",
    "ChartData",
    "ChartDataError",
    "ChartKind",
    "MissingGlyphError",
    "NativeChart",
    "Reference",
    "Series",
    "draw",
    "drawing",
    "fixed_labels",
    "keeps_texts",
    "least_height",
    "made_with",
    "native",
    "native_height",
    "picture_height",
]


class NativeChart(Struct, frozen=True):
    """A chart part for Word, which refers to the workbook with its numbers as rId1, and its printed size in mm."""

    xml: bytes
    workbook: bytes
    width: float
    height: float


def _found() -> dict[str, ChartKind]:
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    found: list[ChartKind] = [import_module(f"{kinds.__name__}.{name}").KIND for name in names]
    return {kind.name: kind for kind in found}


KINDS: Mapping[str, ChartKind] = MappingProxyType(_found())


def drawing(kind: str, data: ChartData, width_mm: float = 150.0) -> Drawing:
    """The marks of the chart in that printed width.

    ChartDataError when the kind is unknown or cannot show the data; MissingGlyphError when the font lacks a
    character.
    """
    checked = _checked(kind, data)
    return KINDS[kind].draw(checked, width_mm)


def draw(kind: str, data: ChartData, width_mm: float = 150.0) -> bytes:
    """The chart as a PNG of 220 dots per inch; the same data give the same bytes.

    Raises as `drawing` does.
    """
    checked = _checked(kind, data)
    drawn = KINDS[kind].draw(checked, width_mm)
    from charts.agg import png

    return png(drawn)


def native(kind: str, data: ChartData, width_mm: float, latin: str, east_asian: str) -> NativeChart:
    """The chart for Word to draw, in those fonts; the same data give the same bytes.

    Raises as `drawing` does, so that a chart that can be had in one form can be had in the other.
    """
    checked = _checked_for_word(kind, data)
    plot = KINDS[kind].native(checked, width_mm)
    height = plot.frame.picture_height / POINTS_PER_MM
    return NativeChart(chart_space(plot, latin, east_asian), workbook(with_reference(checked)), width_mm, height)


def picture_height(kind: str, data: ChartData, width_mm: float) -> float:
    """The height in mm of the chart that `draw` draws, in whole pixels as it is wide; raises as that does."""
    height = KINDS[kind].height(_checked(kind, data), width_mm)
    return width_mm / (pixels(width_mm * POINTS_PER_MM) / pixels(height))


def native_height(kind: str, data: ChartData, width_mm: float) -> float:
    """The height in mm of the chart that `native` makes; raises as that does."""
    return KINDS[kind].native_height(_checked_for_word(kind, data), width_mm) / POINTS_PER_MM


def least_height(kind: str, data: ChartData, width_mm: float) -> float:
    """The height in mm below which the chart is not drawn, however low it is wanted; some labels may want more."""
    lowest = replace(_checked(kind, data), most_height=0.0)
    return KINDS[kind].native_height(lowest, width_mm) / POINTS_PER_MM


def keeps_texts(kind: str, data: ChartData, width_mm: float) -> bool:
    """Tell whether the chart as low as `data` want it prints everything that it prints at its usual height."""
    checked, labels = _checked(kind, data), KINDS[kind].labels
    low, usual = (sorted(labels(each, width_mm)) for each in (checked, replace(checked, most_height=math.inf)))
    return low == usual


def _checked_for_word(kind: str, data: ChartData) -> ChartData:
    checked = _checked(kind, data)
    KINDS[kind].require_native(checked)
    return checked


def _checked(kind: str, data: ChartData) -> ChartData:
    if kind not in KINDS:
        raise ChartDataError(f"没有“{kind}”这种统计图，可用的有：{'、'.join(KINDS)}。")
    data = tidied(data)
    require_drawable(data)
    require_like_reference(data)
    require_glyphs(data.texts)
    return replace(data, unit="") if data.has_units else data
