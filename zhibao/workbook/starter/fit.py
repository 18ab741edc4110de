"""Row heights that fit the wrapped text; Excel fits a row only when somebody edits it."""

from __future__ import annotations

import math

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.text.width import measure
from zhibao.workbook.starter import style
from zhibao.workbook.starter.cells import width_at


class FittedRow(RowDimension):
    """A row whose stated height does not hinder Excel from fitting it when its text is edited."""

    @property
    def customHeight(self) -> bool:
        return False


def fit_rows(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Set the height of every row by its longest cell."""
    spans = {area.coord.partition(":")[0]: area for area in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        lines = 1
        for cell in row:
            if isinstance(cell, Cell) and cell.value is not None:
                area = spans.get(cell.coordinate)
                across = range(area.min_col, area.max_col + 1) if area else range(cell.column, cell.column + 1)
                down = area.max_row - area.min_row + 1 if area else 1
                width = sum(width_at(widths, column) for column in across)
                lines = max(lines, math.ceil(line_count(str(cell.value), width) / down))
        _set_height(sheet, row[0].row, lines)


def line_count(text: str, width: float) -> int:
    """Return the lines that the text takes in a column of that width."""
    ems = (width * style.PIXELS_PER_CHARACTER - style.CELL_PADDING_PIXELS) / style.PIXELS_PER_EM
    # Closing punctuation is not put at a line's beginning: a line holds up to an em less.
    room = max(ems - 1, 1)
    return sum(max(math.ceil(measure(line) / room), 1) for line in text.split("\n"))


def _set_height(sheet: Worksheet, number: int, lines: int) -> None:
    height = max(lines * style.LINE_HEIGHT + style.ROW_PADDING, style.HEIGHT_LEAST)
    hidden = sheet.row_dimensions[number].hidden
    sheet.row_dimensions[number] = FittedRow(sheet, index=number, ht=min(height, style.HEIGHT_MOST), hidden=hidden)
