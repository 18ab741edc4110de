"""Native charts: the numbers of the data, in what Word keeps and in the workbook."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import charts
from charts import KINDS, ChartData, ChartDataError, MissingGlyphError, drawing
from charts.chart_data_points import tidied
from charts.style import POINTS_PER_MM
from tests.charts.chart_samples import (
    CHANGES,
    DRAWABLE,
    ENROLMENT,
    PRIZES,
    TWELVE,
    series,
)
from tests.charts.native_parts import cached, find, in_workbook, made, of, root_of

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WORDS = st.text(alphabet="焦作市职业技术学校护理2025（）、1+X &<>\"'=", min_size=1, max_size=14)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_values_that_word_keeps_are_those_of_the_data(kind: str, data: ChartData) -> None:
    assert cached(made(kind, data)) == of(data)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_workbook_holds_the_same_values_in_the_cells_referred_to(kind: str, data: ChartData) -> None:
    assert in_workbook(made(kind, data)) == of(data)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    assert made(kind, PRIZES) == made(kind, PRIZES)


def test_names_that_begin_like_formulas_stay_text() -> None:
    data = ChartData(("=1+1", "@甲"), (series("=A1", "1", "2"),))
    assert in_workbook(made("柱形图", data)) == of(data)


def test_characters_with_a_meaning_in_xml_are_kept() -> None:
    data = ChartData(('成绩<60 & "差"',), (series("<甲>", "1"),), "<人>")
    assert cached(made("柱形图", data)) == of(data)


@pytest.mark.parametrize(("kind", "data"), [("饼图", ENROLMENT), ("堆积柱形图", CHANGES), ("饼图", TWELVE)])
def test_what_cannot_be_a_picture_cannot_be_a_native_chart(kind: str, data: ChartData) -> None:
    try:
        drawing(kind, data)
    except ChartDataError as refusal:
        with pytest.raises(ChartDataError, match=re.escape(str(refusal))):
            made(kind, data)
    else:
        made(kind, data)


def test_a_missing_glyph_is_named() -> None:
    with pytest.raises(MissingGlyphError, match="😀"):
        made("柱形图", ChartData(("😀",), (series("x", "1"),)))


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(ChartDataError, match="雷达图"):
        charts.native("雷达图", PRIZES, 150, "a", "b")


def test_a_narrow_chart_keeps_its_points_apart() -> None:
    chart = charts.native("柱形图", PRIZES, 76, "a", "b")
    assert chart.height * POINTS_PER_MM > 90


def test_decimals_are_written_out() -> None:
    data = ChartData(("甲",), (charts.Series("x", (Decimal("1E+3"),), ("1000",)),))
    assert [each.text for each in find(root_of(made("柱形图", data)), "//c:val//c:v")] == ["1000"]


@st.composite
def any_data(draw_from: st.DrawFn) -> ChartData:
    count = draw_from(st.integers(1, 10))
    rows = []
    for _ in range(draw_from(st.integers(1, 6))):
        values = draw_from(st.lists(st.none() | NUMBERS, min_size=count, max_size=count))
        form = draw_from(st.sampled_from(["{:,}", "{}", "{:.0f}", "约{}人", "{:,.1f}万"]))
        labels = tuple("" if value is None else form.format(value) for value in values)
        rows.append(charts.Series(draw_from(WORDS), tuple(values), labels))
    names = draw_from(st.lists(WORDS, min_size=count, max_size=count))
    return ChartData(tuple(names), tuple(rows), draw_from(st.sampled_from(["", "人", "<&>"])))


@settings(max_examples=120)
@given(kind=st.sampled_from(sorted(KINDS)), data=any_data())
def test_any_data_are_made_with_equal_caches_or_refused_in_words(kind: str, data: ChartData) -> None:
    try:
        chart = made(kind, data)
    except ChartDataError as refusal:
        assert "。" in str(refusal)
        return
    assert cached(chart) == of(tidied(data))
    assert in_workbook(chart) == cached(chart)
