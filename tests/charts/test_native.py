"""Native charts: the numbers of the picture, in Word's own terms."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import charts
from charts import KINDS, ChartData, ChartDataError, MissingGlyphError, figure
from charts.data import tidied
from charts.style import PALETTE, POINTS_PER_MM
from tests.charts.chart_samples import (
    CHANGES,
    DRAWABLE,
    ENROLMENT,
    GRADUATES,
    PRIZES,
    SHARE,
    TITLES,
    TRADES,
    TWELVE,
    bars,
    series,
)
from tests.charts.native_parts import cached, find, in_workbook, made, of, root_of, vals

GROUPS = {
    "柱形图": "c:barChart",
    "条形图": "c:barChart",
    "堆积柱形图": "c:barChart",
    "折线图": "c:lineChart",
    "饼图": "c:pieChart",
    "环形图": "c:doughnutChart",
}


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_values_that_word_keeps_are_those_of_the_data(kind: str, data: ChartData) -> None:
    assert cached(made(kind, data)) == of(data)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_workbook_holds_the_same_values_in_the_cells_referred_to(kind: str, data: ChartData) -> None:
    assert in_workbook(made(kind, data)) == of(data)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_a_native_chart_is_as_large_as_the_picture(kind: str, data: ChartData) -> None:
    chart = made(kind, data)
    width, height = figure(kind, data).get_size_inches()
    assert chart.width == 150
    assert (chart.width, chart.height) == pytest.approx((width * 25.4, height * 25.4))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    assert made(kind, PRIZES) == made(kind, PRIZES)


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_word_s_own(kind: str) -> None:
    (group,) = find(root_of(made(kind, PRIZES)), "//c:plotArea/*[c:ser]")
    assert group.tag.endswith(GROUPS[kind].removeprefix("c:"))


def test_bars_lie_stand_and_stack() -> None:
    found = {kind: root_of(made(kind, TITLES)) for kind in ("柱形图", "条形图", "堆积柱形图")}
    directions = {kind: vals(root, "//c:barDir | //c:grouping | //c:overlap") for kind, root in found.items()}
    assert directions == {
        "柱形图": ["col", "clustered", "0"],
        "条形图": ["bar", "clustered", "0"],
        "堆积柱形图": ["col", "stacked", "100"],
    }


@pytest.mark.parametrize("kind", ["柱形图", "堆积柱形图"])
@pytest.mark.parametrize("data", [ENROLMENT, TITLES])
def test_the_gap_between_groups_is_the_picture_s(kind: str, data: ChartData) -> None:
    bar = bars(figure(kind, data))[0]
    count = 1 if kind == "堆积柱形图" else len(data.series)
    (gap,) = vals(root_of(made(kind, data)), "//c:gapWidth")
    assert float(gap) == pytest.approx((1 / bar.get_width() - count) * 100, abs=1)


def test_the_plot_stands_where_the_picture_s_does() -> None:
    place = figure("柱形图", TITLES).axes[0].get_position()
    stated = vals(root_of(made("柱形图", TITLES)), "//c:plotArea/c:layout/c:manualLayout/*")
    found = [float(value) for value in stated[-4:]]
    assert found == pytest.approx([place.x0, 1 - place.y1, place.width, place.height], abs=1e-3)


@pytest.mark.parametrize("kind", ["柱形图", "条形图", "堆积柱形图"])
def test_bars_have_the_colours_of_the_picture(kind: str) -> None:
    colours = [each.get("val") for each in find(root_of(made(kind, TITLES)), "//c:ser/c:spPr/a:solidFill/a:srgbClr")]
    assert [f"#{colour}" for colour in colours] == list(PALETTE[:3])


@pytest.mark.parametrize("kind", ["饼图", "环形图"])
def test_slices_have_the_colours_of_the_picture_and_hatches_from_the_sixth_on(kind: str) -> None:
    root = root_of(made(kind, TRADES))
    colours = [each.get("val") for each in find(root, "//c:dPt/c:spPr/a:solidFill/a:srgbClr")]
    assert [f"#{colour}" for colour in colours] == list(PALETTE)
    assert [each.get("prst") for each in find(root, "//c:dPt/c:spPr/a:pattFill")] == ["wdUpDiag"] * 3


def test_lines_are_not_smoothed_and_break_where_a_value_is_missing() -> None:
    root = root_of(made("折线图", SHARE))
    assert vals(root, "//c:ser/c:smooth") == ["0"]
    assert vals(root, "//c:dispBlanksAs") == ["gap"]
    assert [each.get("idx") for each in find(root, "//c:val//c:pt")] == ["0", "1", "3", "4"]


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        ("柱形图", ENROLMENT, "#,##0"),
        ("折线图", SHARE, "0.00%"),
        ("条形图", PRIZES, "0"),
        ("饼图", GRADUATES, "#,##0\\人"),
    ],
)
def test_labels_are_printed_as_in_the_workbook(kind: str, data: ChartData, code: str) -> None:
    root = root_of(made(kind, data))
    assert {each.get("formatCode") for each in find(root, "//c:dLbls/c:numFmt")} == {code}
    cell = code.removesuffix("\\人")
    assert {each.text for each in find(root, "//c:numCache/c:formatCode")} == {cell}


def test_a_value_of_another_format_has_a_label_of_its_own() -> None:
    data = ChartData(("甲", "乙", "丙"), (series("x", "3", "4", "5.5"),))
    (own,) = find(root_of(made("柱形图", data)), "//c:dLbl")
    assert vals(own, "c:idx") == ["2"]
    assert [each.get("formatCode") for each in find(own, "c:numFmt")] == ["0.0"]
    (point,) = find(root_of(made("柱形图", data)), "//c:val//c:pt[@formatCode]")
    assert (point.get("idx"), point.get("formatCode")) == ("2", "0.0")


@pytest.mark.parametrize(
    ("data", "code"),
    [(SHARE, "0%"), (ENROLMENT, "#,##0"), (PRIZES, "General"), (ChartData(("甲",), (series("x", "0.4%"),)), "0.0%")],
)
def test_the_value_axis_is_printed_as_the_picture_s(data: ChartData, code: str) -> None:
    assert [each.get("formatCode") for each in find(root_of(made("柱形图", data)), "//c:valAx/c:numFmt")] == [code]


def test_columns_begin_at_zero_and_only_lines_may_leave_it_out() -> None:
    close = ChartData(("2024年", "2025年"), (series("x", "98", "99"),))
    assert vals(root_of(made("柱形图", close)), "//c:valAx//c:min") == ["0"]
    assert float(vals(root_of(made("折线图", SHARE)), "//c:valAx//c:min")[0]) == pytest.approx(0.5)
    assert vals(root_of(made("柱形图", CHANGES)), "//c:valAx//c:min") == ["-5000"]


def test_a_stack_of_shares_ends_at_one_hundred_per_cent() -> None:
    data = ChartData(("甲校",), (series("初级", "30.0%"), series("高级", "70.1%")))
    assert vals(root_of(made("堆积柱形图", data)), "//c:valAx//c:max") == ["1"]


def test_grid_lines_are_light_and_bars_with_labels_have_no_value_axis() -> None:
    columns, rows = root_of(made("柱形图", TITLES)), root_of(made("条形图", TITLES))
    (grid,) = find(columns, "//c:majorGridlines//a:srgbClr")
    assert grid.get("val") == "DCDCDC"
    assert not find(rows, "//c:majorGridlines")
    assert vals(rows, "//c:valAx/c:delete") == ["1"]
    assert vals(rows, "//c:catAx//c:orientation") == ["maxMin"]


def test_the_names_of_categories_stand_below_negative_values() -> None:
    assert vals(root_of(made("柱形图", CHANGES)), "//c:catAx/c:tickLblPos") == ["low"]


def test_several_series_have_a_legend_and_one_has_none() -> None:
    assert find(root_of(made("柱形图", ENROLMENT)), "//c:legend")
    assert not find(root_of(made("柱形图", PRIZES)), "//c:legend")
    assert not find(root_of(made("饼图", PRIZES)), "//c:legend")


def test_the_unit_stands_above_the_plot() -> None:
    assert [each.text for each in find(root_of(made("柱形图", ENROLMENT)), "//c:title//a:t")] == ["单位：人"]
    assert vals(root_of(made("柱形图", SHARE)), "//c:autoTitleDeleted") == ["1"]


def test_the_text_is_set_in_the_fonts_given() -> None:
    root = root_of(made("柱形图", ENROLMENT))
    found = find(root, "/c:chartSpace/c:txPr//a:defRPr/*[@typeface]")
    assert [each.get("typeface") for each in found] == ["拉丁体", "汉字体"]
    assert {each.get("typeface") for each in find(root, "//*[@typeface]")} == {"拉丁体", "汉字体"}


def test_labels_that_find_no_room_in_a_layer_are_left_out() -> None:
    data = ChartData(("甲",), (series("多", "95"), series("少", "3"), series("无", "")))
    root = root_of(made("堆积柱形图", data))
    assert [len(find(each, "c:dLbls/c:dLbl/c:delete")) for each in find(root, "//c:ser")] == [0, 1, 0]


def test_labels_of_lines_stand_where_the_picture_s_do() -> None:
    data = ChartData(("甲", "乙"), tuple(series(f"第{n}", "50", "51") for n in range(9)))
    root = root_of(made("折线图", data))
    printed = len(figure("折线图", data).axes[0].texts)
    assert len(data.labels) - len(find(root, "//c:dLbl/c:delete")) == printed


def test_a_slice_has_its_name_and_value_beside_it() -> None:
    root = root_of(made("饼图", GRADUATES))
    assert vals(root, "//c:dLbl/c:showCatName") == ["1"] * 3
    first, second, third = (
        [float(value) for value in vals(each, "c:layout//c:x | c:layout//c:y")] for each in find(root, "//c:dLbl")
    )
    # 升学 ends on the lower right, the others on the left from bottom to top.
    assert first[0] > 0 > second[0] and third[0] < 0
    assert first[1] > 0 > third[1]


def test_a_ring_places_its_labels_without_a_name_for_the_place() -> None:
    # Word takes a ring whose labels state a place for a damaged file.
    assert not find(root_of(made("环形图", GRADUATES)), "//c:dLblPos")
    assert vals(root_of(made("环形图", GRADUATES)), "//c:holeSize") == ["58"]


def test_names_that_begin_like_formulas_stay_text() -> None:
    data = ChartData(("=1+1", "@甲"), (series("=A1", "1", "2"),))
    assert in_workbook(made("柱形图", data)) == of(data)


def test_characters_with_a_meaning_in_xml_are_kept() -> None:
    data = ChartData(('成绩<60 & "差"',), (series("<甲>", "1"),), "<人>")
    assert cached(made("柱形图", data)) == of(data)


@pytest.mark.parametrize(("kind", "data"), [("饼图", ENROLMENT), ("堆积柱形图", CHANGES), ("饼图", TWELVE)])
def test_what_cannot_be_a_picture_cannot_be_a_native_chart(kind: str, data: ChartData) -> None:
    try:
        figure(kind, data)
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


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
WORDS = st.text(alphabet="焦作市职业技术学校护理2025（）、1+X &<>\"'=", min_size=1, max_size=14)


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


@settings(max_examples=120, deadline=None)
@given(kind=st.sampled_from(sorted(KINDS)), data=any_data())
def test_any_data_are_made_with_equal_caches_or_refused_in_words(kind: str, data: ChartData) -> None:
    try:
        chart = made(kind, data)
    except ChartDataError as refusal:
        assert "。" in str(refusal)
        return
    assert cached(chart) == of(tidied(data))
    assert in_workbook(chart) == cached(chart)
