"""Charts are painted as Matplotlib's own figures are, to the last byte, which load and draw far longer."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from charts import ChartData, ChartDataError, Reference, draw, drawing
from charts.agg import png
from charts.marks import Bar, Label, Legend
from charts.style import PALETTE
from tests.charts.chart_samples import DRAWABLE, ENROLMENT, TITLES, YEARS, series
from tests.charts.matplotlib_figures import matplotlib_png
from tests.charts.test_approved import CASES
from tests.charts.test_heights import some_charts


@pytest.mark.parametrize("name", CASES)
def test_approved_charts(name: str) -> None:
    kind, data = CASES[name]
    assert draw(kind, data) == matplotlib_png(drawing(kind, data))


@pytest.mark.parametrize("width_mm", [150.0, 76.0])
@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_samples(kind: str, data: ChartData, width_mm: float) -> None:
    try:
        drawn = drawing(kind, data, width_mm)
    except ChartDataError:
        return
    assert png(drawn) == matplotlib_png(drawn)


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_any_chart(chart: tuple[str, ChartData, float]) -> None:
    try:
        drawn = drawing(*chart)
    except ChartDataError:
        return
    assert png(drawn) == matplotlib_png(drawn)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["left", "right", "center"]),
    st.sampled_from(["top", "bottom", "center", "baseline", "center_baseline"]),
    st.sampled_from([0.0, 1.15, 1.25]),
    st.booleans(),
    st.text("焦作fi,%⁻³ \n", min_size=1, max_size=9),
)
def test_any_text(side: str, level: str, spacing: float, turned: bool, text: str) -> None:
    drawn = drawing("柱形图", ENROLMENT)
    area = next(mark.area for mark in drawn.marks if isinstance(mark, Bar))
    look = {"side": side, "level": level, "spacing": spacing, "turned": turned}
    drawn.add(Label(area.coordinates(), text, (0.5, 40000), 9.5, **look))  # type: ignore[arg-type]  # of several types
    assert png(drawn) == matplotlib_png(drawn)


@pytest.mark.parametrize("count", [2, 7, 12])
@pytest.mark.parametrize("kind", ["柱形图", "折线图"])
def test_a_legend_of_short_and_long_names(kind: str, count: int) -> None:
    names = [f"第{at}个" + "名称很长的系列" * (at % 3 * 3) for at in range(count)]
    drawn = drawing(kind, ChartData(YEARS, tuple(series(name, *"12345") for name in names), "人"), 90.0)
    assert any(isinstance(mark, Legend) for mark in drawn.marks)
    assert png(drawn) == matplotlib_png(drawn)


def test_a_halo_around_raised_digits() -> None:
    data = replace(TITLES, reference=Reference(Decimal(60), "60", "达标线"), unit="10⁻³")
    labels = tuple(f"{label}⁻³" for label in data.series[0].labels)
    drawn = drawing("条形图", replace(data, series=(replace(data.series[0], labels=labels),)))
    assert png(drawn) == matplotlib_png(drawn)


def test_a_series_without_values_has_its_own_colour_in_the_legend() -> None:
    drawn = drawing("柱形图", ChartData(("子", "丑"), (series("甲", "", ""), series("乙", "1", "2"))))
    (legend,) = (mark for mark in drawn.marks if isinstance(mark, Legend))
    assert [handle.colour for column in legend.columns for handle, _ in column] == list(PALETTE[:2])
