"""条形图: bars to the right, the categories from top to bottom."""

from __future__ import annotations

from msgspec import Struct

from charts.bars import SHARE, bar_of, offsets, present, thickness
from charts.canvas import print_beside, print_value
from charts.chart_data_points import ChartData, ChartDataError, too_long_names
from charts.chart_kind import ChartKind
from charts.drawingml.axes import categories, values
from charts.drawingml.bar_groups import bar_group
from charts.drawingml.data_labels import Labels, labels_xml
from charts.drawingml.plot import Frame, Plot
from charts.fonts import text_width
from charts.legend import ROW, Header, header_for, print_header
from charts.marks import Drawing, PlotArea, Stroke
from charts.reference import draw_upwards
from charts.scale import scale_from_zero
from charts.style import BASELINE, FEW, GAP, LINE, LOW, MARGIN, MOST_COLOURS, POINTS_PER_MM, SMALL, TEXT
from charts.wrap import wrapped

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


def draw(data: ChartData, width_mm: float) -> Drawing:
    """Bars from zero, every one with its label and therefore without a value axis.

    ChartDataError when they do not fit on a page.
    """
    width = width_mm * POINTS_PER_MM
    rows, header = _rows(data, width), header_for(data, width)
    drawing = Drawing(width, _height(data, rows, header))
    plot_width, count = width - rows.left - MARGIN, len(rows.names)
    limits = _limits(data, plot_width), (count - 0.5, -0.5)
    area = drawing.area((rows.left, MARGIN), (plot_width, count * rows.height), *limits)
    print_beside(drawing, area, enumerate(rows.names), NAME_GAP, size=TEXT, spacing=1.15)
    _draw_groups(drawing, area, data, rows.height)
    print_header(drawing, header, [bar_of(area, index) for index in range(len(data.series))])
    if data.reference:
        draw_upwards(drawing, area, data.reference)
    drawing.add(Stroke(area.coordinates(y_shows_value=False), ((0, 0), (0, 1)), BASELINE, 0.8, 2.5))
    return drawing


def height(data: ChartData, width_mm: float) -> float:
    """The height of the picture in points."""
    width = width_mm * POINTS_PER_MM
    return _height(data, _rows(data, width), header_for(data, width))


def native(data: ChartData, width_mm: float) -> Plot:
    """The same bars for Word to draw; the plot is narrower by a label, which Word would let stick out."""
    width = width_mm * POINTS_PER_MM
    rows, header = _rows(data, width), header_for(data, width)
    room = width - rows.left - MARGIN - max(wide for _, wide in _label_widths(data))
    frame = Frame(rows.left, MARGIN, room, len(rows.names) * rows.height, width, _height(data, rows, header))
    thick = thickness(rows.height, len(data.series))
    gap = (rows.height - thick * len(data.series)) / thick
    bars = bar_group(data, [labels_xml(one, Labels("outEnd")) for one in data.series], gap, upright=False)
    axes = categories("l", downwards=True) + values("b", scale_from_zero(data), _limits(data, room)[0], hidden=True)
    return Plot(bars + axes, frame, header)


def require_native(data: ChartData) -> None:
    """Raise ChartDataError for a reference line: Word has no line across lying bars."""
    if data.reference:
        raise ChartDataError(f"可编辑的{NAME}画不了参考线，请改用柱形图，或加选项“形式=图片”。")


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


def _draw_groups(drawing: Drawing, area: PlotArea, data: ChartData, row: float) -> None:
    thick = thickness(row, len(data.series)) / row
    for index, shift in enumerate(offsets(thick, len(data.series))):
        for position, value, _ in present(data, index):
            drawing.add(bar_of(area, index, (0, position + shift - thick / 2), (value, thick)))
        _print_labels(drawing, area, data, index, shift)


def _print_labels(drawing: Drawing, area: PlotArea, data: ChartData, index: int, shift: float) -> None:
    """Print the labels of a series; a halo keeps the reference line out of them."""
    for position, value, label in present(data, index):
        side, away = ("left", GAP) if value >= 0 else ("right", -GAP)
        look = {"side": side, "halo": data.reference is not None}
        print_value(drawing, area, label, (value, position + shift), (away, 0), **look)


KIND = ChartKind(NAME, draw, native, height, height, require_native=require_native)
