"""References of cells (ECMA-376 part 1, §18.18.62): letters for the column, digits for the row."""

from __future__ import annotations

from itertools import product
from string import ascii_uppercase

from zhibao.text.lazy_patterns import lazy_pattern

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = lazy_pattern(r"([A-Za-z]{1,3})([0-9]{1,7})")

Place = tuple[int, int]
# The columns that most worksheets do with, A to ZZ, by their letters.
NEAR_COLUMNS = {
    "".join(letters): number
    for number, letters in enumerate((*product(ascii_uppercase), *product(ascii_uppercase, repeat=2)), 1)
}


def place_of(reference: str) -> Place | None:
    """Return row and column, counted from 1, of a reference such as B2, None for what is none."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def column_number(letters: str) -> int:
    """Return the number of a column, counted from 1, that letters name."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = ascii_uppercase[letter] + letters
    return letters


def quoted_sheet(name: str) -> str:
    """Return a sheet's name as it stands before the exclamation mark of a reference."""
    escaped = name.replace("'", "''")
    return f"'{escaped}'"
