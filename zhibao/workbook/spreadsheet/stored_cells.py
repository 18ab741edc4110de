"""Cells as the file stores them (ECMA-376 part 1, §18.3.1.4): types, values, formulas, and what is wrong with them."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.iso_moments import iso_moment
from zhibao.workbook.spreadsheet.plain_rows import with_attributes
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError
from zhibao.workbook.spreadsheet.shared_strings import StringItem, item_at, string_item, unescaped
from zhibao.workbook.spreadsheet.style_sheet import CellFormat, StyleSheet

_NUMBER = lazy_pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
# No number of Excel has more before its point.
_MOST_DIGITS = 309
_FEW_DIGITS = 15
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}


class ErrorWord(str):
    """The word of an error value, such as #N/A; what tells an error is the cell's type and not the word."""

    __slots__ = ()


StoredValue = bool | int | float | str | ErrorWord | StringItem | datetime.datetime | datetime.time | None


class StoredCell(Struct, frozen=True):
    """A cell; `value` is None where none is stored, `fault` says what is wrong with how it is stored."""

    row: int
    column: int
    value: StoredValue
    formula: str | None
    format: CellFormat
    rich_value: str
    fault: str

    @property
    def is_uncalculated(self) -> bool:
        """Tell whether it has a formula whose result was not saved."""
        return self.formula is not None and self.value is None and not self.fault


class CellReader:
    """Reads the `c` elements of one worksheet."""

    def __init__(self, strings: Mapping[str, StringItem], styles: StyleSheet) -> None:
        self._styles = styles
        self._formats: dict[str | None, CellFormat] = {}
        self._attributes: dict[str, tuple[str, CellFormat, str]] = {}
        self._shared: dict[str, str] = {}
        self._strings = strings
        self._kinds: Mapping[str, Callable[[str], StoredValue]] = {
            "n": _number,
            "s": self._shared_string,
            "str": unescaped,
            "b": _boolean,
            "e": ErrorWord,
            "d": _iso_moment,
        }

    def read(self, element: Element, row: int, column: int) -> StoredCell:
        """Return the cell that an element states, at its place."""
        if len(element) == 1 and (only := element[0]).tag.endswith("}v"):
            # So are nearly all cells: a whole number, or a text of the table.
            usual = self._usual(element.get("t", "n"), only.text or "")
            if usual is not None:
                style = element.get("s")
                found = self._formats.get(style) or self._format(style)
                return StoredCell(row, column, usual, None, found, element.get("vm", ""), "")
        stored: str | None = None
        inline: Element | None = None
        formula: str | None = None
        for child in element:
            tag = child.tag
            if tag.endswith("}v"):
                stored = child.text or ""
            elif tag.endswith("}f"):
                formula = self._formula(child)
            elif tag.endswith("}is"):
                inline = child
        style, rich_value = element.get("s"), element.get("vm", "")
        found = self._formats.get(style) or self._format(style)
        value, fault = self._value_or_fault(element.get("t", "n"), stored, inline)
        return StoredCell(row, column, value, formula, found, rich_value, fault)

    def read_plain(self, row: int, column: int, attributes: str, formula: str, stored: str) -> StoredCell:
        """Return the cell of attributes as they are written, without a formula or value where these are empty."""
        kind, found, rich_value = self._attributes.get(attributes) or self._stated(attributes)
        usual = None if formula else self._usual(kind, stored)
        if usual is not None:
            return StoredCell(row, column, usual, None, found, rich_value, "")
        value, fault = self._value_or_fault(kind, stored or None, None)
        return StoredCell(row, column, value, f"={formula}" if formula else None, found, rich_value, fault)

    def _stated(self, attributes: str) -> tuple[str, CellFormat, str]:
        """Return the type, format and rich value that attributes state, to be known from then on."""
        element = with_attributes(attributes)
        found = element.get("t", "n"), self._format(element.get("s")), element.get("vm", "")
        self._attributes[attributes] = found
        return found

    def _value_or_fault(self, kind: str, stored: str | None, inline: Element | None) -> tuple[StoredValue, str]:
        try:
            value = self._value(kind, stored, inline)
        except PartError as error:
            return None, str(error)
        return value, value.fault if isinstance(value, StringItem) else ""

    def _usual(self, kind: str, stored: str) -> int | StringItem | None:
        """Return a number that is digits, or a text of the table with nothing wrong; None for all else."""
        if kind == "n":
            return int(stored) if stored.isdecimal() and stored.isascii() and len(stored) <= _FEW_DIGITS else None
        item = self._strings.get(stored) if kind == "s" else None
        return item if item is not None and not item.fault else None

    def _value(self, kind: str, stored: str | None, inline: Element | None) -> StoredValue:
        if inline is not None:
            return string_item(inline)
        if stored is None or (not stored and kind != "str"):
            return None
        read = self._kinds.get(kind)
        if read is None:
            raise PartError(f"类型 {kind[:20]} 不认识" if kind != "inlineStr" else "文字不在应在的地方")
        return read(stored)

    def _shared_string(self, stored: str) -> StringItem:
        return self._strings.get(stored) or item_at(self._strings, stored)

    def _format(self, index: str | None) -> CellFormat:
        found = self._formats[index] = self._styles.format(index)
        return found

    def _formula(self, element: Element) -> str:
        """Return a formula; cells that share one state it in the first of them only."""
        text, shared = element.text or "", element.get("si")
        if shared is None:
            return f"={text}"
        if text:
            self._shared[shared] = f"={text}"
        return self._shared.get(shared, "=")


def _number(stored: str) -> int | float:
    text = stored.strip()
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    if not _NUMBER.fullmatch(text):
        raise PartError(f"“{text[:20]}”不是数")
    number = float(text)
    if math.isinf(number):
        raise PartError(f"数 {text[:20]} 太大，Excel 存不下")
    sign, digits = "-" if text.startswith("-") else "", text.lstrip("+-").lstrip("0") or "0"
    return int(sign + digits) if digits.isdigit() else number


def _boolean(stored: str) -> bool:
    text = stored.strip()
    if text not in _BOOLEANS:
        raise PartError(f"“{text[:20]}”不是 TRUE 或 FALSE")
    return _BOOLEANS[text]


def _iso_moment(stored: str) -> StoredValue:
    try:
        return iso_moment(stored)
    except ValueError as error:
        raise PartError(f"“{stored[:20]}”不是日期") from error
