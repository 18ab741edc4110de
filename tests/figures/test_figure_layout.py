"""Pictures under one caption share the width of the text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import henan
from zhibao.figures.photo_arrangement import Size, arrange

RULES = henan().picture
WIDTH = 156.0
ROOM = Size(WIDTH, math.inf)
WIDE, HIGH = 1.5, 0.75


def rounded(sizes: list[list[Size]]) -> list[list[tuple[float, float]]]:
    return [[(round(size.width, 1), round(size.height, 1)) for size in row] for row in sizes]


def test_one_stands_within_the_size_of_the_pack() -> None:
    assert rounded(arrange([2.0], ROOM, RULES)) == [[(100.0, 50.0)]]
    assert rounded(arrange([HIGH], ROOM, RULES)) == [[(49.5, 66.0)]]


def test_a_panorama_alone_is_as_wide_as_the_text() -> None:
    assert rounded(arrange([3.0], ROOM, RULES)) == [[(156.0, 52.0)]]
    assert rounded(arrange([2.2], ROOM, RULES)) == [[(100.0, 45.5)]]


def test_one_is_never_wider_than_the_text() -> None:
    assert rounded(arrange([4.0], Size(60.0, math.inf), RULES)) == [[(60.0, 15.0)]]


def test_two_share_a_row_at_one_height() -> None:
    ((left, right),) = arrange([WIDE, HIGH], ROOM, RULES)
    assert left.height == right.height == RULES.row_height
    ((left, right),) = arrange([WIDE, WIDE], ROOM, RULES)
    assert left.width + right.width + RULES.gap == pytest.approx(WIDTH)


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [2, 2]),
        (5, [3, 2]),
        (6, [3, 3]),
        (7, [3, 2, 2]),
        (8, [3, 3, 2]),
        (10, [3, 3, 2, 2]),
    ],
)
def test_rows_hold_so_many(count: int, rows: list[int]) -> None:
    assert [len(row) for row in arrange([WIDE] * count, ROOM, RULES)] == rows


aspects = st.lists(st.floats(0.1, 10), min_size=1, max_size=9)


@given(aspects, st.sampled_from([80.0, WIDTH, 225.0]), st.sampled_from([math.inf, 225.0, 156.0]))
def test_aspects_stay_rows_have_one_height_and_none_is_too_wide(
    aspects: list[float], width: float, height: float
) -> None:
    rows = arrange(aspects, Size(width, height), RULES)
    assert sum(row[0].height for row in rows) + RULES.gap * (len(rows) - 1) <= height - 20
    assert [size.width / size.height for row in rows for size in row] == pytest.approx(aspects)
    for row in rows:
        assert len({round(size.height, 6) for size in row}) == 1
        assert sum(size.width for size in row) + RULES.gap * (len(row) - 1) <= width + 1e-6
        assert row[0].height <= max(RULES.row_height, RULES.single_height) + 1e-6


@given(st.lists(st.floats(0.1, 2.2), min_size=4, max_size=9))
def test_a_last_row_is_never_higher_than_one_above(aspects: list[float]) -> None:
    heights = [row[0].height for row in arrange(aspects, ROOM, RULES)]
    assert heights[-1] == min(heights)


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("aspect", [WIDE, HIGH])
def test_pictures_of_one_shape_have_one_size(count: int, aspect: float) -> None:
    sizes = {size for row in rounded(arrange([aspect] * count, ROOM, RULES)) for size in row}
    assert len(sizes) == 1


def test_upright_pictures_are_as_high_as_a_row_may_be() -> None:
    rows = arrange([HIGH] * 5, ROOM, RULES)
    assert [len(row) for row in rows] == [3, 2]
    assert rows[1][0].height == RULES.row_height


@pytest.mark.parametrize("aspects", [[WIDE, HIGH, WIDE, HIGH, WIDE], [WIDE, WIDE, WIDE, HIGH, WIDE, HIGH, WIDE]])
def test_rows_of_mixed_shapes_have_one_height(aspects: list[float]) -> None:
    assert len({round(row[0].height, 6) for row in arrange(aspects, ROOM, RULES)}) == 1


def test_rows_whose_shapes_differ_much_keep_their_heights() -> None:
    wide, high, last = (row[0].height for row in arrange([2.1] * 3 + [0.5] * 4, ROOM, RULES))
    assert high > 2 * wide == 2 * last


@pytest.mark.parametrize(("at", "rows"), [(0, [1, 3]), (1, [1, 1, 2]), (3, [3, 1])])
def test_a_panorama_among_four_stands_alone_as_wide_as_the_text(at: int, rows: list[int]) -> None:
    aspects = [WIDE] * 3
    aspects.insert(at, 3.2)
    found = arrange(aspects, ROOM, RULES)
    assert [len(row) for row in found] == rows
    (panorama,) = next(row for row in found if row[0].width == pytest.approx(WIDTH) and len(row) == 1)
    assert panorama.height == pytest.approx(WIDTH / 3.2)
    others = {round(size.height, 6) for row in found for size in row if size is not panorama}
    assert len(others) == 1 and min(others) > 30


def test_a_low_panorama_is_no_higher_than_a_row() -> None:
    panorama = arrange([WIDE, 2.3, WIDE], ROOM, RULES)[1][0]
    assert panorama.height == RULES.row_height


def test_two_or_three_upright_pictures_stand_side_by_side_and_four_do_too() -> None:
    for count in (2, 3, 4):
        assert [len(row) for row in arrange([HIGH] * count, ROOM, RULES)] == [count]
    assert [len(row) for row in arrange([HIGH] * 7, ROOM, RULES)] == [4, 3]
    assert [len(row) for row in arrange([HIGH] * 3 + [WIDE], ROOM, RULES)] == [2, 2]


def test_no_picture_of_many_is_left_alone_in_the_last_row() -> None:
    for count in range(4, 30):
        assert min(len(row) for row in arrange([WIDE] * count, ROOM, RULES)) > 1


def test_many_pictures_are_made_lower_until_they_fit_with_their_caption() -> None:
    rows = arrange([HIGH] * 24, Size(WIDTH, 225.0), RULES)
    height = sum(row[0].height for row in rows) + RULES.gap * len(rows)
    assert height == pytest.approx(200)
    assert {round(size.width / size.height, 6) for row in rows for size in row} == {HIGH}
