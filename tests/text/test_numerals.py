"""Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.numerals import MOST_CHINESE, chinese_number

DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "〇"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百〇一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千〇一"),
        (1010, "一千〇一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_written_as_they_are_counted(number: int, written: str) -> None:
    assert chinese_number(number) == written


@given(st.integers(0, MOST_CHINESE))
def test_every_number_can_be_read_back(number: int) -> None:
    total, digit = 0, 0
    for sign in chinese_number(number):
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total, digit = total + (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign], 0
    assert total + digit == number


@pytest.mark.parametrize("number", [-1, MOST_CHINESE + 1])
def test_beyond_there_is_no_number(number: int) -> None:
    with pytest.raises(ValueError):
        chinese_number(number)
