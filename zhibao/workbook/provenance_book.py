"""数字出处: the printed numbers as a workbook, every input cell a link into the clerk's workbook."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef, in_ranges
from zhibao.workbook.saving import book_bytes
from zhibao.workbook.starter import style
from zhibao.workbook.starter.cells import dress_header, set_columns
from zhibao.workbook.starter.fit import fit_rows
from zhibao.workbook.starter.page import repeat_header, set_up_page

NUMBERS_SHEET, INPUTS_SHEET = "数字出处", "出处明细"
HEADER = ("序号", "章节", "位置", "前后文", "印出", "准确值", "名称", "来历", "公式", "代入")
_WIDTHS = (6.0, 24.0, 34.0, 46.0, 13.0, 14.0, 26.0, 9.0, 30.0, 22.0)
INPUT_HEADER, MORE_HEADER = "出处", "更多出处"
INPUTS_HEADER = ("序号", "印出", "名称", "工作表", "单元格")
MOST_LINKS = 6
_LINK_WIDTH = 17.0
# Excel opens no file with more links on a sheet.
_MOST_ON_A_SHEET = 60_000
_EXACT_DIGITS = "0.##########"
# What a file's address may not hold; other characters, Chinese ones too, stay as they are (as Excel itself has it).
_RESERVED = re.compile(r'[%"<>\[\]`^{}#\s]')


def provenance_book(rows: Sequence[Provenance], workbook: Path, folder: Path, identifier: str) -> bytes:
    """Return the workbook of the rows; links lead from a file in `folder` to cells of `workbook`.

    `identifier` goes into the properties, for the seal.
    """
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.identifier = "职报", identifier
    numbers, inputs = book.worksheets[0], book.create_sheet(INPUTS_SHEET)
    numbers.title = NUMBERS_SHEET
    links = _Links(_address(workbook, folder))
    numbers.append((*HEADER, *(f"{INPUT_HEADER}{at}" for at in range(1, MOST_LINKS + 1)), MORE_HEADER))
    inputs.append(INPUTS_HEADER)
    for serial, row in enumerate(rows, 1):
        _add(numbers, inputs, serial, row, links)
    _finish(numbers, (*_WIDTHS, *[_LINK_WIDTH] * (MOST_LINKS + 1)))
    _finish(inputs, (7.0, 16.0, 30.0, 24.0, 14.0))
    return book_bytes(book)


class _Links:
    """Makes cells links into the clerk's workbook, as many as Excel bears on a sheet."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._made: dict[str, int] = {}

    def to_workbook(self, cell: Cell, ref: CellRef) -> None:
        """Link a cell to a place of the workbook."""
        place = f"{quote_sheetname(ref.sheet)}!{ref.cell or 'A1'}"
        self._set(cell, Hyperlink(ref=cell.coordinate, target=self._address, location=place))

    def inside(self, cell: Cell, place: str) -> None:
        """Link a cell to a place of the same file."""
        self._set(cell, Hyperlink(ref=cell.coordinate, location=place))

    def _set(self, cell: Cell, link: Hyperlink) -> None:
        sheet = cell.parent.title
        self._made[sheet] = self._made.get(sheet, 0) + 1
        if self._made[sheet] <= _MOST_ON_A_SHEET:
            cell.hyperlink = link
            cell.font = Font(name=style.FONT_NAME, size=style.FONT_SIZE, color="0563C1", underline="single")


def _add(numbers: Worksheet, inputs: Worksheet, serial: int, row: Provenance, links: _Links) -> None:
    exact = None if row.exact is None else float(row.exact)
    stated = (row.part, row.place, row.context, row.printed, exact, row.name, row.way, row.formula, row.working)
    at = _append(numbers, (serial, *stated))
    numbers.cell(at, 6).number_format = _EXACT_DIGITS
    ranges = row.inputs if len(row.inputs) <= MOST_LINKS else in_ranges(row.inputs)
    for offset, ref in enumerate(ranges[:MOST_LINKS], 1):
        links.to_workbook(_put(numbers, at, len(HEADER) + offset, f"{ref.sheet}!{ref.cell}"), ref)
    if len(ranges) > MOST_LINKS:
        words = f"共 {len(row.inputs)} 格，见“{INPUTS_SHEET}”"
        more = _put(numbers, at, len(HEADER) + MOST_LINKS + 1, words)
        links.inside(more, f"{quote_sheetname(INPUTS_SHEET)}!A{inputs.max_row + 1}")
        _add_inputs(inputs, serial, row, links)


def _add_inputs(inputs: Worksheet, serial: int, row: Provenance, links: _Links) -> None:
    for ref in row.inputs:
        at = _append(inputs, (serial, row.printed, row.name, ref.sheet))
        links.to_workbook(_put(inputs, at, len(INPUTS_HEADER), ref.cell), ref)


def _append(sheet: Worksheet, values: Sequence[str | float | None]) -> int:
    """Write a row below the last one and return its number."""
    at = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        if value not in (None, ""):
            _put(sheet, at, column, value)
    return at


def _put(sheet: Worksheet, row: int, column: int, value: str | float | None) -> Cell:
    """Write a cell; text is text even when it begins with an equals sign."""
    cell = sheet.cell(row, column, value)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.data_type, cell.number_format = "s", "@"
    return cell


def _finish(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Dress a filled sheet as the clerk's other sheets are."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if not cell.hyperlink:
                cell.font = Font(name=style.FONT_NAME, size=style.FONT_SIZE, color=style.INK)
    set_columns(sheet, widths, len(widths))
    fit_rows(sheet, widths)
    dress_header(sheet, 1, len(widths))
    sheet.auto_filter.ref = sheet.dimensions
    repeat_header(sheet)
    set_up_page(sheet, widths, style.TAB_FORM)


def _address(workbook: Path, folder: Path) -> str:
    """Return the workbook's address as seen from the folder, a whole one when they are on different drives."""
    try:
        address = Path(os.path.relpath(workbook.resolve(), folder.resolve())).as_posix()
    except ValueError:
        address = f"file:///{workbook.resolve().as_posix()}"
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", address)
