"""An editable chart of the document as a row 统计图 with its data below, or a table where no kind is like it."""

from __future__ import annotations

from msgspec import Struct

from charts.kinds import bar, column, line, pie, ring, stacked
from zhibao.importing.import_entries import Grid, GridCell
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.tidy import scrub
from zhibao.word.charted_data import ChartedData, ChartedPoint

_KINDS = {
    "lineChart": line.NAME,
    "line3DChart": line.NAME,
    "pieChart": pie.NAME,
    "pie3DChart": pie.NAME,
    "ofPieChart": pie.NAME,
    "doughnutChart": ring.NAME,
}
_BARS, _STACKED = ("barChart", "bar3DChart"), ("stacked", "percentStacked")
_NO_SUCH, _SEVERAL, _SEVERAL_ROUND = (
    "程序画不出这一种，数据做成了表格",
    "原来几种画法合在一张图里，改成了一种",
    f"{pie.NAME}、{ring.NAME}只能有一个系列，数据做成了表格",
)
_ALONG = f"原来横着堆积，改成了{stacked.NAME}"
_ROUND = (pie.NAME, ring.NAME)
_NUMBER = lazy_pattern(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


class ImportedChart(Struct, frozen=True):
    """The kind of chart, empty where it becomes a table, its grid, and what is not as it was."""

    kind: str
    grid: Grid
    change: str = ""


def imported_chart(data: ChartedData) -> ImportedChart:
    """Return what becomes of a chart."""
    kind, change = _kind(data)
    return ImportedChart(kind, _grid(data), change)


def _kind(data: ChartedData) -> tuple[str, str]:
    first = data.plots[0] if data.plots else ""
    several = _SEVERAL if len(data.plots) > 1 else ""
    if first in _BARS:
        if data.grouping in _STACKED:
            return stacked.NAME, several or (_ALONG if data.direction == "bar" else "")
        return (bar.NAME if data.direction == "bar" else column.NAME), several
    kind = _KINDS.get(first, "")
    if kind in _ROUND and len(data.series) > 1:
        return "", _SEVERAL_ROUND
    return kind, several if kind else _NO_SUCH


def _grid(data: ChartedData) -> Grid:
    head = (
        GridCell(Text()),
        *(GridCell(Text.of(scrub(each.name) or f"系列{at}")) for at, each in enumerate(data.series, 1)),
    )
    rows = (
        (GridCell(Text.of(scrub(name))), *(_point(series.points.get(at)) for series in data.series))
        for at, name in enumerate(data.categories)
    )
    return (head, *rows)


def _point(point: ChartedPoint | None) -> GridCell:
    """Return a number as it is stored; what is none is left empty, as in the chart."""
    if point is None or not _NUMBER.fullmatch(point.words):
        return GridCell(Text())
    return GridCell(Text.of(point.words), number_format=point.number_format or "General")
