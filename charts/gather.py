"""Small slices of a round chart gathered into one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from charts.chart_data_points import ChartData, ChartDataError
from charts.excel_formats import common_format
from charts.kinds import bar

OTHERS = "其他"
OTHERS_WRITTEN = frozenset((OTHERS, "其它"))
FEW = 5  # slices that are drawn as they are
MOST = 8
SMALL = Decimal("0.05")  # of the whole


class Gathered(Struct, frozen=True):
    """The data with the small slices in one at the end, and where these stood in the data before."""

    data: ChartData
    places: tuple[int, ...] = ()


def gathered(data: ChartData) -> Gathered:
    """Gather the slices below SMALL, and the smallest of the others beyond MOST, into one named OTHERS.

    Where that would be the largest of all, only what is beyond MOST is gathered; ChartDataError where it still is.
    Data with FEW slices or with a single small one stay as they are, and so do those that are no parts of a whole.
    """
    if len(data.series) != 1 or any(value < 0 for value in data.values) or len(data.values) <= FEW:
        return Gathered(data)
    values = data.series[0].values
    named = [at for at, value in enumerate(values) if value is not None and data.categories[at] not in OTHERS_WRITTEN]
    rising = sorted(named, key=lambda at: (values[at] or Decimal(0), -at))
    small = sum((values[at] or 0) < SMALL * sum(data.values) for at in rising)
    beyond = len(named) + 1 - MOST if len(data.values) > MOST else 0
    for count in (max(small, beyond), beyond):
        if count < 2:
            return Gathered(data)
        found = _gathered(data, tuple(sorted(rising[:count])))
        if found.data.values[-1] < max(found.data.values):
            return found
    raise ChartDataError(f"类别太多，最大的{MOST - 1}类以外并成的“{OTHERS}”比哪一类都大，请改用{bar.NAME}。")


def _gathered(data: ChartData, places: tuple[int, ...]) -> Gathered:
    (series,) = data.series
    written = [at for at, name in enumerate(data.categories) if name in OTHERS_WRITTEN]
    gone = {*places, *written}
    kept = [at for at in range(len(data.categories)) if at not in gone]
    others = sum((series.values[at] or Decimal(0) for at in gone), start=Decimal(0))
    values = (*(series.values[at] for at in kept), others)
    labels = (*(series.labels[at] for at in kept), common_format(data.labels).text(others))
    formats = (*(series.format(at) for at in kept), "")
    categories = (*(data.categories[at] for at in kept), OTHERS)
    gathered_series = replace(series, values=values, labels=labels, formats=formats)
    return Gathered(replace(data, categories=categories, series=(gathered_series,)), places)
