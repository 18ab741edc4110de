"""The look of a form: quiet colours, cells to fill in light yellow, nothing that is locked."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.row_heights import FONT_SIZE, line_count, row_height
from zhibao.workbook.starter.fit import FittedRow

_FACE = "微软雅黑"
_INK, _FAINT, _SLATE = "262626", "6B7280", "34506B"
_ENTRY, _HEAD, _GROUP = "FFFBE6", "E9EEF3", "F5F7FA"
_LINE = Side(style="thin", color="CBD3DC")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TITLE_HEIGHT, _A4 = 32.0, 9
_LANDSCAPE_FROM = 115.0
Value = str | int | float | None


def title(sheet: Worksheet, row: int, text: str) -> None:
    """Write the title of a sheet."""
    _write(sheet, row, 1, text, Font(_FACE, 15, bold=True, color=_SLATE), wraps=False)
    sheet.row_dimensions[row].height = _TITLE_HEIGHT


def hint(sheet: Worksheet, row: int, text: str, columns: int) -> None:
    """Write a line of advice that reaches over so many columns."""
    _write(sheet, row, 1, text, Font(_FACE, FONT_SIZE, color=_FAINT))
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    width = sum(sheet.column_dimensions[get_column_letter(at)].width for at in range(1, columns + 1))
    sheet.row_dimensions[row].height = row_height(line_count(text, width))


def header(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    """Write the names of the columns."""
    for column, name in enumerate(names, 1):
        cell = _write(sheet, row, column, name, Font(_FACE, FONT_SIZE, bold=True, color=_SLATE), centred=True)
        cell.fill, cell.border = _filled(_HEAD), _FRAME
    sheet.row_dimensions[row].height = row_height(max(name.count("\n") + 1 for name in names))


def group(sheet: Worksheet, row: int, name: str, columns: int) -> None:
    """Write the title of a group of rows."""
    for column in range(1, columns + 1):
        sheet.cell(row, column).fill = _filled(_GROUP)
        sheet.cell(row, column).border = Border(top=_LINE, bottom=_LINE)
    _write(sheet, row, 1, name, Font(_FACE, FONT_SIZE, bold=True, color=_SLATE), wraps=False)
    sheet.row_dimensions[row].height = row_height(1)


def stated(
    sheet: Worksheet, row: int, column: int, value: Value, *, centred: bool = False, faint: bool = False
) -> None:
    """Write what the form says and nobody fills in."""
    cell = _write(sheet, row, column, value, Font(_FACE, FONT_SIZE, color=_FAINT if faint else _INK), centred=centred)
    cell.border = _FRAME


def entry(sheet: Worksheet, row: int, column: int, *, centred: bool = False, is_text: bool = False) -> None:
    """Make a cell one that is to be filled in; one of text keeps 1-3 as it is typed."""
    cell = _write(sheet, row, column, None, Font(_FACE, FONT_SIZE, color=_INK), centred=centred)
    cell.fill, cell.border = _filled(_ENTRY), _FRAME
    if is_text:
        cell.number_format = "@"


def entries_below(sheet: Worksheet, row: int, column: int, last: int) -> None:
    """Make the cells below one that is to be filled in, down to that row, look the same."""
    like = sheet.cell(row, column)
    for below in range(row + 1, last + 1):
        # As openpyxl itself copies sheets: to compare each look with all others takes half a second a form.
        sheet.cell(below, column)._style = copy(like._style)  # type: ignore[union-attr]


def fit_row(sheet: Worksheet, row: int, least: float = 0.0) -> None:
    """Make a row as high as its texts need, and at least so high."""
    lines = max(
        line_count(str(cell.value), sheet.column_dimensions[get_column_letter(at)].width)
        for at, cell in enumerate(sheet[row], 1)
        if cell.value is not None or at == 1
    )
    sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=max(row_height(lines), least))


def set_height(sheet: Worksheet, row: int, height: float) -> None:
    """Set the height of a row that Excel makes higher when more is written into it."""
    sheet.row_dimensions[row] = FittedRow(sheet, index=row, ht=height)


def widths(sheet: Worksheet, columns: Sequence[float]) -> None:
    """Set the widths of the columns, in characters."""
    for column, width in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def finish(sheet: Worksheet, frozen: str = "") -> None:
    """Make the sheet open and print well: no grid, its header in sight, one page wide."""
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = frozen or None
    sheet.page_setup.paperSize = _A4
    wide = sum(each.width for each in sheet.column_dimensions.values()) > _LANDSCAPE_FROM
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = "&A　第 &P 页，共 &N 页"


def offer(sheet: Worksheet, cells: str, choice: DataValidation) -> None:
    """Give cells a drop-down, a limit or a prompt."""
    choice.add(cells)
    sheet.add_data_validation(choice)


def _write(
    sheet: Worksheet, row: int, column: int, value: Value, font: Font, centred: bool = False, wraps: bool = True
) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value, cell.font = value, font
    indent = 0 if centred or not wraps else 1
    cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=wraps, indent=indent)
    return cell


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
