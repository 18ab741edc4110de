"""Drop-downs and prompts of the chapter sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

import charts
from zhibao.workbook.roster import NAME_HEADER, ROSTER_SHEET
from zhibao.workbook.row import ATTRIBUTE, OPTIONS, TYPE
from zhibao.workbook.rows import RowType, row_types
from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.colours import CASE_START
from zhibao.workbook.starter.governed_rows import SheetRow, sheet_rows, text_at
from zhibao.workbook.starter.prompts import options_prompt, type_prompt

LIST_SHEET = "选单"
CHART = "统计图"
_NEW_ROW = "从列表里选这一行的类型。接着上一行写的内容（段落的下一段、表格的行），A 列留空。"


def listed(names: Iterable[str]) -> str:
    """Return a drop-down's formula that states its entries."""
    return f'"{",".join(names)}"'


def add_choices(sheet: Worksheet, schools: str | None, kinds: str) -> None:
    """Offer the types in column A, schools and chart kinds in C, and say what each cell takes."""
    rows = sheet_rows(sheet)
    for name, row_type in row_types().items():
        numbers = [row.number for row in rows if row.typed and row.kind == name]
        if numbers:
            _add_for_type(sheet, row_type, numbers, schools)
    _add_for_others(sheet, rows)
    _add_for_new_rows(sheet, schools, kinds)


def _add_for_type(sheet: Worksheet, row_type: RowType, numbers: list[int], schools: str | None) -> None:
    name = row_type.name
    _put(sheet, TYPE, numbers, _type_choice(name, type_prompt(row_type)))
    source = {CASE_START: schools, CHART: listed(charts.KINDS)}.get(name)
    if row_type.attribute:
        _put(sheet, ATTRIBUTE, numbers, _offer(source, f"{name}：属性", row_type.attribute))
    if row_type.options:
        _put(sheet, OPTIONS, numbers, _offer(None, f"{name}：选项", options_prompt(row_type)))


def _add_for_others(sheet: Worksheet, rows: list[SheetRow]) -> None:
    """Offer the types also in rows that continue the block above or have an unknown type."""
    numbers = [row.number for row in rows if not (row.typed and row.kind in row_types())]
    if numbers:
        _put(sheet, TYPE, numbers, _type_choice())


def _add_for_new_rows(sheet: Worksheet, schools: str | None, kinds: str) -> None:
    first = sheet.max_row + 1
    numbers = list(range(first, style_constants.LAST_ROW + 1))
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
    areas = [f"{letter}{first}:{letter}{last}" for first, last in _stretches(numbers)]
    choice.sqref = MultiCellRange(" ".join(areas))
    sheet.add_data_validation(choice)


def _stretches(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of consecutive numbers."""
    breaks = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
    starts, ends = [0, *breaks], [*breaks, len(numbers)]
    return [(numbers[start], numbers[end - 1]) for start, end in zip(starts, ends, strict=True)]


def school_range(book: openpyxl.Workbook) -> str | None:
    """Return the formula of the filled part of the roster's names, None without a roster."""
    if ROSTER_SHEET not in book.sheetnames:
        return None
    sheet = book[ROSTER_SHEET]
    headers = [text_at(sheet, 1, column) for column in range(1, sheet.max_column + 1)]
    column = get_column_letter(headers.index(NAME_HEADER) + 1 if NAME_HEADER in headers else 1)
    first = f"{quote_sheetname(ROSTER_SHEET)}!${column}$2"
    # OFFSET and not the plain range: its empty end would be what the opened list shows.
    return f"OFFSET({first},0,0,MAX(1,COUNTA({first}:${column}${style_constants.LAST_ROW})),1)"


def add_list_sheet(book: openpyxl.Workbook) -> str:
    """Put the chart kinds on a hidden sheet and return their range; a formula cannot state a list."""
    sheet = book[LIST_SHEET] if LIST_SHEET in book.sheetnames else book.create_sheet(LIST_SHEET)
    sheet.sheet_state = "hidden"
    for number, kind in enumerate(charts.KINDS, 1):
        sheet.cell(number, 1, kind)
    return f"{quote_sheetname(LIST_SHEET)}!$A$1:$A${len(charts.KINDS)}"


def offer_at(sheet: Worksheet, coordinate: str, names: Sequence[str]) -> None:
    """Offer these names in one cell, other content being allowed."""
    choice = _offer(listed(names))
    choice.sqref = MultiCellRange(coordinate)
    sheet.add_data_validation(choice)


def prompt_at(sheet: Worksheet, column: int, numbers: list[int], title: str, prompt: str) -> None:
    """Show a prompt when a cell of these rows is selected, any content being allowed."""
    _put(sheet, column, numbers, _offer(None, title, prompt))
