"""Values as the standard lets attributes state them: lengths bare or with a unit, percentages, on and off."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.wml import element
from zhibao.word.simple_types import (
    EIGHTHS,
    HALF_POINTS,
    UnreadableError,
    is_on,
    measure,
    millimetres,
    number,
    or_else,
    percent,
    points,
    states_on,
)

UNITS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465}


@given(st.one_of(st.text(), st.from_regex(r"[+-]?[0-9.]{1,400}(pt|mm|%)?")))
def test_any_words_are_read_or_refused_with_the_words(words: str) -> None:
    for read in (number, measure):
        try:
            assert math.isfinite(read(words))
        except UnreadableError as error:
            assert error.args == (words,)
    share = percent(words)
    assert share is None or words.strip().endswith("%")


@given(st.decimals(-10000, 10000, places=3), st.sampled_from(sorted(UNITS)))
def test_a_length_with_a_unit_is_one_in_the_attributes_own_unit(length: float, unit: str) -> None:
    in_points = float(length) * UNITS[unit]
    assert measure(f"{length:f}{unit}") == pytest.approx(in_points * 20, rel=1e-4)
    assert measure(f"{length:f}{unit}", HALF_POINTS) == pytest.approx(in_points * 2, rel=1e-4)
    assert measure(f"{length:f}") == number(f"{length:f}") == float(length)


def test_what_is_not_stated_is_nothing() -> None:
    assert number(None) == measure(None) == number("") == 0
    assert percent(None) is None
    assert (percent("50%"), percent("-2.5%"), percent("50")) == (50, -2.5, None)


@pytest.mark.parametrize(
    ("words", "per_point", "length"),
    [
        ("560", 20.0, 28.0),
        ("28pt", 20.0, 28.0),
        ("28.95pt", 20.0, 28.95),
        ("24", HALF_POINTS, 12.0),
        ("12pt", HALF_POINTS, 12.0),
        ("4", EIGHTHS, 0.5),
        ("0.5pt", EIGHTHS, 0.5),
        (None, 20.0, 0.0),
    ],
)
def test_points_are_points_whatever_the_attribute_counts_in(words: str | None, per_point: float, length: float) -> None:
    assert points(words, per_point) == pytest.approx(length)


def test_millimetres_come_from_twips_or_from_a_unit() -> None:
    assert millimetres("210mm") == pytest.approx(210)
    assert millimetres("11906") == pytest.approx(210, abs=0.01)


@pytest.mark.parametrize("words", ["abc", "50%", "12ex", "1,5"])
def test_nonsense_is_no_length(words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        points(words)
    assert or_else(7, points, words) == 7


@pytest.mark.parametrize("words", ["1", "true", "on"])
def test_an_attribute_says_yes(words: str) -> None:
    assert states_on(words)
    assert is_on(element(f'<w:b w:val="{words}"/>')) is True


@pytest.mark.parametrize("words", ["0", "false", "off"])
def test_an_attribute_says_no(words: str) -> None:
    assert not states_on(words)
    assert is_on(element(f'<w:b w:val="{words}"/>')) is False


def test_an_element_without_a_value_says_yes_and_an_attribute_that_is_not_there_says_nothing() -> None:
    assert is_on(element("<w:b/>")) is True
    assert is_on(None) is None
    assert not states_on(None)
