"""Counters as a list level or a field shows them (ST_NumberFormat, ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zhibao.findings import NothingMadeError, template_rules
from zhibao.model.ref import CellRef
from zhibao.text.numerals import chinese_number

_LIST_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "chineseCounting": chinese_number,
    "chineseCountingThousand": chinese_number,
    "japaneseCounting": chinese_number,
}
_FIELD_FORMATS: Mapping[str, Callable[[int], str]] = {"ARABIC": str, "CHINESENUM3": chinese_number}


def list_number(number: int, format_: str) -> str:
    """Return a counter in a list level's number format; NothingMadeError for one that is not known."""
    return _shown(number, format_, _LIST_FORMATS)


def field_number(number: int, switch: str) -> str:
    """Return a field's number under its `\\*` switch; NothingMadeError for one that is not known."""
    return _shown(number, switch.upper(), _FIELD_FORMATS)


def _shown(number: int, format_: str, known: Mapping[str, Callable[[int], str]]) -> str:
    if format_ not in known:
        raise NothingMadeError(template_rules.UNKNOWN_NUMBER_FORMAT.at(CellRef(), found=format_))
    return known[format_](number)
