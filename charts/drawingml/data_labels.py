"""Data labels: the numbers at the marks, each in the format of its printed label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field

from charts.chart_data_points import ChartData, Series
from charts.drawingml.element_writing import TURNED, element, line, shape, solid, text, text_properties, val
from charts.excel_formats import code_for, prints_numbers
from charts.style import BASELINE, INK, SMALL

TWO_LINES, ONE_LINE = "\n", " "  # between a name and its value

CHART_2012 = "http://schemas.microsoft.com/office/drawing/2012/chart"
CHART_2012_URI = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
LEADER_LINES = element("c:leaderLines", shape(line(BASELINE, 0.6)))


class Layout(Struct, frozen=True):
    """How far a label stands from its usual place, right and down, and its size, as shares of the picture.

    One that is wrapped has its lines broken by Word.
    """

    right: float
    down: float
    width: float
    height: float
    wrapped: bool = False


class Labels(Struct, frozen=True):
    """How the labels of a series look: `place` is Word's name for it, empty for the only one that a kind has.

    Those that are `named` have the series' name before them.

    `places` holds those of single points, None for a point without label. Labels with a separator have the
    category's name before it. `ground` keeps hatches out of a label.
    """

    place: str
    places: Mapping[int, str | None] = field(default_factory=dict)
    turned: bool = False
    ink: str = INK
    ground: str = ""
    size: float = SMALL
    named: bool = False
    separators: Mapping[int, str] = field(default_factory=dict)
    layouts: Mapping[int, Layout] = field(default_factory=dict)


def codes(series: Series) -> dict[int, str]:
    """Return the number format of each value that the series has."""
    grouped = any("," in label for label in series.labels)
    return {at: code_for(label, value, grouped, series.format(at)) for at, value, label in series.present}


def fixed_labels(data: ChartData) -> tuple[str, ...]:
    """Return the labels that stay as they are when an editor changes their numbers, each once."""
    found = ((one.labels[at], code) for one in data.series for at, code in codes(one).items())
    return tuple(dict.fromkeys(label for label, code in found if not prints_numbers(code)))


def usual_code(found: Mapping[int, str]) -> str:
    """Return the format that most values have, General for none."""
    most = Counter(found.values()).most_common(1)
    return most[0][0] if most else "General"


def no_labels() -> str:
    """Return the labels of a series that shows none."""
    return element("c:dLbls", val("delete", True))


def labels_xml(series: Series, labels: Labels) -> str:
    """Return the labels of a series; points with a look of their own come first."""
    found = codes(series)
    usual = usual_code(found)
    single = [_single(at, code, usual, labels) for at, code in found.items()]
    separator = TWO_LINES if labels.separators else ONE_LINE if labels.named else ""
    leading = val("showLeaderLines", True) + LEADER_LINES if labels.separators else ""
    return element("c:dLbls", *single, *_look(usual, labels.place, separator, labels), leading)


def _single(at: int, code: str, usual: str, labels: Labels) -> str:
    place = labels.places.get(at, labels.place)
    if place is None:
        return element("c:dLbl", val("idx", at), val("delete", True))
    if (code, place) == (usual, labels.place) and at not in labels.layouts:
        return ""
    layout = labels.layouts.get(at)
    look = _look(
        code,
        place,
        labels.separators.get(at, ONE_LINE if labels.named else ""),
        labels,
        wrapped=layout is not None and layout.wrapped,
    )
    if layout is None:
        return element("c:dLbl", val("idx", at), *look)
    moved = element("c:layout", _manual(x=layout.right, y=layout.down))
    return element("c:dLbl", val("idx", at), moved, *look, _size(layout))


def _manual(**shares: float) -> str:
    return element("c:manualLayout", *(val(name, round(share, 4)) for name, share in shares.items()))


def _size(layout: Layout) -> str:
    """Return the size of a label, without which Word wraps it at a fifth of the chart's width."""
    sized = element("c15:layout", _manual(w=layout.width, h=layout.height))
    return element("c:extLst", element("c:ext", sized, **{"uri": CHART_2012_URI, "xmlns:c15": CHART_2012}))


def _look(code: str, place: str, separator: str, labels: Labels, wrapped: bool = False) -> list[str]:
    return [
        element("c:numFmt", formatCode=code, sourceLinked=0),
        shape(solid(labels.ground) if labels.ground else element("a:noFill"), line("", 0)),
        text_properties(labels.size, labels.ink, TURNED if labels.turned else 0, wrapped=wrapped),
        val("dLblPos", place) if place else "",
        val("showLegendKey", False),
        val("showVal", True),
        val("showCatName", bool(separator) and not labels.named),
        val("showSerName", labels.named),
        val("showPercent", False),
        val("showBubbleSize", False),
        text("c:separator", separator) if separator else "",
    ]
