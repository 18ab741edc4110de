"""Drop-downs, and the prompts that depend on what a sheet holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import openpyxl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import charts
from zhibao.model.figures import CHART_FORM_KEY, ChartForm
from zhibao.model.ref import CellRef, in_ranges
from zhibao.pack import FONTS_KEY
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.cover import COVER_SHEET, KEY_COLUMN, VALUE_COLUMN
from zhibao.workbook.indicators import FORMULA, INDICATOR_SHEET
from zhibao.workbook.roster import NAME_HEADER, ROSTER_SHEET
from zhibao.workbook.row import ATTRIBUTE, OPTIONS, TYPE
from zhibao.workbook.rows import RowType, row_types
from zhibao.workbook.starter.governed_rows import LAST_ROW, is_header, sheet_rows, text_at
from zhibao.workbook.starter.prompts import options_prompt, type_prompt

LIST_SHEET = "选单"
CHART, CASE_START = "统计图", "案例"
_PACK_KEY = "模板"
_YEAR = lazy_pattern(r"\d{4}")
_NEW_ROW = "从列表里选这一行的类型。接着上一行写的内容（段落的下一段、表格的行），A 列留空。"
_FILL_IN = "填数。% 填成 69.43%，:1 填成 13.65:1，成比填成 2.4:7.6。确实没有的填“—”，还没有的留空。"
_COMPUTED = (
    "有公式，一般留空，由程序计算。填了就是填报值：印填报值，与计算值不同时程序会指出。\n"
    "公式里有“计数”一类的，上年的数直接填。"
)


def listed(names: Iterable[str]) -> str:
    """Return a drop-down's formula that states its entries."""
    return f'"{",".join(names)}"'


def offer_choices(book: openpyxl.Workbook, packs: Sequence[str], fonts: Sequence[str]) -> None:
    """Add all drop-downs and the prompts that depend on the content; `packs` and `fonts` are offered on the cover."""
    schools, kinds = _school_range(book), _add_list_sheet(book)
    cover = {_PACK_KEY: packs, FONTS_KEY: fonts, CHART_FORM_KEY: [form.value for form in ChartForm]}
    for sheet in book.worksheets:
        if sheet.title == COVER_SHEET:
            _add_to_cover(sheet, cover)
        elif sheet.title == INDICATOR_SHEET:
            _add_to_years(sheet)
        elif is_header(sheet, 1):
            _add_to_chapter(sheet, schools, kinds)


def _add_to_cover(sheet: Worksheet, choices: Mapping[str, Sequence[str]]) -> None:
    for number in range(2, sheet.max_row + 1):
        offered = choices.get(text_at(sheet, number, KEY_COLUMN))
        if offered and text_at(sheet, number, VALUE_COLUMN):
            _put(sheet, VALUE_COLUMN, [number], _offer(listed(offered)))


def _add_to_years(sheet: Worksheet) -> None:
    """Say in the 指标 sheet which cells are to be filled in, and which are computed."""
    columns = {text_at(sheet, 1, column): column for column in range(1, sheet.max_column + 1)}
    computed = [number for number in range(2, sheet.max_row + 1) if text_at(sheet, number, columns[FORMULA])]
    typed = sorted(set(range(2, LAST_ROW + 1)) - set(computed))
    for title, column in columns.items():
        if _YEAR.fullmatch(title):
            _put(sheet, column, typed, _offer(None, title, _FILL_IN))
            _put(sheet, column, computed, _offer(None, title, _COMPUTED))


def _add_to_chapter(sheet: Worksheet, schools: str | None, kinds: str) -> None:
    """Offer the types in column A, schools and chart kinds in C, and say what each cell takes."""
    rows = sheet_rows(sheet)
    for name, row_type in row_types().items():
        numbers = [row.number for row in rows if row.typed and row.kind == name]
        if numbers:
            _add_for_type(sheet, row_type, numbers, schools)
    # Rows that continue the block above or have an unknown type are offered the types too.
    if others := [row.number for row in rows if not (row.typed and row.kind in row_types())]:
        _put(sheet, TYPE, others, _type_choice())
    _add_for_new_rows(sheet, schools, kinds)


def _add_for_type(sheet: Worksheet, row_type: RowType, numbers: list[int], schools: str | None) -> None:
    name = row_type.name
    _put(sheet, TYPE, numbers, _type_choice(name, type_prompt(row_type)))
    source = {CASE_START: schools, CHART: listed(charts.KINDS)}.get(name)
    if row_type.attribute:
        _put(sheet, ATTRIBUTE, numbers, _offer(source, f"{name}：属性", row_type.attribute))
    if row_type.options:
        _put(sheet, OPTIONS, numbers, _offer(None, f"{name}：选项", options_prompt(row_type)))


def _add_for_new_rows(sheet: Worksheet, schools: str | None, kinds: str) -> None:
    first = sheet.max_row + 1
    numbers = list(range(first, LAST_ROW + 1))
    _put(sheet, TYPE, numbers, _type_choice("类型", _NEW_ROW))
    empty = f"{quote_sheetname(LIST_SHEET)}!$B$1"
    by_type = f'IF($A{first}="{CASE_START}",{schools or empty},IF($A{first}="{CHART}",{kinds},{empty}))'
    _put(sheet, ATTRIBUTE, numbers, _offer(by_type))


def _type_choice(title: str | None = None, prompt: str | None = None) -> DataValidation:
    choice = _offer(listed(row_types()), title, prompt)
    # A warning only: a newer program may know types that this workbook's list lacks.
    choice.showErrorMessage, choice.errorStyle = True, "warning"
    choice.errorTitle, choice.error = "类型", "列表里没有这个类型，请从列表里选。"
    return choice


def _offer(source: str | None, title: str | None = None, prompt: str | None = None) -> DataValidation:
    return DataValidation(
        type="list" if source else None,
        formula1=source,
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=bool(prompt),
        promptTitle=title,
        prompt=prompt,
    )


def _put(sheet: Worksheet, column: int, numbers: list[int], choice: DataValidation) -> None:
    letter = get_column_letter(column)
    areas = in_ranges(CellRef(cell=f"{letter}{number}") for number in numbers)
    choice.sqref = MultiCellRange(" ".join(area.cell for area in areas))
    sheet.add_data_validation(choice)


def _school_range(book: openpyxl.Workbook) -> str | None:
    """Return the formula of the filled part of the roster's names, None without a roster."""
    if ROSTER_SHEET not in book.sheetnames:
        return None
    sheet = book[ROSTER_SHEET]
    headers = [text_at(sheet, 1, column) for column in range(1, sheet.max_column + 1)]
    column = get_column_letter(headers.index(NAME_HEADER) + 1 if NAME_HEADER in headers else 1)
    first = f"{quote_sheetname(ROSTER_SHEET)}!${column}$2"
    # OFFSET and not the plain range: its empty end would be what the opened list shows.
    return f"OFFSET({first},0,0,MAX(1,COUNTA({first}:${column}${LAST_ROW})),1)"


def _add_list_sheet(book: openpyxl.Workbook) -> str:
    """Put the chart kinds on a hidden sheet and return their range; a formula cannot state a list."""
    sheet = book.create_sheet(LIST_SHEET)
    sheet.sheet_state = "hidden"
    for number, kind in enumerate(charts.KINDS, 1):
        sheet.cell(number, 1, kind)
    return f"{quote_sheetname(LIST_SHEET)}!$A$1:$A${len(charts.KINDS)}"
