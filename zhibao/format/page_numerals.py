"""The numerals that pages are numbered in, in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.pack.format_values import NUMERALS
from zhibao.word.field_codes import FieldCode

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


def numerals(number_format: str, code: FieldCode) -> str:
    """Return the numerals of a PAGE field in a section of that number format: a switch of the field goes before it."""
    found, picture = code.number_format or number_format, code.switch("#")
    shown = _FORMATS.get(found, found)
    return f"{shown}（域代码 \\# {picture}）" if picture else shown
