"""Rounding as schools teach it, and digits."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from zhibao.text.numbers import decimals_of, digits_of, exact_digits, number_meant, rounded


@pytest.mark.parametrize(
    ("number", "decimals", "digits"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("2.35", 1, "2.4"),
        ("2.25", 1, "2.3"),
        ("2.249999999999999999999999", 1, "2.2"),
        ("1/3", 4, "0.3333"),
        ("2/3", 0, "1"),
        ("12", 2, "12.00"),
        ("99999999999999999999999999999999.5", 0, "100000000000000000000000000000000"),
        ("0", 1, "0.0"),
    ],
)
def test_a_half_is_rounded_away_from_nought(number: str, decimals: int, digits: str) -> None:
    assert digits_of(rounded(Fraction(number), decimals)) == digits


def test_digits_have_no_exponent() -> None:
    assert digits_of(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("25115", "25115"),
        ("13.650", "13.65"),
        ("-7/8", "-0.875"),
        ("1/3", "0.3333333333…"),
        ("25115/1840", "13.64945652…"),
        ("0", "0"),
    ],
)
def test_exact_digits_end_or_say_that_they_go_on(number: str, digits: str) -> None:
    assert exact_digits(Fraction(number)) == digits


@pytest.mark.parametrize(("digits", "decimals"), [("12", 0), ("12.5", 1), ("12.50", 2)])
def test_the_decimals_shown(digits: str, decimals: int) -> None:
    assert decimals_of(digits) == decimals


def test_no_number_has_too_many_digits() -> None:
    assert rounded(Fraction(10**5000), 2) == Decimal(f"1{'0' * 5000}.00")
    assert exact_digits(Fraction(10**5000, 3)).startswith("33333")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2468O", "24680"),
        ("1l2", "112"),
        ("2O25", "2025"),
        ("１２O", "120"),
        ("2468", ""),
        ("O2O", ""),
        ("12人", ""),
        ("O", ""),
    ],
)
def test_letters_like_digits_are_read_as_them(typed: str, meant: str) -> None:
    assert number_meant(typed) == meant
