"""Counters as a list level or a field shows them (ST_NumberFormat, ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zhibao.text.numerals import chinese_number

_LIST_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": chinese_number,
    "chineseCountingThousand": chinese_number,
    "japaneseCounting": chinese_number,
}
_FIELD_FORMATS: Mapping[str, Callable[[int], str]] = {"ARABIC": str, "CHINESENUM3": chinese_number}


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
