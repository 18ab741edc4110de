"""柱形图: upright bars in groups."""

from __future__ import annotations

from typing import Any

from charts.bars import bar_of, offsets, present, thickness
from charts.canvas import print_value
from charts.chart_data_points import ChartData
from charts.chart_kind import ChartKind
from charts.drawingml.bar_groups import bar_group
from charts.drawingml.data_labels import Labels, labels_xml, no_labels
from charts.drawingml.plot import Plot
from charts.drawingml.upright_charts import upright_plot
from charts.fonts import text_width
from charts.legend import print_header
from charts.marks import Drawing, Ground, PlotArea
from charts.reference import reference_group
from charts.scale import scale_from_zero
from charts.style import GAP, LINE, SMALL
from charts.upright import Upright, open_plot, upright

NAME = "柱形图"
LABEL_MARGIN = 1.5  # points between two labels side by side
NARROWEST = SMALL * 1.2  # points, for a column with a label that stands
TALLEST_LABEL = 0.38  # of the height of the plot, for such labels


def draw(data: ChartData, width_mm: float, name: str = NAME) -> Drawing:
    """Upright bars from zero; labels stand where bars are narrow, and are left out where they are thin."""
    plot = upright(data, width_mm, scale_from_zero(data), name)
    thick = thickness(plot.slot, len(data.series))
    turned = is_turned(data, plot, thick)
    drawing, area = open_plot(plot, _limits(data, plot, turned), data.reference)
    width = thick / plot.slot
    for index, shift in enumerate(offsets(width, len(data.series))):
        for position, value, _ in present(data, index):
            drawing.add(bar_of(area, index, (position + shift - width / 2, 0), (width, value)))
        if turned is not None:
            print_labels(drawing, area, data, index, shift, turned)
    print_header(drawing, plot.header, [bar_of(area, index) for index in range(len(data.series))])
    return drawing


def height(data: ChartData, width_mm: float, name: str = NAME) -> float:
    """The height of the picture in points."""
    return upright(data, width_mm, scale_from_zero(data), name).picture_height


def native(data: ChartData, width_mm: float, name: str = NAME) -> Plot:
    """The same columns, gaps and labels for Word to draw."""
    plot = upright(data, width_mm, scale_from_zero(data), name)
    thick = thickness(plot.slot, len(data.series))
    turned = is_turned(data, plot, thick)
    shown = [no_labels() if turned is None else labels_xml(one, Labels("outEnd", turned=turned)) for one in data.series]
    gap = (plot.slot - thick * len(data.series)) / thick
    groups = bar_group(data, shown, gap) + reference_group(data, plot.slot, plot.picture_width)
    above = label_room(data, turned) if any(value > 0 for value in data.values) else 0.0
    return upright_plot(plot, groups, _limits(data, plot, turned)[0], above)


def labels(data: ChartData, width_mm: float, name: str = NAME) -> list[str]:
    """The labels that drawn columns print: all, or none where no column has room for its own."""
    plot = upright(data, width_mm, scale_from_zero(data), name)
    return [] if is_turned(data, plot, thickness(plot.slot, len(data.series))) is None else data.labels


def _limits(data: ChartData, plot: Upright, turned: bool | None) -> tuple[float, float]:
    room = label_room(data, turned) or GAP
    before = room if any(value < 0 for value in data.values) else 0.0
    after = room if any(value >= 0 for value in data.values) else 0.0
    return plot.scale.limits(plot.height, before, after)


def is_turned(data: ChartData, plot: Upright, thick: float) -> bool | None:
    """Tell whether labels stand upright; None when they cannot be read either way."""
    pitch = plot.slot if len(data.series) == 1 else thick
    widest = _widest(data)
    if widest + LABEL_MARGIN <= pitch:
        return False
    signs = len({value < 0 for value in data.values})
    return True if pitch >= NARROWEST and widest <= TALLEST_LABEL * plot.height / signs else None


def label_room(data: ChartData, turned: bool | None) -> float:
    """The height in points of labels that stand upright or not, with the gap to their bars; 0 without labels."""
    if turned is None:
        return 0.0
    return GAP + (_widest(data) if turned else SMALL * LINE)


def _widest(data: ChartData) -> float:
    return max((text_width(label, SMALL) for label in data.labels), default=0.0)


def print_labels(drawing: Drawing, area: PlotArea, data: ChartData, index: int, shift: float, turned: bool) -> None:
    """Print the labels of a series at the ends of its bars, which stand `shift` from the middles of the categories."""
    for position, value, label in present(data, index):
        level, away = ("bottom", GAP) if value >= 0 else ("top", -GAP)
        look: dict[str, Any] = {"turned": turned, "side": "center", "level": level, "ground": Ground()}
        print_value(drawing, area, label, (position + shift, value), (0, away), **look)


KIND = ChartKind(NAME, draw, native, height, height, labels=labels)
