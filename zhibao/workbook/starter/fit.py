"""Row heights that fit the wrapped text; Excel fits a row only when somebody edits it."""

from __future__ import annotations

import math

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.text.measuring import ems
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.cell_styles import width_at


class FittedRow(RowDimension):
    """A row whose stated height does not hinder Excel from fitting it when its text is edited."""

    @property
    def customHeight(self) -> bool:
        return False


def fit_rows(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Set the height of every row by its longest cell."""
    merges = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    for number, row in enumerate(sheet.iter_rows(), 1):
        filled = (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)
        lines = (_lines(cell, merges.get((cell.row, cell.column)), widths) for cell in filled)
        _set_height(sheet, number, max(lines, default=1))


def _lines(cell: Cell, area: CellRange | None, widths: tuple[float, ...]) -> int:
    """Return the lines of the cell in its row; a merged area shares them among its rows."""
    if area is None:
        return line_count(str(cell.value), width_at(widths, cell.column))
    width = sum(width_at(widths, column) for column in range(area.min_col, area.max_col + 1))
    return math.ceil(line_count(str(cell.value), width) / (area.max_row - area.min_row + 1))


def line_count(text: str, width: float) -> int:
    """Return the lines that the text takes in a column of that width."""
    whole = (
        width * style_constants.PIXELS_PER_CHARACTER - style_constants.CELL_PADDING_PIXELS
    ) / style_constants.PIXELS_PER_EM
    # Closing punctuation is not put at a line's beginning: a full line holds up to an em less.
    room = max(whole - 1, 1)
    widths = (ems(line, chinese_font=True) for line in text.split("\n"))
    return sum(1 if width <= whole else math.ceil(width / room) for width in widths)


def _set_height(sheet: Worksheet, number: int, lines: int) -> None:
    height = max(lines * style_constants.LINE_HEIGHT + style_constants.ROW_PADDING, style_constants.HEIGHT_LEAST)
    hidden = sheet.row_dimensions[number].hidden
    sheet.row_dimensions[number] = FittedRow(
        sheet, index=number, ht=min(height, style_constants.HEIGHT_MOST), hidden=hidden
    )
