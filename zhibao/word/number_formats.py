"""Numbers as lists, fields and pages write them (ST_NumberFormat, ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zhibao.text.numerals import MOST_CHINESE, chinese_number

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST_CIRCLED = 20
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# General switches of fields (§17.16.4.3.1); the case of the first letter is that of Roman numerals and letters.
_SWITCHES: Mapping[str, str] = {
    "ARABIC": "decimal",
    "ROMAN": "Roman",
    "ALPHABETIC": "Letter",
    "ARABICDASH": "numberInDash",
    "CHINESENUM1": "chineseCounting",
    "CHINESENUM2": "chineseLegalSimplified",
    "CHINESENUM3": "chineseCountingThousand",
    "DBNUM1": "japaneseCounting",
    "DBCHAR": "decimalFullWidth",
}
_OF_ANY_CASE = ("Roman", "Letter")


def written(number: int, number_format: str) -> str | None:
    """Return a number in a format; None for a format, or a number in it, that is not known."""
    writing = _FORMATS.get(number_format)
    return writing(number) if writing else None


def format_of_switch(words: str) -> str:
    """Return the number format that a field's `\\*` switch asks for, its own words when that is none."""
    found = _SWITCHES.get(words.upper(), words)
    return f"{'upper' if words[0].isupper() else 'lower'}{found}" if found in _OF_ANY_CASE else found


def _roman(number: int) -> str:
    """Return Roman numerals; zero has none and stays as it is."""
    if number < 1:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        shown += count * sign
    return shown


def _letter(number: int) -> str:
    """Return A to Z, then AA to ZZ, then AAA, as Word counts."""
    if number < 1:
        return str(number)
    count, index = divmod(number - 1, 26)
    return chr(ord("A") + index) * (count + 1)


def _chinese(number: int) -> str | None:
    return chinese_number(number) if 0 <= number <= MOST_CHINESE else None


def _circled(number: int) -> str | None:
    """Return ① to ⑳; Unicode has others elsewhere, and fonts lack them."""
    return chr(ord("①") + number - 1) if 1 <= number <= _MOST_CIRCLED else None


_FORMATS: Mapping[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
}
