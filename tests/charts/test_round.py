"""饼图, 环形图: the slices, their labels, and what they refuse."""

import math
from dataclasses import replace

import pytest

from charts import ChartData, ChartDataError
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
    assert {"升学\n4,563人，63.38%", "直接就业\n2,164人，30.06%", "其他\n473人，6.57%"} <= set(found)


def test_shares_have_the_decimals_that_are_asked_for() -> None:
    found = printed(shared("饼图", replace(GRADUATES, share_decimals=1)))
    assert {"升学4,563人，63.4%", "直接就业2,164人，30.1%"} <= set(found)


def test_a_share_is_not_printed_twice() -> None:
    assert {"升学63.4%", "就业36.6%"} <= set(printed(shared("饼图", SHARES)))


def test_a_label_stands_on_the_side_of_its_slice() -> None:
    places = {text.get_text()[:2]: text.get_position()[0] for text in shared("饼图", GRADUATES).axes[0].texts}
    assert places["升学"] > 0 > places["其他"]
    assert places["直接"] < 0


def test_the_ring_shows_the_total_with_its_unit() -> None:
    assert "合计7,200人" in printed(shared("环形图", GRADUATES))
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
