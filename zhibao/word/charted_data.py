"""The data of a chart part (DrawingML charts, ECMA-376 part 1, §21.2): kind, categories, series as cached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.word.xml import Element, find, first, value, values

_MOST_DIGITS = 6
_PLOTS = "c:chart/c:plotArea/*[c:ser]"


class ChartedPoint(Struct, frozen=True):
    """A number as the chart stores it, and its number format."""

    words: str
    number_format: str


class ChartedSeries(Struct, frozen=True):
    """A series: its name, the kind of its plot (barChart), and its points by their place, which may have gaps."""

    name: str
    plot: str
    points: dict[int, ChartedPoint]


class ChartedData(Struct, frozen=True):
    """A chart: `direction` is bar or col, `grouping` as stated; `title` and axis titles as they are written."""

    plots: tuple[str, ...]
    direction: str
    grouping: str
    categories: tuple[str, ...]
    series: tuple[ChartedSeries, ...]
    title: str = ""
    axis_titles: tuple[str, ...] = ()


def charted_data(root: Element) -> ChartedData:
    """Return what a chart part holds."""
    plots = find(root, _PLOTS)
    series = tuple(_series(each, _local(plot)) for plot in plots for each in find(plot, "c:ser"))
    return ChartedData(
        tuple(dict.fromkeys(map(_local, plots))),
        value(root, f"{_PLOTS}/c:barDir/@val"),
        value(root, f"{_PLOTS}/c:grouping/@val"),
        _categories(plots, max((max(each.points, default=-1) for each in series), default=-1) + 1),
        series,
        "".join(values(root, "c:chart/c:title//a:t/text() | c:chart/c:title/c:tx/c:strRef//c:v/text()")),
        tuple("".join(values(each, ".//a:t/text()")) for each in find(root, "c:chart/c:plotArea/*/c:title")),
    )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _series(element: Element, plot: str) -> ChartedSeries:
    data = first(element, "c:val//*[c:pt] | c:yVal//*[c:pt]")
    points = {} if data is None else dict(_points(data))
    return ChartedSeries("".join(values(element, "c:tx//c:v/text()")), plot, points)


def _points(data: Element) -> Iterator[tuple[int, ChartedPoint]]:
    of_all = value(data, "c:formatCode/text()", "General")
    for point in find(data, "c:pt"):
        yield _place(point), ChartedPoint(value(point, "c:v/text()"), point.get("formatCode", of_all))


def _place(point: Element) -> int:
    """Return the place of a point; one that is none, or beyond all charts, is the first."""
    words = point.get("idx", "0")
    return int(words) if words.isdecimal() and len(words) < _MOST_DIGITS else 0


def _categories(plots: Sequence[Element], count: int) -> tuple[str, ...]:
    """Return the categories of the first series that has some; of several levels the innermost is first."""
    for plot in plots:
        for series in find(plot, "c:ser"):
            levels = find(series, "c:cat//c:lvl") or find(series, "c:cat//*[c:pt] | c:xVal//*[c:pt]")
            if levels:
                named = [{_place(p): value(p, "c:v/text()") for p in find(each, "c:pt")} for each in levels]
                last = max([count, *(max(each, default=-1) + 1 for each in named)])
                return tuple(_joined(named, at) for at in range(last))
    return tuple(str(at + 1) for at in range(count))


def _joined(levels: Sequence[dict[int, str]], at: int) -> str:
    """Return a category with what stands over it: an outer level names its group only at its first one."""
    words = []
    for depth, level in enumerate(levels):
        place = at if depth == 0 else max((each for each in level if each <= at), default=-1)
        words.append(level.get(place, ""))
    return " ".join(filter(None, reversed(words)))
