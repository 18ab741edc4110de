"""Native charts: the look of the picture, in Word's own terms."""

from __future__ import annotations

import pytest

from charts import KINDS, ChartData
from charts.style import PALETTE
from tests.charts.chart_samples import (
    CHANGES,
    DRAWABLE,
    ENROLMENT,
    GRADUATES,
    PRIZES,
    SHARE,
    TITLES,
    TRADES,
    bars,
    series,
    shared,
)
from tests.charts.native_parts import find, made, root_of, vals

GROUPS = {
    "柱形图": "c:barChart",
    "条形图": "c:barChart",
    "堆积柱形图": "c:barChart",
    "折线图": "c:lineChart",
    "饼图": "c:pieChart",
    "环形图": "c:doughnutChart",
}


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_a_native_chart_is_as_large_as_the_picture(kind: str, data: ChartData) -> None:
    chart = made(kind, data)
    width, height = shared(kind, data).get_size_inches()
    assert chart.width == 150
    assert (chart.width, chart.height) == pytest.approx((width * 25.4, height * 25.4))


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_word_s_own(kind: str) -> None:
    (group,) = find(root_of(made(kind, PRIZES)), "//c:plotArea/*[c:ser]")
    assert group.tag.endswith(GROUPS[kind].removeprefix("c:"))


@pytest.mark.parametrize("kind", ["柱形图", "折线图"])
@pytest.mark.parametrize(("highest", "is_lower"), [("100", True), ("61", False)])
def test_labels_at_the_end_of_the_axis_keep_out_of_the_legend(kind: str, highest: str, is_lower: bool) -> None:
    data = ChartData(("甲", "乙", "丙", "丁"), (series("招生", highest, "9", "8", "7"), series("毕业", *"5678")), "人")
    height = shared(kind, data).axes[0].get_position().height
    (found,) = vals(root_of(made(kind, data)), "//c:plotArea/c:layout//c:h")
    assert (float(found) < height - 0.01) == is_lower


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
    bar = bars(shared(kind, data))[0]
    count = 1 if kind == "堆积柱形图" else len(data.series)
    (gap,) = vals(root_of(made(kind, data)), "//c:gapWidth")
    assert float(gap) == pytest.approx((1 / bar.get_width() - count) * 100, abs=1)


def test_the_plot_stands_where_the_picture_s_does() -> None:
    place = shared("柱形图", TITLES).axes[0].get_position()
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
        ("饼图", GRADUATES, "#,##0"),
    ],
)
def test_labels_are_printed_as_in_the_workbook(kind: str, data: ChartData, code: str) -> None:
    root = root_of(made(kind, data))
    assert {each.get("formatCode") for each in find(root, "//c:dLbls/c:numFmt")} == {code}
    assert {each.text for each in find(root, "//c:numCache/c:formatCode")} == {code}


def test_a_value_of_another_format_has_a_label_of_its_own() -> None:
    data = ChartData(("甲", "乙", "丙"), (series("x", "3", "4", "5.5"),))
    (own,) = find(root_of(made("柱形图", data)), "//c:dLbl")
    assert vals(own, "c:idx") == ["2"]
    assert [each.get("formatCode") for each in find(own, "c:numFmt")] == ["0.0"]
    (point,) = find(root_of(made("柱形图", data)), "//c:val//c:pt[@formatCode]")
    assert (point.get("idx"), point.get("formatCode")) == ("2", "0.0")


@pytest.mark.parametrize(
    ("data", "code"),
    [(SHARE, "0%"), (ENROLMENT, "#,##0"), (PRIZES, "0"), (ChartData(("甲",), (series("x", "0.4%"),)), "0.0%")],
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


def test_an_axis_of_shares_goes_no_further_than_the_whole() -> None:
    high = ChartData(("2024年", "2025年"), (series("就业率", "61.0%", "97.0%"),))
    assert vals(root_of(made("折线图", high)), "//c:valAx//c:max") == ["1"]
    assert vals(root_of(made("折线图", SHARE)), "//c:valAx//c:max") == []


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
    assert [each.text for each in find(root_of(made("饼图", GRADUATES)), "//c:title//a:t")] == ["单位：人"]
    assert vals(root_of(made("柱形图", SHARE)), "//c:autoTitleDeleted") == ["1"]


def test_an_axis_that_leaves_out_zero_says_so() -> None:
    assert [each.text for each in find(root_of(made("折线图", SHARE)), "//c:title//a:t")] == ["（纵轴不从0起）"]
    close = ChartData(("甲", "乙"), (series("x", "98.5", "99"),), "分")
    assert [each.text for each in find(root_of(made("折线图", close)), "//c:title//a:t")] == [
        "单位：分　（纵轴不从0起）"
    ]


@pytest.mark.parametrize(("count", "skip"), [(5, "1"), (20, "2"), (40, "5")])
def test_word_names_as_many_years_as_the_picture(count: int, skip: str) -> None:
    data = ChartData(tuple(f"{2026 - count + at}年" for at in range(count)), (series("x", *["5"] * count),))
    assert vals(root_of(made("折线图", data)), "//c:catAx/c:tickLblSkip") == [skip]


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
    printed = len(shared("折线图", data).axes[0].texts)
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
