"""Colours as conditional formats, so that a row which is added later takes its colour as soon as it has a type.

Excel combines the formats of all rules that hold, LibreOffice takes the first one: each look here is complete.
Excel allows neither array constants nor computed ranges (INDEX(…):INDEX(…)) in these formulas;
LOOKUP(2,1/…,…) is the last match at or above the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.style_constants import Tint

CASE_START, CASE_END = "案例", "案例完"
# What ends a case study without 案例完.
_HEADINGS = ("节", "小节", "条")
_LAST = get_column_letter(style_constants.LAST_GRID_COLUMN)


def add_colours(sheet: Worksheet, last_column: int) -> None:
    """Colour the rows below the header by their type, case studies as a unit, and rule the grids of tables."""
    area = f"A2:{get_column_letter(last_column)}{style_constants.LAST_ROW}"
    for formula, tint in _rules():
        rule = Rule(type="expression", dxf=look(tint), formula=[formula])
        sheet.conditional_formatting.add(area, rule)


def _rules() -> Iterator[tuple[str, Tint]]:
    """Yield formulas, as they are for cell A2, with the look of the cells that they hold for."""
    grid = _in_grid()
    for name in row_types():
        if name in style_constants.TINTS:
            yield from _shaded_in_case(f'$A2="{name}"', style_constants.TINTS[name])
    yield f'AND({grid},$A1<>"")', style_constants.GRID_HEADER_TINT
    yield from _shaded_in_case(grid, style_constants.GRID_TINT)
    yield _in_case(), Tint(style_constants.CASE_FILL)


def _shaded_in_case(formula: str, tint: Tint) -> Iterator[tuple[str, Tint]]:
    if tint.fill is None:
        yield f"AND({formula},{_in_case()})", replace(tint, fill=style_constants.CASE_FILL)
    yield formula, tint


def _in_grid() -> str:
    """Tell whether the cell is in a filled row below a table or chart, and not right of the grid's first row."""
    names = [name for name, row_type in row_types().items() if row_type.below is Below.GRID]
    typed = '1/($A$1:$A2<>"")'
    below = _one_of(f"LOOKUP(2,{typed},$A$1:$A2)", names)
    first_row = f"OFFSET(A$1,LOOKUP(2,{typed},ROW($A$1:$A2)),0,1,COLUMNS(A$1:${_LAST}$1))"
    reached = f"COUNTA(A2:${_LAST}2)+COUNTA({first_row})>0"
    return f'AND($A2="",COLUMN()>1,COUNTA($B2:${_LAST}2)>0,{below},{reached})'


def _in_case() -> str:
    marks = _one_of("$A$1:$A2", [CASE_START, CASE_END, *_HEADINGS])
    return f'LOOKUP(2,1/{marks},$A$1:$A2)="{CASE_START}"'


def _one_of(value: str, names: list[str]) -> str:
    return f'ISNUMBER(FIND("|"&{value}&"|","|{"|".join(names)}|"))'


def look(tint: Tint) -> DifferentialStyle:
    """Return the tint as the look of a conditional format."""
    line = Side("thin", color=style_constants.GRID_LINE)
    return DifferentialStyle(
        font=Font(bold=tint.bold or None, italic=tint.italic or None, color=tint.ink),
        # In a conditional format it is the background colour that shows.
        fill=PatternFill("solid", bgColor=tint.fill) if tint.fill else None,
        border=Border(left=line, right=line, top=line, bottom=line) if tint.boxed else None,
    )
