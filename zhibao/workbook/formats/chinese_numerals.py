"""Chinese numerals of [DBNum1] (一百二十), [DBNum2] (壹佰贰拾) and [DBNum3] (１百２十)."""

from __future__ import annotations

_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟"), 3: ("", "十", "百", "千")}
_MYRIADS = ("", "万", "亿")
_MOST = 12


def spelt(digits: str, native: int) -> str:
    """Return digits one by one, other characters as they are: 2025 is 二〇二五."""
    return "".join(_DIGITS[native][int(each)] if each in "0123456789" else each for each in digits)


def counted(digits: str, native: int) -> str:
    """Return digits with their units: 1005 is 一千〇五, 10 is 一十; ValueError for a million million and more."""
    if len(digits) > _MOST:
        raise ValueError(f"no Chinese numerals for {digits}")
    if not digits.strip("0"):
        return _DIGITS[native][0]
    groups = [digits[max(end - 4, 0) : end] for end in range(len(digits), 0, -4)]
    words, is_gap = "", False
    for myriad, group in reversed([*zip(_MYRIADS, groups, strict=False)]):
        part = _group(group, native)
        is_gap = is_gap or not part or group[0] == "0"
        if part:
            words += (_DIGITS[native][0] if words and is_gap else "") + part + myriad
            is_gap = False
    return words


def _group(group: str, native: int) -> str:
    """Return up to four digits with their units, without zeros at either end."""
    words, gap = "", False
    for unit, digit in zip(reversed(_UNITS[native][: len(group)]), group, strict=True):
        if digit == "0":
            gap = bool(words)
        else:
            words += (_DIGITS[native][0] if gap else "") + _DIGITS[native][int(digit)] + unit
            gap = False
    return words


def counted_in_date(number: int, native: int) -> str:
    """Return a month, day, hour … with its units; ten is 十 and 12 十二, where a plain number has 一十二."""
    words = counted(str(number), native)
    ten = _DIGITS[native][1] + _UNITS[native][1]
    return words[1:] if words.startswith(ten) else words
