"""Data labels: the numbers at the marks, each in the format of its printed label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from charts.data import Series
from charts.drawingml.xml import TURNED, element, line, shape, solid, text, text_properties, val
from charts.formats import code_for
from charts.style import INK, SMALL

SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Labels:
    """How the labels of a series look: `place` is Word's name for it, empty for the only one that a kind has.

    `places` holds those of single points, None for a point without label; `layouts` how far (x, y) a label stands
    from its usual place, as shares of the picture. `ground` keeps hatches out of a label.
    """

    place: str
    places: Mapping[int, str | None] = field(default_factory=dict)
    turned: bool = False
    ink: str = INK
    ground: str = ""
    size: float = SMALL
    unit: str = ""
    with_name: bool = False
    with_share: bool = False
    layouts: Mapping[int, tuple[float, float]] = field(default_factory=dict)


def codes(series: Series, unit: str = "") -> dict[int, str]:
    """Return the number format of each value that the series has."""
    both = zip(series.values, series.labels, strict=True)
    return {
        at: code_for(label, value, "" if label.endswith(unit) else unit)
        for at, (value, label) in enumerate(both)
        if value is not None
    }


def usual_code(found: Mapping[int, str]) -> str:
    """Return the format that most values have, General for none."""
    most = Counter(found.values()).most_common(1)
    return most[0][0] if most else "General"


def no_labels() -> str:
    """Return the labels of a series that shows none."""
    return element("c:dLbls", val("delete", True))


def labels_xml(series: Series, labels: Labels) -> str:
    """Return the labels of a series; points with a look of their own come first."""
    found = codes(series, labels.unit)
    usual = usual_code(found)
    single = [_single(at, code, usual, labels) for at, code in found.items()]
    leading = val("showLeaderLines", True) if labels.with_name and not labels.layouts else ""
    return element("c:dLbls", *single, *_look(usual, labels.place, labels), leading)


def _single(at: int, code: str, usual: str, labels: Labels) -> str:
    place = labels.places.get(at, labels.place)
    if place is None:
        return element("c:dLbl", val("idx", at), val("delete", True))
    if (code, place) == (usual, labels.place) and at not in labels.layouts:
        return ""
    return element("c:dLbl", val("idx", at), _layout(labels.layouts.get(at)), *_look(code, place, labels))


def _layout(offset: tuple[float, float] | None) -> str:
    if offset is None:
        return ""
    x, y = (val(name, round(share, 4)) for name, share in zip("xy", offset, strict=True))
    return element("c:layout", element("c:manualLayout", x, y))


def _look(code: str, place: str, labels: Labels) -> list[str]:
    return [
        element("c:numFmt", formatCode=code, sourceLinked=0),
        shape(solid(labels.ground) if labels.ground else element("a:noFill"), line("", 0)),
        text_properties(labels.size, labels.ink, TURNED if labels.turned else 0),
        val("dLblPos", place) if place else "",
        val("showLegendKey", False),
        val("showVal", True),
        val("showCatName", labels.with_name),
        val("showSerName", False),
        val("showPercent", labels.with_share),
        val("showBubbleSize", False),
        text("c:separator", SEPARATOR) if labels.with_name else "",
    ]
