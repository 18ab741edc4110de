"""The cells that a formula refers to (ECMA-376 part 1, §18.17.2), and a formula as it reads in another cell."""

from __future__ import annotations

import re

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet import column_letters, column_number

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^\s'!,;()+\-*/^&=<>\"{}\[\]:$]+))!"
_CELL, _COLUMNS, _ROWS = r"\$?[A-Z]{1,3}\$?\d{1,7}", r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}", r"\$?\d{1,7}:\$?\d{1,7}"
_TOKENS = lazy_pattern(
    rf'"(?:[^"]|"")*"|(?:{_SHEET})?(?<![\w.])(?P<area>{_CELL}(?::{_CELL})?|{_COLUMNS}|{_ROWS})(?![\w.(])'
    r"|\d+(?:\.\d+)?(?:E[+-]?\d+)?|(?P<word>[^\W\d][\w.]*)(?P<call>\()?"
)
_PLACE = lazy_pattern(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_CONSTANTS = ("TRUE", "FALSE")
# What these refer to is known when they are evaluated.
_UNKNOWABLE = ("INDIRECT", "OFFSET")


class FormulaArea(Struct, frozen=True):
    """An area of cells; `sheet` is empty for the formula's own."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in the area."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def references(formula: str) -> list[FormulaArea] | None:
    """Return the areas that a formula refers to, None where it may refer to any cell."""
    found = []
    for token in _TOKENS.finditer(formula):
        word = token["word"]
        if word and ((token["call"] is None and word not in _CONSTANTS) or word.upper() in _UNKNOWABLE):
            return None
        if token["area"]:
            found.append(_reference(token))
    return found


def _reference(token: re.Match[str]) -> FormulaArea:
    sheet = (token["quoted"] or "").replace("''", "'") or token["bare"] or ""
    first, _, last = token["area"].replace("$", "").partition(":")
    top, left = _ends(first)
    bottom, right = _ends(last or first)
    return FormulaArea(sheet, top or 1, left or 1, bottom or _LAST_ROW, right or _LAST_COLUMN)


def _ends(corner: str) -> tuple[int, int]:
    """Return row and column of a corner, 0 for what it leaves open."""
    letters = corner.rstrip("0123456789")
    digits = corner[len(letters) :]
    return int(digits or 0), column_number(letters)


def shifted(formula: str, rows: int, columns: int) -> str:
    """Return the formula as it reads so many rows below and columns to the right of its cell."""

    def moved(place: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, row = place.groups()
        column = letters if fixed_column else column_letters(column_number(letters) + columns)
        return f"{fixed_column}{column}{fixed_row}{row if fixed_row else int(row) + rows}"

    def token(match: re.Match[str]) -> str:
        area = match["area"]
        return match[0] if not area else match[0].removesuffix(area) + _PLACE.sub(moved, area)

    return _TOKENS.sub(token, formula)
