"""Fonts, alignment and number formats of single cells; what the cell already says with them is kept."""

from __future__ import annotations

import re
from copy import copy

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.workbook.starter import style_constants

TEXT_FORMAT = "@"
_RATIO = re.compile(r"\d+(?:\.\d+)?[:：]\d+(?:\.\d+)?")


def style_cell(cell: Cell | MergedCell, vertical: str = "top") -> None:
    """Give the cell the workbook's font and wrapped text; emphasis, diagonals and number formats stay."""
    cell.font = in_house_font(copy(cell.font))  # type: ignore[arg-type]  # the copy of a StyleProxy is its Font
    cell.alignment = Alignment(horizontal=cell.alignment.horizontal, vertical=vertical, wrap_text=True)
    if isinstance(cell, MergedCell):
        return
    if isinstance(cell.value, CellRichText):
        cell.value = CellRichText([_in_house_run(piece) for piece in cell.value])
    elif isinstance(cell.value, str) and _RATIO.fullmatch(cell.value.strip()):
        keep_as_text(cell)


def in_house_font(font: Font, size: float = style_constants.FONT_SIZE) -> Font:
    """Return the font with the workbook's name, size and, unless coloured, ink; its emphasis stays."""
    changed = copy(font)
    changed.name, changed.size, changed.scheme = style_constants.FONT_NAME, size, None
    if changed.color is None or changed.color.type == "theme":
        changed.color = style_constants.INK
    return changed


def keep_as_text(cell: Cell | MergedCell) -> None:
    """Format the cell as text, so that Excel does not turn 12:1 into a time, unless it has a format already."""
    if cell.number_format == "General":
        cell.number_format = TEXT_FORMAT


def style_header(sheet: Worksheet, number: int, last_column: int) -> None:
    """Make the row a header row: white on a dark fill."""
    for column in range(1, last_column + 1):
        cell = sheet.cell(number, column)
        cell.font = Font(
            name=style_constants.FONT_NAME, size=style_constants.FONT_SIZE, bold=True, color=style_constants.HEADER_INK
        )
        cell.fill = PatternFill("solid", style_constants.HEADER_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def set_columns(sheet: Worksheet, widths: tuple[float, ...], last_column: int) -> None:
    """Set widths, and the look of cells that are still empty, for the columns up to `last_column`."""
    for column in range(1, last_column + 1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = width_at(widths, column)
        dimension.font = in_house_font(Font())
        dimension.alignment = Alignment(vertical="top", wrap_text=True)


def width_at(widths: tuple[float, ...], column: int) -> float:
    """Return the width of a column counted from 1."""
    return widths[min(column, len(widths)) - 1]


def _in_house_run(piece: str | TextBlock) -> TextBlock:
    # Excel shows a run without font properties in the default font, not in the cell's.
    if isinstance(piece, str):
        return TextBlock(
            InlineFont(rFont=style_constants.FONT_NAME, sz=style_constants.FONT_SIZE, color=Color(style_constants.INK)),
            piece,
        )
    font = copy(piece.font)
    font.rFont, font.sz, font.scheme = style_constants.FONT_NAME, style_constants.FONT_SIZE, None
    font.color = font.color or Color(style_constants.INK)
    return TextBlock(font, piece.text)
