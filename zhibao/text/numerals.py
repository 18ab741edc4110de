"""Chinese counting numerals."""

_DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Return a whole number from 0 to 99 in Chinese counting numerals (二十一)."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def chinese_digits(number: int) -> str:
    """Return the digits of a number one by one (二〇二五), as years are written."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))
