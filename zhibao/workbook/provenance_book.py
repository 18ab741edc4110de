"""数字出处: the printed numbers as a workbook, every input cell a link into the clerk's workbook."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Iterable, Sequence
from decimal import Context
from fractions import Fraction
from pathlib import Path

from xlsxwriter import Workbook

from zhibao.model.provenance import Inputs, Provenance
from zhibao.model.ref import CellRef, in_ranges
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.lone_surrogates import without_halves
from zhibao.text.numbers import exact_digits
from zhibao.workbook.long_sheets import MOST_ROWS, LongSheet, with_long_sheets
from zhibao.workbook.provenance_overview import OVERVIEW_SHEET, Overview
from zhibao.workbook.provenance_sheets import ListLooks
from zhibao.workbook.spreadsheet import quoted_sheet

NUMBERS_SHEET, INPUTS_SHEET = "数字出处", "出处明细"
HEADER = ("序号", "章节", "位置", "前后文", "印出", "准确值", "名称", "来历", "公式", "代入")
INPUT_HEADER, MORE_HEADER = "出处", "更多出处"
INPUTS_HEADER = ("序号", "印出", "名称", "工作表", "单元格")
MOST_LINKS = 6
_LINK_WIDTH = 17.0
_WIDTHS = (6.0, 24.0, 34.0, 46.0, 13.0, 14.0, 26.0, 9.0, 30.0, 22.0, *[_LINK_WIDTH] * (MOST_LINKS + 1))
_INPUT_WIDTHS = (7.0, 16.0, 30.0, 24.0, 14.0)
_CREATED = datetime.datetime(2025, 1, 1)
# A cell holds 15 digits; more are text, and those of a number beyond all use are not written out.
_DIGITS, _LONGEST = 15, 300
# What a file's address may not hold; other characters, Chinese ones too, stay as they are (as Excel itself has it).
_RESERVED = lazy_pattern(r'[%"<>\[\]`^{}#\s]')


def provenance_book(rows: Iterable[Provenance], workbook: Path, folder: Path) -> dict[str, bytes]:
    """Return the parts of the book of the rows; links lead from `folder` to cells of `workbook`."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({"author": "职报", "created": _CREATED})
    made = _Book(book, workbook, folder)
    made.write(tuple(rows))
    book.close()
    return made.completed(content.getvalue())


class _Book:
    """The page for the clerk, the numbers, and the cells of those that go back to many."""

    def __init__(self, book: Workbook, workbook: Path, folder: Path) -> None:
        header = (*HEADER, *(f"{INPUT_HEADER}{at}" for at in range(1, MOST_LINKS + 1)), MORE_HEADER)
        looks = ListLooks(book)
        self._overview = Overview(book.add_worksheet(OVERVIEW_SHEET), looks, self._to)
        self._book = book
        self._numbers = LongSheet(book.add_worksheet(NUMBERS_SHEET), looks, _WIDTHS)
        self._inputs = LongSheet(book.add_worksheet(INPUTS_SHEET), looks, _INPUT_WIDTHS)
        self._numbers.head(header)
        self._inputs.head(INPUTS_HEADER)
        self._workbook, self._folder = workbook, folder
        self._sheets: dict[tuple[str, str], tuple[str, str, str]] = {}
        self._ranges: dict[Inputs, tuple[CellRef, ...]] = {}
        self._listed: dict[Inputs, int] = {}
        self._listed_cells: list[tuple[int, str, str, str]] = []

    def write(self, rows: Sequence[Provenance]) -> None:
        """Write all rows and finish the sheets."""
        self._overview.write(rows)
        for at, row in enumerate(rows):
            self._link(at, row)
        self._numbers.fill(_columns(rows))
        self._inputs.fill([*zip(*self._listed_cells, strict=True)])

    def completed(self, content: bytes) -> dict[str, bytes]:
        """Return the parts of the workbook as the library wrote it with the rows in it."""
        return with_long_sheets(content, self._book, (self._numbers, self._inputs))

    def _link(self, at: int, row: Provenance) -> None:
        cells = row.inputs.cells
        if len(cells) == 1:
            self._numbers.link(at, len(HEADER), *self._named(cells[0]))
            return
        if len(cells) > MOST_LINKS and row.inputs not in self._ranges:
            self._ranges[row.inputs] = in_ranges(cells)
        ranges = self._ranges.get(row.inputs, cells)
        for column, ref in enumerate(ranges[:MOST_LINKS], len(HEADER)):
            self._numbers.link(at, column, *self._named(ref))
        if len(ranges) > MOST_LINKS:
            place = f"{quoted_sheet(INPUTS_SHEET)}!A{self._listed_at(at, row) + 2}"
            self._numbers.link(at, len(HEADER) + MOST_LINKS, f"共 {len(cells)} 格，见“{INPUTS_SHEET}”", "", place)

    def _listed_at(self, at: int, row: Provenance) -> int:
        """Return the row where the inputs' list begins; numbers that go back to the same have one list."""
        listed = self._listed_cells
        if row.inputs not in self._listed:
            self._listed[row.inputs] = len(listed)
            for ref in row.inputs.cells[: MOST_ROWS - len(listed)]:
                self._inputs.link(len(listed), len(INPUTS_HEADER) - 1, ref.cell, *self._named(ref)[1:])
                listed.append((at + 1, row.printed, row.name, ref.sheet_shown))
        return self._listed[row.inputs]

    def _to(self, ref: CellRef) -> str:
        _, file, place = self._named(ref)
        return f"{file}#{place}"

    def _named(self, ref: CellRef) -> tuple[str, str, str]:
        """Return what a cell or range is called in lists, its file's address, and its place there."""
        known = self._sheets.get((ref.workbook, ref.sheet))
        if known is None:
            path = self._workbook.parent / ref.other_file if ref.other_file else self._workbook
            known = ref.sheet_shown, _address(path, self._folder), f"{quoted_sheet(ref.sheet)}!"
            self._sheets[ref.workbook, ref.sheet] = known
        shown, file, sheet = known
        return (f"{shown}!{ref.cell}", file, sheet + ref.cell) if ref.cell else (shown, file, f"{sheet}A1")


def _columns(rows: Sequence[Provenance]) -> list[Sequence[str | float]]:
    """Return the columns of the numbers as far as they lead nowhere."""
    return [
        range(1, len(rows) + 1),
        [row.part for row in rows],
        [row.place for row in rows],
        [row.context for row in rows],
        [row.printed for row in rows],
        ["" if row.exact is None else _exact(row.exact) for row in rows],
        [row.name for row in rows],
        [row.way.value for row in rows],
        [row.formula for row in rows],
        [row.working for row in rows],
    ]


def _exact(number: Fraction | int) -> float | str:
    """Return a number as a cell holds it: a float, or text where that would be another number in its first digits."""
    if number.denominator == 1 and abs(number.numerator) < 10**_DIGITS:
        return number.numerator
    if 10**-_DIGITS <= abs(number) < 10**_DIGITS:
        return float(number)
    context = Context(prec=_DIGITS)
    near = context.divide(context.create_decimal(number.numerator), context.create_decimal(number.denominator))
    return exact_digits(Fraction(number)) if 0 <= near.adjusted() < _LONGEST else str(near.normalize(context))


def _address(workbook: Path, folder: Path) -> str:
    """Return the workbook's address as seen from the folder, a whole one when they are on different drives."""
    try:
        return f"external:{_escaped(Path(os.path.relpath(workbook.resolve(), folder.resolve())))}"
    except ValueError:
        return f"file:///{_escaped(workbook.resolve())}"


def _escaped(path: Path) -> str:
    return _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", without_halves(path.as_posix()))
