"""The style sheet (ECMA-376 part 1, §18.8): what the cell formats (cell xfs) say that matters in print.

Whatever else a style sheet holds, such as fills, may be as other programs leave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct, field

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.built_in_formats import BUILT_IN, GENERAL
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, is_on, is_spreadsheet, local, parsed
from zhibao.workbook.spreadsheet.shared_strings import CellFont

T = TypeVar("T")
_NUMBER = lazy_pattern(r"[0-9]{1,9}")
_SHOWN = 20


class CellFormat(Struct, frozen=True):
    """A cell xf; `undefined` names a number format, or a format as a whole, that the file does not define."""

    number_format: str = GENERAL
    font: CellFont = field(default_factory=CellFont)
    has_diagonal: bool = False
    is_rising: bool = False
    is_centered_across: bool = False
    undefined: str = ""


class StyleSheet(Struct, frozen=True):
    """The cell formats in the order by which cells name them."""

    formats: tuple[CellFormat, ...] = ()

    def format(self, index: str | None) -> CellFormat:
        """Return the format that a cell names, the first one for a cell that names none."""
        if index is None:
            return self.formats[0] if self.formats else CellFormat()
        found = _at(self.formats, index)
        return CellFormat(undefined=f"单元格格式 {index[:_SHOWN]}") if found is None else found


def style_sheet(content: bytes) -> StyleSheet:
    """Return the style sheet that a part holds."""
    root = parsed(content)
    if not is_spreadsheet(root, "styleSheet"):
        raise PartError(f"应是 styleSheet，却是 {local(root)}")
    codes = {**BUILT_IN, **dict(_number_formats(root))}
    fonts = [CellFont.of(each) for each in root.iterfind("{*}fonts/{*}font")]
    borders = [_diagonals(each) for each in root.iterfind("{*}borders/{*}border")]
    return StyleSheet(tuple(_format(xf, codes, fonts, borders) for xf in root.iterfind("{*}cellXfs/{*}xf")))


def _number_formats(root: Element) -> Iterator[tuple[int, str]]:
    for each in root.iterfind("{*}numFmts/{*}numFmt"):
        number, code = each.get("numFmtId", ""), each.get("formatCode")
        if _NUMBER.fullmatch(number) and code is not None:
            yield int(number), code


def _diagonals(border: Element) -> tuple[bool, bool]:
    """Tell whether a border has a diagonal that is seen, and whether it rises."""
    line = border.find("{*}diagonal")
    up, down = (is_on(border, name) and name in border.attrib for name in ("diagonalUp", "diagonalDown"))
    is_seen = line is not None and line.get("style", "none") != "none"
    return is_seen and (up or down), up


def _format(
    xf: Element, codes: dict[int, str], fonts: Sequence[CellFont], borders: Sequence[tuple[bool, bool]]
) -> CellFormat:
    number = xf.get("numFmtId", "0")
    code = codes.get(int(number)) if _NUMBER.fullmatch(number) else None
    alignment = xf.find("{*}alignment")
    across = alignment is not None and alignment.get("horizontal") == "centerContinuous"
    return CellFormat(
        GENERAL if code is None else code,
        _at(fonts, xf.get("fontId", "")) or CellFont(),
        *(_at(borders, xf.get("borderId", "")) or (False, False)),
        across,
        f"数字格式 {number[:_SHOWN]}" if code is None else "",
    )


def _at(values: Sequence[T], index: str) -> T | None:
    return values[int(index)] if _NUMBER.fullmatch(index) and int(index) < len(values) else None
