"""Every sheet of a filled workbook styled by what it is."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.text.width import measure
from zhibao.workbook.cover import COVER_SHEET, KEY_COLUMN, VALUE_COLUMN
from zhibao.workbook.reader import ANNEX_PREFIX, GUIDE_SHEET
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.row import CONTENT, OPTIONS, TYPE
from zhibao.workbook.rows import row_types
from zhibao.workbook.starter import style
from zhibao.workbook.starter.cells import dress_cell, dress_header, in_house_font, keep_as_text, set_columns
from zhibao.workbook.starter.choices import LIST_SHEET, add_choices, add_list_sheet, offer_at, school_range
from zhibao.workbook.starter.colours import add_colours
from zhibao.workbook.starter.fit import fit_rows
from zhibao.workbook.starter.page import set_up_page
from zhibao.workbook.starter.rows import is_alone, is_header, sheet_rows, text_at

_HINT_COLUMN = 3
_PACK_KEY = "模板"


def dress_workbook(book: openpyxl.Workbook, *, packs: Sequence[str] = ()) -> None:
    """Style every sheet in place; `packs` are offered for 模板 on the cover.

    Number formats, diagonal borders and the emphasis of single characters stay as they are.
    """
    schools, kinds = school_range(book), add_list_sheet(book)
    for sheet in book.worksheets:
        name = sheet.title.strip()
        if name == LIST_SHEET:
            continue
        if name == COVER_SHEET:
            _dress_cover(sheet, packs)
        elif name == GUIDE_SHEET:
            _dress_guide(sheet)
        elif is_header(sheet, 1):
            _dress_chapter(sheet)
            add_choices(sheet, schools, kinds)
        else:
            _dress_list(sheet)


def _dress_cover(sheet: Worksheet, packs: Sequence[str]) -> None:
    _dress_cells(sheet, style.COVER_WIDTHS)
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, KEY_COLUMN).font = _bold()
        sheet.cell(number, KEY_COLUMN).fill = PatternFill("solid", style.KEY_FILL)
        sheet.cell(number, VALUE_COLUMN).alignment = Alignment("left", "top", wrap_text=True)
        sheet.cell(number, _HINT_COLUMN).font = Font(style.FONT_NAME, style.FONT_SIZE, color=style.FAINT_INK)
        if packs and text_at(sheet, number, KEY_COLUMN) == _PACK_KEY and text_at(sheet, number, VALUE_COLUMN):
            offer_at(sheet, f"B{number}", packs)
    dress_header(sheet, 1, sheet.max_column)
    set_up_page(sheet, sum(style.COVER_WIDTHS), style.TAB_FORM)


def _dress_chapter(sheet: Worksheet) -> None:
    _dress_cells(sheet, style.CHAPTER_WIDTHS)
    for row in sheet_rows(sheet):
        if row.typed:
            for column in range(TYPE, OPTIONS + 1):
                dress_cell(sheet.cell(row.number, column))
                if column != CONTENT:
                    keep_as_text(sheet.cell(row.number, column))
        else:
            _centre(sheet, row.number)
        sheet.cell(row.number, TYPE).alignment = Alignment("center", "top")
    add_colours(sheet)
    dress_header(sheet, 1, OPTIONS)
    is_annex = sheet.title.strip().startswith(ANNEX_PREFIX)
    set_up_page(sheet, sum(style.CHAPTER_WIDTHS), style.TAB_ANNEX if is_annex else style.TAB_CHAPTER)


def _centre(sheet: Worksheet, number: int) -> None:
    """Centre the cells of a grid's row from top to bottom; prose keeps its place at the top."""
    for column in range(CONTENT, sheet.max_column + 1):
        dress_cell(sheet.cell(number, column), vertical="center")


def _dress_guide(sheet: Worksheet) -> None:
    """Style the guide: a title, section titles alone in column A, and example rows that look as in a chapter."""
    _dress_cells(sheet, style.CHAPTER_WIDTHS)
    for number in range(1, sheet.max_row + 1):
        first = sheet.cell(number, TYPE)
        first.alignment = Alignment("center", "top")
        if is_header(sheet, number):
            dress_header(sheet, number, style.CHAPTER_WIDTHS.__len__())
        elif is_alone(sheet, number) and text_at(sheet, number, TYPE) not in row_types():
            size = style.TITLE_SIZE if number == 1 else style.SUBTITLE_SIZE
            first.font = _bold(size)
            first.alignment = Alignment("left", "bottom")
            sheet.row_dimensions[number].height = size * 2.2
    add_colours(sheet)
    set_up_page(sheet, sum(style.CHAPTER_WIDTHS), style.TAB_GUIDE)


def _dress_list(sheet: Worksheet) -> None:
    """Style a sheet that is one plain table with a header row."""
    is_roster = sheet.title.strip() == ROSTER_SHEET
    widths = style.ROSTER_WIDTHS if is_roster else _content_widths(sheet)
    _dress_cells(sheet, widths)
    dress_header(sheet, 1, sheet.max_column)
    set_up_page(sheet, sum(widths), style.TAB_FORM if is_roster else style.TAB_DATA)


def _content_widths(sheet: Worksheet) -> tuple[float, ...]:
    columns = sheet.iter_cols(values_only=True)
    needed = (
        max((2 * measure(str(value)) + 4 for value in column if value is not None), default=0.0) for column in columns
    )
    return tuple(min(max(width, style.DATA_WIDTH_LEAST), style.DATA_WIDTH_MOST) for width in needed)


def _dress_cells(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    set_columns(sheet, widths, max(len(widths), sheet.max_column))
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, Cell) or cell.value is not None or cell.has_style:
                dress_cell(cell)
    fit_rows(sheet, widths)


def _bold(size: float = style.FONT_SIZE) -> Font:
    return in_house_font(Font(bold=True), size)
