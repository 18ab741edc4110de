"""Every sheet of a filled workbook styled by what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.model.figures import CHART_FORM_KEY, ChartForm
from zhibao.pack import FONTS_KEY
from zhibao.text.measuring import ems
from zhibao.workbook.cover import COVER_SHEET, KEY_COLUMN, VALUE_COLUMN
from zhibao.workbook.indicators import INDICATOR_SHEET
from zhibao.workbook.roster import ROSTER_SHEET
from zhibao.workbook.row import ATTRIBUTE, CONTENT, OPTIONS, TYPE
from zhibao.workbook.rows import Below, row_types
from zhibao.workbook.sheets import ANNEX_PREFIX, GUIDE_SHEET
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.cell_styles import in_house_font, keep_as_text, set_columns, style_cell, style_header
from zhibao.workbook.starter.choices import LIST_SHEET, add_choices, add_list_sheet, offer_at, school_range
from zhibao.workbook.starter.colours import add_colours
from zhibao.workbook.starter.fit import fit_rows
from zhibao.workbook.starter.governed_rows import is_alone, is_header, sheet_rows, text_at
from zhibao.workbook.starter.indicator_sheet import add_indicator_look, widths_of
from zhibao.workbook.starter.page_setup import repeat_header, set_up_page

_PACK_KEY = "模板"
_FORMS = tuple(form.value for form in ChartForm)


def style_workbook(book: openpyxl.Workbook, *, packs: Sequence[str] = (), fonts: Sequence[str] = ()) -> None:
    """Style every sheet in place; `packs` are offered for 模板 on the cover, `fonts` for 字体.

    Number formats, diagonal borders and the emphasis of single characters stay as they are.
    """
    schools, kinds = school_range(book), add_list_sheet(book)
    for sheet in book.worksheets:
        name = sheet.title.strip()
        if name == COVER_SHEET:
            _style_cover(sheet, {_PACK_KEY: packs, FONTS_KEY: fonts, CHART_FORM_KEY: _FORMS})
        elif name == GUIDE_SHEET:
            _style_guide(sheet)
        elif name == INDICATOR_SHEET:
            _style_indicators(sheet)
        elif is_header(sheet, 1):
            _style_chapter(sheet)
            add_choices(sheet, schools, kinds)
        elif name != LIST_SHEET:
            _style_list(sheet)


def _style_cover(sheet: Worksheet, choices: Mapping[str, Sequence[str]]) -> None:
    _style_cells(sheet, style_constants.COVER_WIDTHS)
    for number in range(2, sheet.max_row + 1):
        key, value, *hints = (sheet.cell(number, column) for column in range(1, sheet.max_column + 1))
        key.font, key.fill = _bold(), PatternFill("solid", style_constants.KEY_FILL)
        value.alignment = Alignment("left", "top", wrap_text=True)
        for hint in hints:
            hint.font = Font(style_constants.FONT_NAME, style_constants.FONT_SIZE, color=style_constants.FAINT_INK)
        offered = choices.get(text_at(sheet, number, KEY_COLUMN))
        if offered and text_at(sheet, number, VALUE_COLUMN):
            offer_at(sheet, value.coordinate, offered)
    style_header(sheet, 1, sheet.max_column)
    repeat_header(sheet)
    set_up_page(sheet, style_constants.COVER_WIDTHS, style_constants.TAB_FORM)


def _style_chapter(sheet: Worksheet) -> None:
    last_column = max(sheet.max_column, style_constants.CHAPTER_COLUMNS_LEAST)
    _style_cells(sheet, style_constants.CHAPTER_WIDTHS)
    _style_rows(sheet)
    add_colours(sheet, last_column)
    style_header(sheet, 1, last_column)
    is_annex = sheet.title.strip().startswith(ANNEX_PREFIX)
    repeat_header(sheet)
    set_up_page(
        sheet, style_constants.CHAPTER_WIDTHS, style_constants.TAB_ANNEX if is_annex else style_constants.TAB_CHAPTER
    )


def _style_rows(sheet: Worksheet) -> None:
    """Keep what stands beside a type as text, and align the grids."""
    types = row_types()
    for row in sheet_rows(sheet):
        sheet.cell(row.number, TYPE).alignment = Alignment("center", "top")
        if row.typed:
            for column in (TYPE, ATTRIBUTE, OPTIONS):
                keep_as_text(sheet.cell(row.number, column))
        elif row.kind in types and types[row.kind].below is Below.GRID:
            _align_grid(sheet, row.number)


def _align_grid(sheet: Worksheet, number: int) -> None:
    for column in range(CONTENT, sheet.max_column + 1):
        cell = sheet.cell(number, column)
        # Column B is wide for prose: what is centred in it, or on its right, looks lost.
        across = cell.alignment.horizontal or ("left" if column == CONTENT else "center")
        cell.alignment = Alignment(across, "center", wrap_text=True)


def _style_guide(sheet: Worksheet) -> None:
    """Style the guide: a title, section titles alone in column A, and examples that look as in a chapter."""
    _style_cells(sheet, style_constants.CHAPTER_WIDTHS)
    _style_rows(sheet)
    for number in range(1, sheet.max_row + 1):
        if is_header(sheet, number):
            style_header(sheet, number, sheet.max_column)
        elif is_alone(sheet, number) and text_at(sheet, number, TYPE) not in row_types():
            _style_title(sheet, number, style_constants.TITLE_SIZE if number == 1 else style_constants.SUBTITLE_SIZE)
    add_colours(sheet, sheet.max_column)
    set_up_page(sheet, style_constants.CHAPTER_WIDTHS, style_constants.TAB_GUIDE)


def _style_title(sheet: Worksheet, number: int, size: float) -> None:
    title = sheet.cell(number, TYPE)
    title.font, title.alignment = _bold(size), Alignment("left", "center")
    sheet.row_dimensions[number].height = size * style_constants.TITLE_LEADING


def _style_list(sheet: Worksheet) -> None:
    """Style a sheet that is one plain table with a header row."""
    is_roster = sheet.title.strip() == ROSTER_SHEET
    widths = style_constants.ROSTER_WIDTHS if is_roster else _content_widths(sheet)
    _style_cells(sheet, widths)
    style_header(sheet, 1, sheet.max_column)
    repeat_header(sheet)
    set_up_page(sheet, widths, style_constants.TAB_FORM if is_roster else style_constants.TAB_DATA)


def _style_indicators(sheet: Worksheet) -> None:
    widths = widths_of(sheet)
    _style_cells(sheet, widths)
    style_header(sheet, 1, sheet.max_column)
    add_indicator_look(sheet)
    repeat_header(sheet)
    sheet.freeze_panes = "B2"
    set_up_page(sheet, widths, style_constants.TAB_FORM)


def _content_widths(sheet: Worksheet) -> tuple[float, ...]:
    columns = sheet.iter_cols(values_only=True)
    filled = ([str(value) for value in column if value is not None] for column in columns)
    longest = (max((ems(text, chinese_font=True) for text in texts), default=0.0) for texts in filled)
    wanted = (2 * most + style_constants.DATA_WIDTH_PADDING for most in longest)
    return tuple(min(max(width, style_constants.DATA_WIDTH_LEAST), style_constants.DATA_WIDTH_MOST) for width in wanted)


def _style_cells(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    set_columns(sheet, widths, max(len(widths), sheet.max_column))
    for row in sheet.iter_rows():
        for cell in row:
            style_cell(cell)
    fit_rows(sheet, widths)


def _bold(size: float = style_constants.FONT_SIZE) -> Font:
    return in_house_font(Font(bold=True), size)
