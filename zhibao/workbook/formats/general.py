"""Numbers as digits: the General format, plain digits, rounding half away from zero as Excel rounds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_GENERAL_DIGITS = 11
_ELEVEN_DIGITS = Decimal(10) ** _GENERAL_DIGITS
# Whole numbers of so few digits are kept as they are.
_KEPT = 10**15
# Excel keeps 15 significant digits; the 17 of a binary double are noise.
_DOUBLE = Context(prec=15, rounding=ROUND_HALF_UP)
# Wide enough for the largest double with all its zeros and decimals.
_WIDE = Context(prec=400)


def decimal_of(value: int | float) -> Decimal:
    """Return the number that Excel has for what a file holds: 15 significant digits."""
    if value.__class__ is int and -_KEPT < value < _KEPT:
        return Decimal(value).normalize(_DOUBLE)
    return _DOUBLE.create_decimal(repr(value)).normalize()


def general(number: Decimal) -> str:
    """Return a number under the General format in a column that is wide enough: at most 11 characters."""
    if -_ELEVEN_DIGITS < number < _ELEVEN_DIGITS and number == (integer := int(number)):
        return str(integer)
    whole = len(str(abs(int(number))))
    if whole > _GENERAL_DIGITS or _is_too_small(number):
        mantissa, exponent = f"{number:.5E}".split("E")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}E{exponent[0]}{int(exponent[1:]):02d}"
    return plain(round_half_up(number, max(_GENERAL_DIGITS - 1 - whole, 0)))


def _is_too_small(number: Decimal) -> bool:
    """Tell whether a small number needs an exponent so as not to lose digits."""
    return 0 < abs(number) < Decimal("1e-4") and len(plain(abs(number))) > _GENERAL_DIGITS


def plain(number: Decimal) -> str:
    """Return the digits of a number without an exponent and without trailing zeros."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "-0" if number else "0")


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Return the number rounded half away from zero to so many decimals."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)
