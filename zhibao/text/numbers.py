"""Exact numbers as digits: rounding half away from zero, as schools teach it and officials evaluate."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from zhibao.text.folding import fold

_SIGNIFICANT = 10
_LIKE_DIGITS = str.maketrans("OoОоlI|", "0000111")


def number_meant(text: str) -> str:
    """Return the digits of a number that was typed with letters like them (2468O, 1l2), empty for all else."""
    plain = fold(text).strip()
    digits = plain.translate(_LIKE_DIGITS)
    letters = sum(before != after for before, after in zip(plain, digits, strict=True))
    is_number = re.fullmatch(r"-?[\d,]+(?:\.\d+)?%?", digits) and 0 < 2 * letters < len(plain)
    return digits if is_number else ""


def rounded(number: Fraction, decimals: int) -> Decimal:
    """Return the number with so many decimals, a half rounded away from zero; never -0."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # Decimal, unlike str, sets no limit to the digits of an integer.
    return Decimal((int(number < 0 and whole > 0), Decimal(whole).as_tuple().digits, -decimals))


def digits_of(number: Decimal) -> str:
    """Return a number's digits with all its decimals and no exponent."""
    return f"{number:f}"


def grouped_digits(number: Decimal) -> str:
    """Return a number's digits with the thousands set off by commas."""
    return f"{number:,f}"


def exact_digits(number: Fraction) -> str:
    """Return all digits of a number, or its first ten significant ones and … when they do not end."""
    denominator, decimals = number.denominator, 0
    while (10**decimals) % denominator and decimals <= _SIGNIFICANT:
        decimals += 1
    if (10**decimals) % denominator == 0:
        return digits_of(rounded(number, decimals))
    whole = Decimal(int(number)).adjusted() + 1 if abs(number) >= 1 else 0
    return f"{digits_of(rounded(number, max(_SIGNIFICANT - whole, 2)))}…"


def decimals_of(digits: str) -> int:
    """Return how many decimals plain digits show."""
    return len(digits.partition(".")[2])


def decimals_shown(value: Decimal, text: str) -> int:
    """Return the decimals that the sheet shows, all that the number has when its format shows another number."""
    core = text.replace(",", "")
    found = re.search(r"-?\d+(?:\.\d+)?", core)
    decimals = decimals_of(found[0]) if found else 0
    if found and Decimal(found[0]) in (rounded(Fraction(value), decimals), rounded(Fraction(abs(value)), decimals)):
        return decimals
    return decimals_of(digits_of(value))
