"""The numerals that pages are numbered in, in a reader's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibao.pack.format_values import NUMERALS

_ARABIC, _UPPER_ROMAN, _LOWER_ROMAN, _CHINESE, _UPPER_LETTER, _LOWER_LETTER = NUMERALS
# ST_NumberFormat (ECMA-376 part 1, §17.18.59); of any other one the name is shown.
_FORMATS: Mapping[str, str] = {
    "decimal": _ARABIC,
    "upperRoman": _UPPER_ROMAN,
    "lowerRoman": _LOWER_ROMAN,
    "upperLetter": _UPPER_LETTER,
    "lowerLetter": _LOWER_LETTER,
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "chineseLegalSimplified": "大写中文数字",
    "decimalFullWidth": "全角阿拉伯数字",
    "decimalEnclosedCircle": "带圈数字",
    "numberInDash": "带短横的阿拉伯数字",
}
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
# These say how a result looks, not which numerals it is in.
_NO_NUMERALS = {"MERGEFORMAT", "MERGEFORMATINET", "CHARFORMAT"}
_GENERAL = re.compile(r'\\\*\s*"?(\w+)')
_PICTURE = re.compile(r'\\#\s*("[^"]*"|\S+)')


def numerals(number_format: str | None, code: str) -> str:
    """Return the numerals of a PAGE field in a section of that number format: a switch of the field goes before it."""
    picture = _PICTURE.search(code)
    switched = [each for each in _GENERAL.findall(code) if each.upper() not in _NO_NUMERALS]
    found = _of_switch(switched[0]) if switched else number_format or "decimal"
    shown = _FORMATS.get(found, found)
    return f"{shown}（域代码 {picture[0]}）" if picture else shown


def _of_switch(words: str) -> str:
    found = _SWITCHES.get(words.upper(), words)
    return f"{'upper' if words[0].isupper() else 'lower'}{found}" if found in _OF_ANY_CASE else found
