"""Counters as a list level or a field shows them (ST_NumberFormat, ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a whole number from 0 to 99 in Chinese counting numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


_LIST_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
}
_FIELD_FORMATS: Mapping[str, Callable[[int], str]] = {"ARABIC": str, "CHINESENUM3": chinese}


def list_number(number: int, format_: str) -> str:
    """Return a counter in a list level's number format; ValueError for one that is not known."""
    if format_ not in _LIST_FORMATS:
        raise ValueError(f"编号格式 {format_}")
    return _LIST_FORMATS[format_](number)


def field_number(number: int, switch: str) -> str:
    """Return a field's number under its `\\*` switch; ValueError for one that is not known."""
    if switch.upper() not in _FIELD_FORMATS:
        raise ValueError(f"域开关 \\* {switch}")
    return _FIELD_FORMATS[switch.upper()](number)
