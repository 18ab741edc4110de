"""The options cell of a row: 键=值 pairs separated by semicolons, half- or full-width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from zhibao.findings import Finding, Findings, structure_rules
from zhibao.text.folding import fold
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion
from zhibao.workbook.sheet import Cell

_LEAST_RATIO, _MOST_RATIO = Decimal("0.1"), Decimal(100)
_LIST = lazy_pattern(r"[,、，﹐﹑]")


class Option(Struct, frozen=True):
    """An option of a row type: its name, the Chinese for what it takes, and its parser (ValueError if wrong)."""

    name: str
    expected: str
    parse: Callable[[str], Any]
    example: str


def read_options(cell: Cell, kind: str, known: tuple[Option, ...], findings: Findings) -> Mapping[str, Any]:
    """Return the parsed values of the options that the cell states; faults are reported and left out."""
    values: dict[str, Any] = {}
    for stated in stated_options(cell.plain):
        _read_one(stated, cell, kind, known, findings, values)
    return values


def stated_options(text: str) -> list[tuple[str, str, str]]:
    """Return the name, the = and the value of each option that a cell states; what is missing is empty."""
    stated = (piece for piece in re.split(r"[;；﹔\n]", text) if piece.strip())
    pieces = (re.sub("[＝﹦]", "=", piece).partition("=") for piece in stated)
    return [(name.strip(), equals, value.strip()) for name, equals, value in pieces]


def _read_one(
    stated: tuple[str, str, str],
    cell: Cell,
    kind: str,
    known: tuple[Option, ...],
    findings: Findings,
    values: dict[str, Any],
) -> None:
    name, equals, value = stated
    if not (name and equals and value):
        findings.add(structure_rules.MALFORMED_OPTION.at(cell.ref, found="".join(stated)))
        return
    option = next((option for option in known if option.name == squeezed(name)), None)
    if option is None:
        findings.add(_unknown(name, cell, kind, [each.name for each in known]))
        return
    if option.name in values:
        findings.add(structure_rules.REPEATED_OPTION.at(cell.ref, name=option.name))
        return
    try:
        values[option.name] = option.parse(value)
    except ValueError:
        found = {"name": option.name, "found": value, "expected": option.expected}
        findings.add(structure_rules.BAD_OPTION_VALUE.at(cell.ref, **found))


def _unknown(name: str, cell: Cell, kind: str, names: list[str]) -> Finding:
    near = suggestion(name, names)
    known = "、".join(names) or "（无）"
    return structure_rules.UNKNOWN_OPTION.at(cell.ref, kind=kind, found=name, suggestion=near, known=known)


def yes_no(value: str) -> bool:
    """Parse 是 or 否."""
    return one_of("是", "否")(value) == "是"


def count(value: str) -> int:
    """Parse a whole number from 0 to 99."""
    if not re.fullmatch(r"\d{1,2}", fold(value)):
        raise ValueError(value)
    return int(fold(value))


def name_list(value: str) -> tuple[str, ...]:
    """Parse names separated by commas or 、."""
    names = tuple(name.strip() for name in _LIST.split(value) if name.strip())
    if not names:
        raise ValueError(value)
    return names


def ratios(value: str) -> tuple[Decimal, ...]:
    """Parse numbers from 0.1 to 100 separated by commas."""
    try:
        numbers = tuple(Decimal(fold(part)) for part in _LIST.split(value))
    except InvalidOperation as error:
        raise ValueError(value) from error
    if not all(number.is_finite() and _LEAST_RATIO <= number <= _MOST_RATIO for number in numbers):
        raise ValueError(value)
    return numbers


def year_list(value: str) -> tuple[str, ...]:
    """Parse years separated by commas: four digits, with or without 年, 上年 or 本年."""
    years = tuple(re.sub(r"(?<=\d)年$", "", fold(name)) for name in name_list(value))
    if not all(re.fullmatch(r"\d{4}|上年|本年", year) for year in years):
        raise ValueError(value)
    return years


def one_of(*words: str) -> Callable[[str], str]:
    """Return a parser that takes one of these words."""

    def parse(value: str) -> str:
        if squeezed(value) not in words:
            raise ValueError(value)
        return squeezed(value)

    return parse


def some_of(words: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Return a parser that takes several of these words, separated by commas."""
    known = frozenset(words)

    def parse(value: str) -> tuple[str, ...]:
        names = tuple(map(squeezed, name_list(value)))
        if not known.issuperset(names) or len(set(names)) < len(names):
            raise ValueError(value)
        return names

    return parse
