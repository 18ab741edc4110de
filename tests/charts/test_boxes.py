"""Boxes that find room beside each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.label_boxes import LabelBox, Segment, spread


def test_no_boxes_need_no_room() -> None:
    assert spread([], [], 100, 0) == []


def test_boxes_with_room_stay_where_they_are_wanted() -> None:
    assert spread([90, 50, 10], [10, 10, 10], 100, 0) == [90, 50, 10]


def test_boxes_in_each_other_s_way_move_up_and_down_alike() -> None:
    assert spread([52, 50, 48], [10, 10, 10], 100, 0) == [60, 50, 40]
    assert spread([90, 50, 50], [10, 10, 10], 100, 0) == [90, 55, 45]


def test_boxes_stay_between_top_and_bottom() -> None:
    assert spread([99, 98], [10, 10], 100, 0) == [95, 85]
    assert spread([2, 1], [10, 10], 100, 0) == [15, 5]


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(1, 20)), min_size=1, max_size=9))
def test_boxes_never_overlap(boxes: list[tuple[float, float]]) -> None:
    wanted = sorted((middle for middle, _ in boxes), reverse=True)
    heights = [height for _, height in boxes]
    middles = spread(wanted, heights, 200, 0)
    for index in range(len(middles) - 1):
        gap = middles[index] - middles[index + 1] - (heights[index] + heights[index + 1]) / 2
        assert gap == pytest.approx(0, abs=1e-6) or gap > 0
    assert middles[-1] - heights[-1] / 2 >= -1e-6


@pytest.mark.parametrize(
    ("segment", "is_crossed"),
    [
        (((-5, 5), (15, 5)), True),
        (((2, 2), (3, 3)), True),
        (((5, -5), (5, 15)), True),
        (((-5, 0), (15, 0)), False),
        (((-5, 5), (-1, 5)), False),
        (((11, 0), (11, 10)), False),
        (((-5, 6), (6, 17)), False),
        (((-5, 4), (6, 15)), True),
        (((-5, 9), (9, -5)), True),
        (((4, 4), (4, 4)), True),
    ],
)
def test_a_line_crosses_a_box_whose_inside_it_passes(segment: Segment, is_crossed: bool) -> None:
    assert LabelBox(0, 0, 10, 10).is_crossed_by(segment) == is_crossed
    assert LabelBox(0, 0, 10, 10).is_crossed_by((segment[1], segment[0])) == is_crossed
