"""Row heights that fit the wrapped text of a sheet."""

from __future__ import annotations

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.row_heights import line_count, row_height


class FittedRow(RowDimension):
    """A row whose stated height does not hinder Excel from fitting it when its text is edited."""

    @property
    def customHeight(self) -> bool:
        return False


def fit_rows(sheet: Worksheet) -> None:
    """Set the height of every row by its longest cell."""
    columns = sheet.column_dimensions.values()
    widths = {at: each.width for each in columns for at in range(each.min or 1, (each.max or 1) + 1)}
    for number, row in enumerate(sheet.iter_rows(), 1):
        lines = (line_count(str(cell.value), widths[cell.column]) for cell in row if cell.value is not None)
        sheet.row_dimensions[number] = FittedRow(sheet, index=number, ht=row_height(max(lines, default=1)))
