"""The words for a change from one year to the next."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from tests.builders import henan
from zhibao.indicators.units import Unit
from zhibao.indicators.values import Value
from zhibao.indicators.wording import (
    NoChangeError,
    change,
    growth,
    signed,
    signed_growth,
    signed_with_points,
    with_unit,
)
from zhibao.model.origin import Origin

RULES = henan().change


def value(number: str, unit: str = "人", decimals: int = 0) -> Value:
    return Value(Fraction(number), decimals, Unit.of(unit), Origin("在校生（2025年）", Fraction(number)))


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (value("12"), value("10"), "增加2人"),
        (value("10"), value("12"), "减少2人"),
        (value("10.4"), value("9.6"), "持平"),
        (value("0.4114", "%", 2), value("0.3911", "%", 2), "提高2.03个百分点"),
        (value("0.39", "%", 0), value("0.4", "%", 1), "降低1.0个百分点"),
        (value("13.65", ":1", 2), value("14.03", ":1", 2), "下降0.38"),
        (value("2.5", "成比", 1), value("2.4", "成比", 1), "上升0.1"),
        (value("-2", "万元"), value("-5", "万元"), "增加3万元"),
    ],
)
def test_the_change_in_words(now: Value, before: Value, words: str) -> None:
    assert change(now, before, RULES).text == words


@pytest.mark.parametrize(
    ("now", "before", "words", "signed_words"),
    [
        ("112", "100", "增长12.0%", "+12.0%"),
        ("88", "100", "下降12.0%", "-12.0%"),
        ("100", "100", "持平", "0.0%"),
        ("10004", "10000", "基本持平", "0.0%"),
        ("10005", "10000", "增长0.1%", "+0.1%"),
        ("0", "5", "下降100.0%", "-100.0%"),
    ],
)
def test_the_growth_in_words_and_as_a_number(now: str, before: str, words: str, signed_words: str) -> None:
    assert growth(value(now), value(before), RULES).text == words
    assert signed_growth(value(now), value(before), RULES).text == signed_words


@pytest.mark.parametrize(
    ("now", "before", "reason"),
    [
        (value("1"), value("0"), "上年是 0"),
        (value("1"), value("-1"), "上年是 -1"),
        (value("0.5", "%"), value("0.4", "%"), "个百分点"),
        (value("2", "成比"), value("3", "成比"), "成比只说增减"),
    ],
)
def test_a_growth_that_cannot_be_stated_says_why(now: Value, before: Value, reason: str) -> None:
    for printer in (growth, signed_growth):
        with pytest.raises(NoChangeError, match=reason):
            printer(now, before, RULES)


def test_the_signed_change_knows_its_number() -> None:
    found = signed(value("12"), value("10"), RULES)
    assert (found.text, str(found.number)) == ("+2", "2")
    assert signed(value("10"), value("12"), RULES).text == "-2"


def test_in_a_table_the_change_of_a_share_has_its_unit_and_is_no_number() -> None:
    found = signed_with_points(value("0.5", "%"), value("0.4", "%"), RULES)
    assert (found.text, found.number) == ("+10个百分点", None)


def test_the_unit_follows_amounts_only() -> None:
    assert with_unit(value("12")).text == "12人"
    assert with_unit(value("12", ":1")).text == "12:1"


def test_a_change_comes_from_both_years() -> None:
    now, before = value("-12"), replace(value("-10"), origin=Origin("在校生（2024年）", Fraction(-10)))
    origin = change(now, before, RULES).origin
    assert (int(origin.exact), origin.working) == (-2, "-12-(-10)")
    assert origin.sources == (now.origin, before.origin)
