"""How high a chart will be is told before it is drawn or made, and so is that it cannot be."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from charts import (
    KINDS,
    ChartData,
    ChartDataError,
    Reference,
    draw,
    least_height,
    native,
    native_height,
    picture_height,
)
from charts.canvas import pixels
from charts.marks import Drawing
from tests.charts.chart_samples import DRAWABLE, TITLES, series

NAMES = st.text("焦作市职业技术学校12", min_size=1, max_size=14)
LABELS = st.integers(-200, 99_999).map(lambda number: f"{number:,}") | st.just("")


@st.composite
def some_charts(draw: st.DrawFn) -> tuple[str, ChartData, float]:
    """Charts of every kind with their widths, some of which cannot be drawn."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    count = draw(st.integers(1, 14))
    names = draw(st.lists(NAMES, min_size=count, max_size=count, unique=True))
    rows = draw(st.lists(st.lists(LABELS, min_size=count, max_size=count), min_size=1, max_size=9))
    shown = tuple(series(draw(NAMES), *labels) for labels in rows)
    line = draw(st.none() | st.just(Reference(Decimal(60), "60", "达标线")))
    most = draw(st.sampled_from([float("inf"), 20.0, 45.0, 70.0]))
    data = ChartData(tuple(names), shown, draw(st.sampled_from(["", "人"])), reference=line, most_height=most)
    return kind, data, draw(st.floats(60, 160))


def _told(told: Callable[[], float]) -> float | str:
    try:
        return told()
    except ChartDataError as error:
        return str(error)


def _drawn_height(kind: str, data: ChartData, width_mm: float) -> float:
    across, down = Image.open(BytesIO(draw(kind, data, width_mm))).size
    return width_mm / (across / down)


@given(some_charts())
def test_what_is_told_is_what_is_drawn(chart: tuple[str, ChartData, float]) -> None:
    assert _told(lambda: picture_height(*chart)) == _told(lambda: _drawn_height(*chart))


@given(some_charts())
def test_what_is_told_is_what_is_made(chart: tuple[str, ChartData, float]) -> None:
    assert _told(lambda: native_height(*chart)) == _told(lambda: native(*chart, "a", "b").height)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_what_is_told_of_the_samples_is_so(kind: str, data: ChartData) -> None:
    assert picture_height(kind, data, 150) == _drawn_height(kind, data, 150)
    assert native_height(kind, data, 150) == native(kind, data, 150, "a", "b").height
    lowest = replace(data, most_height=0.0)
    assert least_height(kind, data, 150) == native(kind, lowest, 150, "a", "b").height


@given(st.floats(10, 700), st.floats(10, 700))
def test_pixels_are_those_of_the_canvas(width: float, height: float) -> None:
    assert tuple(map(int, Drawing(width, height).pixels)) == (pixels(width), pixels(height))


def test_lying_bars_with_a_reference_line_are_a_picture_only() -> None:
    data = replace(TITLES, reference=Reference(Decimal(60), "60", "达标线"))
    assert least_height("条形图", data, 150) <= picture_height("条形图", data, 150) + 1
    with pytest.raises(ChartDataError, match="可编辑的条形图画不了参考线"):
        native_height("条形图", data, 150)
