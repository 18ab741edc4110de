"""Chinese counting numerals."""

import re

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("千", "百", "十", "")
MOST_CHINESE = 9999


def chinese_number(number: int) -> str:
    """Return a whole number from 0 to 9999 in Chinese counting numerals (二十一, 一百〇八); ValueError for others."""
    if not 0 <= number <= MOST_CHINESE:
        raise ValueError(f"no Chinese numerals for {number}")
    digits = [int(digit) for digit in str(number)]
    written = ""
    for unit, digit in zip(_UNITS[-len(digits) :], digits, strict=True):
        written += _DIGITS[digit] + (unit if digit else "")
    written = re.sub("〇+", "〇", written)
    # 二十, not 二十〇; 十一, not 一十一, but 一百一十一.
    return re.sub("^一十", "十", written.rstrip("〇") or _DIGITS[0])


def chinese_digits(number: int) -> str:
    """Return the digits of a number one by one (二〇二五), as years are written."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))
