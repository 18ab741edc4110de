"""饼图, 环形图: the slices, their labels, and what they refuse."""

import math
from decimal import Decimal
from itertools import combinations, pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from charts import ChartData, ChartDataError, Series
from charts.label_boxes import Point, Segment
from charts.slices import laid_out, leader
from tests.charts.chart_samples import (
    CHANGES,
    ENROLMENT,
    GRADUATES,
    ROUND,
    TRADES,
    printed,
    series,
    shared,
    texts,
    wedges,
)

SHARES = ChartData(("升学", "就业"), (series("去向", "63.4%", "36.6%"),))


@pytest.mark.parametrize("kind", ROUND)
def test_slices_run_clockwise_from_twelve_and_are_as_large_as_their_shares(kind: str) -> None:
    found = wedges(shared(kind, GRADUATES))
    end = 90.0
    for wedge, value in zip(found, GRADUATES.values, strict=True):
        assert wedge.theta2 == pytest.approx(end, abs=1e-3)
        assert wedge.theta2 - wedge.theta1 == pytest.approx(float(value) / 7200 * 360, abs=1e-3)
        end = wedge.theta1


@pytest.mark.parametrize("kind", ROUND)
def test_a_label_gives_name_value_and_share(kind: str) -> None:
    found = [text.get_text() for text in texts(shared(kind, GRADUATES))]
    assert {"单位：人", "升学\n4,563（63.38%）", "直接就业\n2,164（30.06%）", "其他\n473（6.57%）"} <= set(found)


def test_shares_have_the_decimals_that_are_asked_for() -> None:
    found = printed(shared("饼图", replace(GRADUATES, share_decimals=1)))
    assert {"升学4,563（63.4%）", "直接就业2,164（30.1%）"} <= set(found)


def test_a_share_is_not_printed_twice() -> None:
    assert {"升学63.4%", "就业36.6%"} <= set(printed(shared("饼图", SHARES)))


def test_a_tiny_share_is_no_nought() -> None:
    data = ChartData(("甲", "乙", "丙"), (series("x", "9989", "10", "1"),))
    assert {"甲9989（99.89%）", "乙10（0.10%）", "丙1（不足0.1%）"} <= set(printed(shared("饼图", data)))


@pytest.mark.parametrize("kind", ROUND)
@pytest.mark.parametrize(("labels", "unit"), [(("3人", "5人"), "人"), (("30%", "70%"), "人"), (("30%", "70%"), "%")])
def test_the_unit_is_not_said_twice(kind: str, labels: tuple[str, ...], unit: str) -> None:
    values = tuple(Decimal(each[:-1]) / (100 if each.endswith("%") else 1) for each in labels)
    data = ChartData(("甲", "乙"), (Series("x", values, labels),), unit)
    assert not any("单位" in text for text in printed(shared(kind, data)))


SHARES_OF_A_WHOLE = st.lists(st.integers(1, 3000), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(values=SHARES_OF_A_WHOLE)
@example(values=[1023343, 1840, 24056, 3])
@example(values=[3, 2, 5, 1, 20000])
@example(values=[20000, 12000, 5, 4, 3, 2, 1])
def test_leaders_do_not_cross(values: list[int]) -> None:
    names = tuple(f"第{at}类" for at in range(len(values)))
    plot = laid_out(ChartData(names, (series("x", *map(str, values)),), "人"), 156, "饼图")
    lines = [list(pairwise(leader(one, middle, plot))) for one, middle in plot.labelled]
    for one, other in combinations(lines, 2):
        assert not any(cross(first, second) for first, second in product(one, other))


def cross(one: Segment, other: Segment) -> bool:
    """Whether each segment has its ends on both sides of the other's line."""
    return all(
        side(first, second, third) * side(first, second, fourth) < -1e-9
        for (first, second), (third, fourth) in ((one, other), (other, one))
    )


def side(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def test_a_label_stands_on_the_side_of_its_slice() -> None:
    places = {text.get_text()[:2]: text.get_position()[0] for text in shared("饼图", GRADUATES).axes[0].texts}
    assert places["升学"] > 0 > places["其他"]
    assert places["直接"] < 0


def test_the_ring_shows_the_total() -> None:
    assert "合计7,200" in printed(shared("环形图", GRADUATES))
    assert not any("合计" in text for text in printed(shared("饼图", GRADUATES)))
    assert not any("合计" in text for text in printed(shared("环形图", SHARES)))


def test_the_ring_leaves_out_a_total_that_its_hole_cannot_hold() -> None:
    data = ChartData(("甲",), (series("x", "123,456,789,012.34"),), "万元人民币")
    assert not any("合计" in text for text in printed(shared("环形图", data)))


def test_slices_are_set_apart_by_white_lines() -> None:
    assert {wedge.get_edgecolor() for wedge in wedges(shared("饼图", GRADUATES))} == {(1, 1, 1, 1)}


def test_the_sixth_slice_is_hatched() -> None:
    assert [bool(wedge.get_hatch()) for wedge in wedges(shared("饼图", TRADES))] == [False] * 5 + [True] * 3


def test_a_missing_value_has_no_slice() -> None:
    drawn = shared("饼图", ChartData(("甲", "乙", "丙"), (series("x", "1", "", "3"),)))
    assert len(wedges(drawn)) == 2
    assert not any("乙" in text for text in printed(drawn))


def test_a_single_slice_is_a_whole_circle() -> None:
    (wedge,) = wedges(shared("饼图", ChartData(("甲",), (series("x", "7"),))))
    assert math.isclose(wedge.theta2 - wedge.theta1, 360, abs_tol=1e-3)


@pytest.mark.parametrize("kind", ROUND)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ENROLMENT, "只能有一个系列，这里有2个"),
        (CHANGES, "不能有负数"),
        (ChartData(("甲",), (series("x", "0"),)), "合计为0"),
        (ChartData(("甲", "乙"), (series("x", "30%", "40%"),)), "占比合计为70.00%，不是100%"),
        (
            ChartData(tuple("子丑寅卯辰巳午未申酉戌亥甲"), (series("x", *["1"] * 13),)),
            "类别太多（13个）.*请改用条形图",
        ),
    ],
)
def test_what_is_not_the_parts_of_a_whole_is_refused(kind: str, data: ChartData, message: str) -> None:
    with pytest.raises(ChartDataError, match=f"{kind}.*{message}|{message}"):
        shared(kind, data)
