"""条形图: bars to the right, the categories from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from charts.bars import SHARE, offsets, paint, present, thickness
from charts.canvas import axes_at, new_figure, print_value
from charts.chart_data_points import ChartData, ChartDataError, too_long_names
from charts.chart_kind import ChartKind
from charts.drawingml.axes import categories, values
from charts.drawingml.bar_groups import bar_group
from charts.drawingml.data_labels import Labels, labels_xml
from charts.drawingml.plot import Frame, Plot
from charts.fonts import text_width
from charts.legend import ROW, Header, header_for, print_header
from charts.reference import clear_of_line, draw_upwards
from charts.scale import scale_from_zero
from charts.style import BASELINE, FEW, GAP, LINE, LOW, MARGIN, MOST_COLOURS, POINTS_PER_MM, SMALL, TEXT
from charts.wrap import wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "条形图"
NAMES_SHARE = 1 / 3  # of the width, for the names of the categories
NAME_GAP = 6.0  # points
USUAL_HEIGHT = 150.0
ROOMIEST = 34.0
THINNEST = SMALL + 2.5
HIGHEST = 210 * POINTS_PER_MM


class _Rows(Struct, frozen=True):
    """The names of the categories in lines, the height of each row, and the room for names; in points."""

    names: tuple[str, ...]
    height: float
    left: float


def draw(data: ChartData, width_mm: float) -> Figure:
    """Bars from zero, every one with its label and therefore without a value axis.

    ChartDataError when they do not fit on a page.
    """
    width = width_mm * POINTS_PER_MM
    rows, header = _rows(data, width), header_for(data, width)
    height = _height(data, rows, header)
    figure = new_figure(width, height)
    plot_width = width - rows.left - MARGIN
    axes = axes_at(figure, rows.left, MARGIN, plot_width, len(rows.names) * rows.height)
    axes.set(xlim=_limits(data, plot_width), ylim=(len(rows.names) - 0.5, -0.5), xticks=[])
    axes.set_yticks(range(len(rows.names)), list(rows.names), size=TEXT, linespacing=1.15)
    axes.tick_params(axis="y", pad=NAME_GAP)
    print_header(figure, header, _draw_groups(axes, data, rows.height))
    if data.reference:
        draw_upwards(axes, data.reference)
    axes.axvline(0, color=BASELINE, linewidth=0.8, zorder=2.5)
    return figure


def native(data: ChartData, width_mm: float) -> Plot:
    """The same bars for Word to draw; the plot is narrower by a label, which Word would let stick out."""
    if data.reference:
        raise ChartDataError(f"可编辑的{NAME}画不了参考线，请改用柱形图，或加选项“形式=图片”。")
    width = width_mm * POINTS_PER_MM
    rows, header = _rows(data, width), header_for(data, width)
    room = width - rows.left - MARGIN - max(wide for _, wide in _label_widths(data))
    frame = Frame(rows.left, MARGIN, room, len(rows.names) * rows.height, width, _height(data, rows, header))
    thick = thickness(rows.height, len(data.series))
    gap = (rows.height - thick * len(data.series)) / thick
    bars = bar_group(data, [labels_xml(one, Labels("outEnd")) for one in data.series], gap, upright=False)
    axes = categories("l", downwards=True) + values("b", scale_from_zero(data), _limits(data, room)[0], hidden=True)
    return Plot(bars + axes, frame, header)


def _height(data: ChartData, rows: _Rows, header: Header) -> float:
    height = MARGIN + len(rows.names) * rows.height + header.height + _below(data)
    if height > HIGHEST or len(data.series) > MOST_COLOURS:
        raise ChartDataError(_refusal(data, header))
    return height


def _below(data: ChartData) -> float:
    """The height of what names the reference line."""
    return ROW if data.reference else 0.0


def _refusal(data: ChartData, header: Header) -> str:
    """Return why the bars do not fit on a page, and what helps."""
    series, count = len(data.series), len(data.categories)
    if series > MOST_COLOURS:
        return f"系列太多（{series}个），{NAME}最多{MOST_COLOURS}个，请改用表格。"
    room = HIGHEST - MARGIN - count * _lowest_row(series, 1)
    if room >= header.height:
        return too_long_names(NAME, data.categories, "请缩短名称。")
    if room >= header.height - header.legend_height:
        return too_long_names(NAME, tuple(one.name for one in data.series), "请缩短名称。", what="系列")
    many = f"类别太多（{count}个" + (f"，每个{series}条" if series > 1 else "")
    return f"{many}），{NAME}一页排不下，请分成几张图，或改用表格。"


def _lowest_row(series: int, lines: int) -> float:
    return max(series * THINNEST / SHARE, lines * TEXT * LINE + 1)


def _rows(data: ChartData, width: float) -> _Rows:
    names = [wrapped(name, width * NAMES_SHARE, TEXT) for name in data.categories]
    left = max(text_width(line, TEXT) for lines in names for line in lines)
    lowest = _lowest_row(len(data.series), max(map(len, names)))
    header = header_for(data, width)
    most = (data.most_height * POINTS_PER_MM - MARGIN - header.height - _below(data)) / len(names)
    height = max(lowest, min(_roomy_row(len(names), header), most))
    return _Rows(tuple(map("\n".join, names)), height, MARGIN + left + NAME_GAP)


def _roomy_row(count: int, header: Header) -> float:
    if count <= FEW:
        return (LOW - MARGIN - header.height) / count
    return min(ROOMIEST, USUAL_HEIGHT / count)


def _limits(data: ChartData, length: float) -> tuple[float, float]:
    before = max((width for value, width in _label_widths(data) if value < 0), default=0.0)
    after = max((width for value, width in _label_widths(data) if value >= 0), default=0.0)
    return scale_from_zero(data).tight_limits(length, before, after)


def _label_widths(data: ChartData) -> list[tuple[float, float]]:
    return [
        (value, text_width(label, SMALL) + GAP + 1)
        for index in range(len(data.series))
        for _, value, label in present(data, index)
    ]


def _draw_groups(axes: Axes, data: ChartData, row: float) -> list[object]:
    thick = thickness(row, len(data.series)) / row
    handles: list[object] = []
    for index, shift in enumerate(offsets(thick, len(data.series))):
        bars = [(position + shift, value) for position, value, _ in present(data, index)]
        handles.append(axes.barh([y for y, _ in bars], [value for _, value in bars], thick, **paint(index)))
        _print_labels(axes, data, index, shift)
    return handles


def _print_labels(axes: Axes, data: ChartData, index: int, shift: float) -> None:
    look = {"va": "center_baseline", "path_effects": clear_of_line() if data.reference else None}
    for position, value, label in present(data, index):
        side, away = ("left", GAP) if value >= 0 else ("right", -GAP)
        print_value(axes, label, (value, position + shift), (away, 0), ha=side, **look)


KIND = ChartKind(NAME, draw, native)
