"""Columns of cells as SpreadsheetML (ECMA-376 part 1, §18.3.1.4): what holds for all cells of one is asked once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import cast

from msgspec import Struct

_MOST_CHARACTERS = 32_767
# What a cell's text may not hold as it is (§22.9.2.19): characters that XML does not carry, and what looks like them.
_LOOKS_ESCAPED, _FORBIDDEN = re.compile("_(?=x[0-9a-fA-F]{4}_)"), re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]")
# Where none of these is, texts stand in elements as they are, and in attributes.
_ODD, _ODD_IN_ATTRIBUTE = re.compile("[\0-\x08\x0b-\x1f&<>\ufffe\uffff]|_x"), re.compile('[&<>"]')
# The cell of a text: its place, its format, whether spaces at its ends are kept, the text.
_TEXT, _KEPT = '<c r="%s" s="%s" t="inlineStr"><is><t%s>%s</t></is></c>', ' xml:space="preserve"'


class WrittenColumn(Struct, frozen=True):
    """Cells one below the other: a pattern, and for each of its places what stands there, row by row."""

    pattern: str
    values: tuple[Sequence[object], ...]


def texts_among(values: Sequence[str | float]) -> Sequence[str]:
    """Return the texts, as much of them as cells bear, empty in place of numbers."""
    if {*map(type, values)} == {str}:
        texts = cast("Sequence[str]", values)
        if max(map(len, texts)) <= _MOST_CHARACTERS:
            return texts
    return [each[:_MOST_CHARACTERS] if isinstance(each, str) else "" for each in values]


def text_cell(place: str, text: str, look: str) -> str:
    """Return the cell of a text, or of as much of it as a cell bears."""
    text = text[:_MOST_CHARACTERS]
    shown = _lawful(text) if _ODD.search(text) else text
    return _TEXT % (place, look, "" if shown == shown.strip() else _KEPT, shown)


def number_cell(place: str, number: int, look: str) -> str:
    """Return the cell of a whole number."""
    return f'<c r="{place}" s="{look}"><v>{number}</v></c>'


def text_cells(name: str, rows: Sequence[str], texts: Sequence[str], look: str) -> WrittenColumn:
    """Return the cells of texts in a format, in the column of that name; what is empty is not written."""
    shown = [*map(_lawful, texts)] if _ODD.search("\n".join(texts)) else [*texts]
    # Only spaces at the ends of a text need to be kept.
    kept = "" if [*map(str.strip, shown)] == shown else _KEPT
    pattern = _TEXT % (f"{name}%s", look, kept, "%s")
    if all(shown):
        return WrittenColumn(pattern, (rows, shown))
    return WrittenColumn("%s", ([pattern % each if each[1] else "" for each in zip(rows, shown, strict=True)],))


def number_cells(
    name: str, rows: Sequence[str], values: Sequence[str | float], whole: str, broken: str
) -> WrittenColumn:
    """Return the cells of the numbers among values, in formats for whole numbers and for others."""
    as_whole, as_broken = (f'<c r="{name}%s" s="{look}"><v>%s</v></c>' for look in (whole, broken))
    if {*map(type, values)} == {int}:
        return WrittenColumn(as_whole, (rows, values))

    def of_float(row: str, number: float) -> str:
        return (as_whole if number.is_integer() else as_broken) % (row, f"{number:.16G}")

    cells = [
        as_whole % (row, value) if isinstance(value, int) else of_float(row, value) if isinstance(value, float) else ""
        for row, value in zip(rows, values, strict=True)
    ]
    return WrittenColumn("%s", (cells,))


def side_by_side(columns: Sequence[WrittenColumn]) -> Iterator[str]:
    """Return the rows of columns that stand side by side."""
    pattern = "".join(each.pattern for each in columns)
    return map(pattern.__mod__, zip(*(values for each in columns for values in each.values), strict=True))


def in_attributes(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as they stand in attributes."""
    return [*map(escape, texts)] if _ODD_IN_ATTRIBUTE.search("\n".join(texts)) else texts


def _lawful(text: str) -> str:
    lawful = _FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))
    return escape(lawful, quote=False)
