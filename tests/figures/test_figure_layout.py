"""Pictures under one caption share the width of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import henan
from zhibao.figures.layout import Size, arrange

RULES = henan().picture
WIDTH = 156.0
WIDE, HIGH = 1.5, 0.75


def rounded(sizes: list[list[Size]]) -> list[list[tuple[float, float]]]:
    return [[(round(size.width, 1), round(size.height, 1)) for size in row] for row in sizes]


def test_one_stands_within_the_size_of_the_pack() -> None:
    assert rounded(arrange([2.0], WIDTH, RULES)) == [[(100.0, 50.0)]]
    assert rounded(arrange([HIGH], WIDTH, RULES)) == [[(49.5, 66.0)]]


def test_one_is_never_wider_than_the_text() -> None:
    assert rounded(arrange([4.0], 60.0, RULES)) == [[(60.0, 15.0)]]


def test_two_share_a_row_at_one_height() -> None:
    ((left, right),) = arrange([WIDE, HIGH], WIDTH, RULES)
    assert left.height == right.height == RULES.row_height
    ((left, right),) = arrange([WIDE, WIDE], WIDTH, RULES)
    assert left.width + right.width + RULES.gap == pytest.approx(WIDTH)


@pytest.mark.parametrize(
    ("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3]), (7, [3, 3, 1])]
)
def test_rows_hold_so_many(count: int, rows: list[int]) -> None:
    assert [len(row) for row in arrange([WIDE] * count, WIDTH, RULES)] == rows


aspects = st.lists(st.floats(0.1, 10), min_size=1, max_size=9)


@given(aspects, st.sampled_from([80.0, WIDTH, 225.0]))
def test_aspects_stay_rows_have_one_height_and_none_is_too_wide(aspects: list[float], width: float) -> None:
    rows = arrange(aspects, width, RULES)
    assert [size.width / size.height for row in rows for size in row] == pytest.approx(aspects)
    for row in rows:
        assert len({round(size.height, 6) for size in row}) == 1
        assert sum(size.width for size in row) + RULES.gap * (len(row) - 1) <= width + 1e-6
        assert row[0].height <= max(RULES.row_height, RULES.single_height) + 1e-6


@given(st.lists(st.floats(0.1, 10), min_size=4, max_size=9))
def test_columns_of_several_rows_fit_the_text_together(aspects: list[float]) -> None:
    rows = arrange(aspects, WIDTH, RULES)
    columns = [[row[column].width for row in rows if column < len(row)] for column in range(len(rows[0]))]
    assert sum(max(widths) for widths in columns) + RULES.gap * (len(columns) - 1) <= WIDTH + 1e-6
