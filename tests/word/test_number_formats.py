"""Numbers as lists, fields and pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.word.number_formats import format_of_switch, written


def test_formats() -> None:
    assert [written(number, "lowerRoman") for number in (1, 4, 9, 14, 40, 1999)] == [
        *("i", "iv", "ix", "xiv", "xl", "mcmxcix")
    ]
    assert [written(number, "upperLetter") for number in (1, 26, 27, 53)] == ["A", "Z", "AA", "AAA"]
    assert written(12, "numberInDash") == "- 12 -"
    assert written(12, "decimalFullWidth") == "１２"
    assert written(12, "chineseCounting") == "十二"
    assert written(12, "hebrew1") is None


@given(st.integers(-5, 5000), st.sampled_from(["decimal", "lowerRoman", "upperLetter", "chineseCounting", "ganada"]))
def test_no_number_is_too_odd_for_any_format(number: int, number_format: str) -> None:
    assert written(number, number_format) != ""


def test_what_is_below_the_first_numeral_stays_a_figure() -> None:
    assert [written(0, name) for name in ("upperRoman", "lowerLetter", "decimal")] == ["0", "0", "0"]


@pytest.mark.parametrize(
    ("switch", "number_format"),
    [
        ("Arabic", "decimal"),
        ("ROMAN", "upperRoman"),
        ("roman", "lowerRoman"),
        ("Alphabetic", "upperLetter"),
        ("alphabetic", "lowerLetter"),
        ("ChineseNum3", "chineseCountingThousand"),
        ("CardText", "CardText"),
        ("", ""),
    ],
)
def test_a_switch_asks_for_a_format(switch: str, number_format: str) -> None:
    assert format_of_switch(switch) == number_format
