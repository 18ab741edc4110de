"""Colours as conditional formats, so that a row which is added later takes its colour as soon as it has a type.

Excel allows no array constants in these formulas; LOOKUP(2,1/…) finds the last match above and works in Excel,
WPS and LibreOffice alike.
"""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.row import OPTIONS
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.starter import style
from zhibao.workbook.starter.style import Tint

CASE_START, CASE_END = "案例", "案例完"
# What ends a case study without 案例完.
_HEADINGS = ("节", "小节", "条")


def add_colours(sheet: Worksheet) -> None:
    """Colour the rows below the header by their type, case studies as a unit, and rule the grids of tables."""
    last = get_column_letter(max(sheet.max_column, OPTIONS))
    rows = f"A2:{last}{style.LAST_ROW}"
    for name in row_types():
        if name in style.TINTS:
            _add(sheet, rows, f'$A2="{name}"', _tinted(style.TINTS[name]))
    grid = f"B2:{get_column_letter(style.LAST_GRID_COLUMN)}{style.LAST_ROW}"
    inside = _in_grid()
    above_is_title = f'AND({inside},$A1<>"")'
    _add(
        sheet,
        grid,
        above_is_title,
        DifferentialStyle(font=Font(bold=True), fill=_fill(style.GRID_HEADER_FILL)),
    )
    _add(sheet, grid, inside, DifferentialStyle(border=_box()))
    _add(sheet, rows, _in_case(), DifferentialStyle(fill=_fill(style.CASE_FILL)))


def _in_grid() -> str:
    """Tell whether the cell, or one to its right, is filled in a row below a table or chart."""
    names = [name for name, row_type in row_types().items() if row_type.below is Below.GRID]
    governing = 'LOOKUP(2,1/($A$1:$A2<>""),$A$1:$A2)'
    filled = f"COUNTA(B2:${get_column_letter(style.LAST_GRID_COLUMN)}2)>0"
    return f'AND($A2="",{filled},{_one_of(governing, names)})'


def _in_case() -> str:
    marks = _one_of("$A$1:$A2", [CASE_START, CASE_END, *_HEADINGS])
    return f'LOOKUP(2,1/{marks},$A$1:$A2)="{CASE_START}"'


def _one_of(value: str, names: list[str]) -> str:
    return f'ISNUMBER(FIND("|"&{value}&"|","|{"|".join(names)}|"))'


def _add(sheet: Worksheet, area: str, formula: str, look: DifferentialStyle) -> None:
    sheet.conditional_formatting.add(area, Rule(type="expression", dxf=look, formula=[formula]))


def _tinted(tint: Tint) -> DifferentialStyle:
    font = Font(bold=tint.bold or None, italic=tint.italic or None, color=tint.ink)
    return DifferentialStyle(font=font, fill=_fill(tint.fill) if tint.fill else None)


def _fill(colour: str) -> PatternFill:
    # In a conditional format it is the background colour that shows.
    return PatternFill("solid", bgColor=colour)


def _box() -> Border:
    line = Side("thin", color=style.GRID_LINE)
    return Border(left=line, right=line, top=line, bottom=line)
