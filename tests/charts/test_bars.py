"""柱形图, 条形图, 堆积柱形图: the lengths and places of the bars."""

from decimal import Decimal
from itertools import pairwise

import pytest
from matplotlib.colors import same_color
from matplotlib.text import Text

import charts
from charts import KINDS, ChartData, ChartDataError, Series
from charts.style import colour, grey
from tests.charts.chart_samples import (
    CHANGES,
    ENROLMENT,
    ONE,
    PRIZES,
    SCHOOLS,
    SHARE,
    TITLES,
    TWELVE,
    bars,
    below,
    beside,
    boxes,
    data_labels,
    printed,
    series,
    shared,
)
from tests.charts.native_parts import made, root_of, vals

CHANGES_UP = ChartData(("甲", "乙", "丙", "丁"), (series("在校生", "1,204", "356", "", "820"),), "人")
EACH = [ENROLMENT, SHARE, TITLES, CHANGES, TWELVE, ONE]


@pytest.mark.parametrize("data", EACH)
def test_columns_are_as_high_as_the_values(data: ChartData) -> None:
    assert [bar.get_height() for bar in bars(shared("柱形图", data))] == pytest.approx(list(map(float, data.values)))


@pytest.mark.parametrize("data", EACH)
def test_bars_are_as_long_as_the_values(data: ChartData) -> None:
    assert [bar.get_width() for bar in bars(shared("条形图", data))] == pytest.approx(list(map(float, data.values)))


@pytest.mark.parametrize("data", EACH)
def test_bars_begin_at_zero_and_the_axis_shows_it(data: ChartData) -> None:
    columns, rows = shared("柱形图", data), shared("条形图", data)
    assert {bar.get_y() for bar in bars(columns)} == {0}
    assert {bar.get_x() for bar in bars(rows)} == {0}
    bottom, top = columns.axes[0].get_ylim()
    left, right = rows.axes[0].get_xlim()
    assert bottom <= 0 <= top and left <= 0 <= right
    if min(data.values) >= 0:
        assert bottom == 0 == left


def test_the_bars_of_a_group_stand_side_by_side_over_their_category() -> None:
    found = bars(shared("柱形图", ENROLMENT))
    middles = [bar.get_x() + bar.get_width() / 2 for bar in found]
    assert (middles[0] + middles[2]) / 2 == pytest.approx(0)
    assert (middles[1] + middles[3]) / 2 == pytest.approx(1)
    assert found[0].get_x() + found[0].get_width() == pytest.approx(found[2].get_x())


def test_few_columns_are_not_wider_than_forty_points() -> None:
    for data in (ONE, ENROLMENT):
        drawn = shared("柱形图", data)
        for bar in bars(drawn):
            assert bar.get_window_extent().width / 220 * 72 <= 40.1


def test_the_categories_of_the_bar_chart_run_from_top_to_bottom() -> None:
    drawn = shared("条形图", PRIZES)
    places = {text: box.y0 for text, box in boxes(drawn)}
    assert places["一等奖"] > places["二等奖"] > places["三等奖"]
    heights = [bar.get_window_extent().y0 for bar in bars(drawn)]
    assert heights == sorted(heights, reverse=True)


def test_the_series_of_a_bar_chart_run_from_top_to_bottom() -> None:
    found = bars(shared("条形图", ENROLMENT))
    assert found[0].get_window_extent().y0 > found[2].get_window_extent().y0


@pytest.mark.parametrize("data", EACH)
def test_a_label_stands_at_the_end_of_its_bar(data: ChartData) -> None:
    for kind in ("柱形图", "条形图"):
        drawn = shared(kind, data)
        drawn.draw_without_rendering()
        labels = [text for text in drawn.axes[0].texts if text.get_text()]
        assert [text.get_text() for text in labels] == data.labels
        for bar, label, value in zip(bars(drawn), labels, data.values, strict=True):
            box, end = Text.get_window_extent(label), bar.get_window_extent()
            gap = {
                ("柱形图", True): box.y0 - end.y1,
                ("柱形图", False): end.y0 - box.y1,
                ("条形图", True): box.x0 - end.x1,
                ("条形图", False): end.x0 - box.x1,
            }[kind, value >= 0]
            assert 0 < gap < 25


def test_a_missing_value_leaves_a_gap() -> None:
    found = bars(shared("柱形图", SHARE))
    assert [round(bar.get_x() + bar.get_width() / 2) for bar in found] == [0, 1, 3, 4]
    assert "2023年" in printed(shared("柱形图", SHARE))


def test_labels_stand_upright_where_columns_are_narrow_and_go_where_they_are_thin() -> None:
    names = tuple(map(str, range(12)))
    narrow = ChartData(names, tuple(series(f"第{n}", *["25,115"] * 12) for n in range(2)))
    thin = ChartData(names, tuple(series(f"第{n}", *["25,115"] * 12) for n in range(6)))
    assert {text.get_rotation() for text in shared("柱形图", narrow).axes[0].texts} == {90}
    assert {text.get_rotation() for text in shared("柱形图", ENROLMENT).axes[0].texts} == {0}
    assert data_labels(shared("柱形图", thin)) == []


def test_long_names_are_wrapped_under_columns_and_whole_beside_bars() -> None:
    assert below(shared("柱形图", TITLES))[3].get_text() == "孟州市职业\n教育中心学校"
    assert [text.get_text() for text in beside(shared("条形图", TITLES))] == list(SCHOOLS)


def test_names_that_find_no_room_are_turned() -> None:
    names = tuple(f"AB{year}" for year in range(2006, 2026))
    drawn = shared("柱形图", ChartData(names, (series("x", *["5"] * 20),)))
    assert {text.get_rotation() for text in below(drawn)} == {90}


@pytest.mark.parametrize(
    ("first", "named"),
    [
        (2014, [*range(2014, 2026)]),
        (2006, [*range(2007, 2026, 2)]),
        (1996, [2000, 2005, 2010, 2015, 2020, 2025]),
        (1936, [*range(1945, 2026, 10)]),
    ],
)
@pytest.mark.parametrize("kind", ["柱形图", "折线图", "堆积柱形图"])
def test_of_years_that_find_no_room_every_second_or_fifth_is_named(kind: str, first: int, named: list[int]) -> None:
    years = tuple(f"{year}年" for year in range(first, 2026))
    drawn = shared(kind, ChartData(years, (series("x", *["5"] * len(years)),)))
    shown = [(text.get_text(), text.get_rotation()) for text in below(drawn) if text.get_text()]
    assert shown == [(f"{year}年", 0) for year in named]
    assert all(box.x1 <= drawn.canvas.get_width_height()[0] for _, box in boxes(drawn))


def test_layers_stand_on_each_other_and_reach_the_sum() -> None:
    found = bars(shared("堆积柱形图", TITLES))
    for place in range(4):
        layers = found[place::4]
        for lower, upper in pairwise(layers):
            assert upper.get_y() == pytest.approx(lower.get_y() + lower.get_height())
        total = sum(float(one.values[place] or 0) for one in TITLES.series)
        assert layers[-1].get_y() + layers[-1].get_height() == pytest.approx(total)


def test_a_label_stands_in_its_layer_or_beside_a_thin_one() -> None:
    drawn = shared("堆积柱形图", ChartData(("甲",), (series("多", "95"), series("少", "3"), series("无", ""))))
    drawn.draw_without_rendering()
    many, few = bars(drawn)
    inside, beside, _ = (Text.get_window_extent(text) for text in drawn.axes[0].texts)
    assert data_labels(drawn) == ["95", "3", "98"]
    assert many.get_window_extent().fully_containsx(inside.x0) and many.get_window_extent().fully_containsx(inside.x1)
    assert many.get_window_extent().y0 < inside.y0 < inside.y1 < many.get_window_extent().y1
    assert beside.x0 > few.get_window_extent().x1


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        ([("35", "1,200"), ("40", "9")], ["75", "1,209"]),
        ([("1.5", "2"), ("", "")], ["1.5", "2.0"]),
        ([("30%", "40%"), ("70%", "40%")], ["80%"]),
        ([("0", ""), ("0", "")], ["0"]),
    ],
)
def test_totals_stand_over_stacks(rows: list[tuple[str, ...]], totals: list[str]) -> None:
    data = ChartData(("子", "丑"), tuple(series(f"第{at}", *labels) for at, labels in enumerate(rows)))
    drawn = shared("堆积柱形图", data)
    assert data_labels(drawn)[-len(totals) :] == totals
    assert [label for label in KINDS["堆积柱形图"].totals(data, 150) if label] == totals


def test_a_total_stands_over_the_uppermost_layer() -> None:
    drawn = shared("堆积柱形图", TITLES)
    drawn.draw_without_rendering()
    for bar, text in zip(bars(drawn)[-4:], drawn.axes[0].texts[-4:], strict=True):
        assert Text.get_window_extent(text).y0 > bar.get_window_extent().y1


def test_labels_with_their_unit_have_totals_with_it_and_words_have_none() -> None:
    people = tuple(Series(name, (Decimal(3), Decimal(4)), ("3个", "4个")) for name in "甲乙")
    words = tuple(Series(name, (Decimal(12000),), ("1.2万",)) for name in "甲乙")
    assert KINDS["堆积柱形图"].totals(ChartData(("子", "丑"), people), 150) == ("6个", "8个")
    assert data_labels(shared("堆积柱形图", ChartData(("子",), words))) == ["1.2万", "1.2万"]


def test_a_layer_of_zero_has_no_label() -> None:
    data = ChartData(("甲", "乙"), (series("初级", "35", "12"), series("中级", "0", "57"), series("高级", "46", "0")))
    assert data_labels(shared("堆积柱形图", data)) == ["35", "12", "57", "46", "81", "69"]


def test_a_stack_of_one_series_is_a_column() -> None:
    assert charts.draw("堆积柱形图", CHANGES_UP) == charts.draw("柱形图", CHANGES_UP)
    root = root_of(made("堆积柱形图", CHANGES_UP))
    assert vals(root, "//c:dLblPos") == ["outEnd"]
    assert vals(root, "//c:grouping") == ["clustered"]


@pytest.mark.parametrize("index", [5, 6, 7])
def test_a_figure_on_hatching_has_a_plain_ground(index: int) -> None:
    data = ChartData(tuple("甲乙丙丁"), tuple(series(f"第{n}", *["50"] * 4) for n in range(8)))
    label = shared("堆积柱形图", data).axes[0].texts[4 * index]
    patch = label.get_bbox_patch()
    assert patch is not None and same_color(patch.get_facecolor(), colour(index)) and not patch.get_hatch()
    assert grey(colour(index)) < 0.5 or not same_color(label.get_color(), "white")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("unit", ["", "人"])
def test_a_chart_of_few_categories_is_low(kind: str, count: int, unit: str) -> None:
    data = ChartData(tuple("甲乙丙")[:count], (series("x", *["12", "9", "11"][:count]),), unit)
    assert 45 <= shared(kind, data, 156).get_size_inches()[1] * 25.4 <= 50
    assert 45 <= charts.native(kind, data, 156, "a", "b").height <= 50


def test_a_label_beside_the_last_bar_stays_in_the_picture() -> None:
    data = ChartData(("甲", "乙"), (series("多", "9,999,999", "9,999,999"), series("少", "100,000", "100,000")))
    drawn = shared("堆积柱形图", data, 76)
    assert all(box.x1 <= drawn.canvas.get_width_height()[0] for _, box in boxes(drawn))


def test_bars_of_the_sixth_series_are_hatched() -> None:
    data = ChartData(("甲",), tuple(series(f"第{n}", "5") for n in range(7)))
    for kind in ("柱形图", "条形图", "堆积柱形图"):
        assert [bool(bar.get_hatch()) for bar in bars(shared(kind, data))] == [False] * 5 + [True] * 2


@pytest.mark.parametrize("senior", ["70.0%", "70.1%", "69.9%"])
def test_a_stack_of_shares_ends_at_one_hundred_per_cent_though_they_are_rounded(senior: str) -> None:
    data = ChartData(("甲校",), (series("初级", "30.0%"), series("高级", senior)))
    ticks = [text.get_text() for text in beside(shared("堆积柱形图", data))]
    assert ticks[-1] == "100%"


def test_a_stack_refuses_negative_values() -> None:
    with pytest.raises(ChartDataError, match="不能有负数，请改用柱形图"):
        shared("堆积柱形图", CHANGES)


def test_a_long_bar_chart_grows_downwards() -> None:
    many = tuple(f"第{n}校" for n in range(30))
    width, height = shared("条形图", ChartData(many, (series("x", *["5"] * 30),))).get_size_inches()
    assert height > width * 9 / 16
