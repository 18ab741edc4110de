"""The numbers that a chart evaluates and prints: slices gathered into one, shares, totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from charts import KINDS, ChartData
from charts.gather import OTHERS, OTHERS_WRITTEN, gathered
from charts.slices import percentage
from zhibao.model.figures import ChartBlock, ChartPicture, Point, Shown
from zhibao.model.origin import Origin, Way
from zhibao.model.table import TableCell
from zhibao.model.text import Run, Text
from zhibao.tables.aggregate import behind
from zhibao.text.numbers import exact_digits

SHARE, TOTAL = "占比", "合计"


def slice_points(block: ChartBlock, data: ChartData, points: Sequence[Point], drawn: Shown) -> tuple[Point, ...]:
    """Return what a chart prints besides its `points`: shares and totals, which one for Word to draw has not.

    `data` are those of the points, before any slices were gathered.
    """
    if not KINDS[block.kind].shows_parts:
        return tuple(_totals(block, data, points, drawn)) if isinstance(drawn, ChartPicture) else ()
    parts = [_part(point, value) for point, value in zip(points, data.values, strict=True)]
    others = _others(data, parts)
    shown = gathered(data).data
    found = [Point(OTHERS, data.series[0].name, _cell(shown.labels[-1], others))] if others else []
    if isinstance(drawn, ChartPicture) and not data.is_percent:
        gone = others.sources if others else ()
        slices = [*(part for part in parts if part not in gone), *([others] if others else [])]
        found += _shares(block, shown, slices, drawn.width)
    return tuple(found)


def _totals(block: ChartBlock, data: ChartData, points: Sequence[Point], drawn: ChartPicture) -> Iterator[Point]:
    places = [at for series in data.series for at, _, _ in series.present]
    parts = [(at, _part(point, value)) for at, point, value in zip(places, points, data.values, strict=True)]
    for at, printed in enumerate(KINDS[block.kind].totals(data, drawn.width)):
        if printed:
            yield Point(
                data.categories[at], TOTAL, _cell(printed, _sum(TOTAL, [part for place, part in parts if place == at]))
            )


def _part(point: Point, value: Decimal) -> Origin:
    cells, sources = behind([point.cell])
    return Origin(point.category, Fraction(value), "", "", cells, sources, Way.ENTERED)


def _others(data: ChartData, parts: Sequence[Origin]) -> Origin | None:
    """Return the sum of the slices that are gathered; None when none are."""
    places = gathered(data).places
    if not places:
        return None
    present = [at for at, value in enumerate(data.series[0].values) if value is not None]
    gone = [part for at, part in zip(present, parts, strict=True) if at in places or part.name in OTHERS_WRITTEN]
    return _sum(OTHERS, gone)


def _shares(block: ChartBlock, shown: ChartData, slices: Sequence[Origin], width: float) -> Iterator[Point]:
    whole = _sum(TOTAL, slices)
    for one in slices:
        share = one.exact / whole.exact
        working = f"{_digits(one)}/{_digits(whole)}"
        origin = Origin(f"{one.name}{SHARE}", share, f"本项/{TOTAL}", working, (), (one, whole))
        printed = percentage(Decimal(share.numerator) / Decimal(share.denominator), shown.share_decimals)
        yield Point(one.name, SHARE, _cell(printed, origin))
    for printed in KINDS[block.kind].totals(shown, width):
        yield Point(TOTAL, "", _cell(printed, whole))


def _sum(name: str, parts: Sequence[Origin]) -> Origin:
    number = sum((part.exact for part in parts), Fraction(0))
    formula, working = ("+".join(words) for words in ([part.name for part in parts], map(_digits, parts)))
    return Origin(name, number, formula, working, (), tuple(parts))


def _digits(part: Origin) -> str:
    return exact_digits(part.exact)


def _cell(printed: str, origin: Origin) -> TableCell:
    return TableCell((Text((Run(printed, origin=origin),)),))
