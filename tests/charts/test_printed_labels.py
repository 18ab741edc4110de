"""Whether a lower chart prints all that it prints at its usual height is told without drawing it."""

import math
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from charts import KINDS, ChartData, ChartDataError, drawing, keeps_texts
from tests.charts.chart_samples import DRAWABLE, ROUND, YEARS, printed_texts, series

LABEL = st.integers(0, 99_999).map(lambda number: f"{number:,}")
FOUR = (*YEARS[:3], "2024年")
PLACES = tuple(f"第{number}项" for number in range(1, 13))
WAVY = ChartData(
    PLACES, tuple(series(f"线{at}", *(str((at * 7 + x * 5) % 11 + 1) for x in range(12))) for at in range(5))
)
LAYERS = ChartData(FOUR, tuple(series(f"层{at}", *"1234") for at in range(10)))
NARROW = ChartData(tuple(map(str, range(25))), (series("元", *(f"{number},123,456" for number in range(1, 26))),))
SLICES = "6206 1122 1975 8046 8174 607 8693 468 8889 3565 6937 3843"
CUT = ChartData(PLACES, (series("人", *SLICES.split()),))
LONG = st.text("焦作市职业技术学校12", min_size=1, max_size=14)


def _printed(kind: str, data: ChartData) -> list[str]:
    return sorted(printed_texts(drawing(kind, data)))


def _is_kept(kind: str, data: ChartData) -> bool:
    return _printed(kind, data) == _printed_in_full(kind, replace(data, most_height=math.inf))


@lru_cache(maxsize=64)
def _printed_in_full(kind: str, data: ChartData) -> list[str]:
    """Return what is printed at the chart's own height, whichever lower one it is asked about."""
    return _printed(kind, data)


@st.composite
def _charts(draw: st.DrawFn) -> tuple[str, ChartData]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    count = draw(st.integers(4, 12))
    names = draw(st.lists(LONG, min_size=count, max_size=count, unique=True))
    width = 1 if kind in ROUND else draw(st.integers(1, 3))
    labels = st.lists(LABEL.filter(lambda label: label != "0"), min_size=count, max_size=count)
    rows = tuple(series(f"系列{at}", *draw(labels)) for at in range(width))
    return kind, ChartData(tuple(names), rows, most_height=draw(st.floats(15, 80)))


@given(_charts())
def test_what_is_told_is_what_is_drawn(chart: tuple[str, ChartData]) -> None:
    try:
        _printed(*chart)
    except ChartDataError:
        with pytest.raises(ChartDataError):
            keeps_texts(*chart, 150)
        return
    assert keeps_texts(*chart, 150) is _is_kept(*chart)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
@pytest.mark.parametrize("height", [20.0, 35.0, 48.0, 60.0])
def test_what_is_told_of_the_samples_is_what_is_drawn(kind: str, data: ChartData, height: float) -> None:
    low = replace(data, most_height=height)
    assert keeps_texts(kind, low, 150) is _is_kept(kind, low)


@pytest.mark.parametrize(
    ("kind", "data"), [("折线图", WAVY), ("堆积柱形图", LAYERS), ("柱形图", NARROW), ("饼图", CUT)]
)
def test_a_chart_may_be_too_low_for_its_labels(kind: str, data: ChartData) -> None:
    assert not keeps_texts(kind, replace(data, most_height=25.0), 150)
