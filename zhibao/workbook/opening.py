"""Opening a workbook file: openpyxl's cells become `Sheet` values here and nowhere else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import openpyxl
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from zhibao.findings import Findings, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Run, Text
from zhibao.text.tidy import has_control, scrub
from zhibao.workbook.book_loading import loaded
from zhibao.workbook.dates import LOCAL_CODES
from zhibao.workbook.display import CellValue, UnknownFormatError, decimal_of, display, general
from zhibao.workbook.pictures import BookPictures, is_picture_formula
from zhibao.workbook.sheet import Area, Cell, Drawn, ListedSheet, Sheet, SheetKind, SheetState, column_letters

_POSITIONS = ("superscript", "subscript")


class OpenWorkbook:
    """A workbook file, its sheets read one by one on demand."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._file = path.name
        self._formulas = loaded(path, values_only=False)
        self._values = loaded(path, values_only=True) if _has_formulas(self._formulas) else self._formulas
        self._findings = findings
        self._pictures = BookPictures(path, findings)

    @property
    def sheets(self) -> tuple[ListedSheet, ...]:
        """The sheets that the workbook lists, in its order, those without cells too."""
        kinds = {each.title: SheetKind.CHART for each in self._formulas.chartsheets}
        return tuple(
            ListedSheet(each.title, kinds.get(each.title, SheetKind.WORKSHEET), SheetState(each.sheet_state))
            for each in self._formulas._sheets
        )

    @property
    def visible_names(self) -> tuple[str, ...]:
        return tuple(sheet.title for sheet in self._formulas.worksheets if sheet.sheet_state == "visible")

    @property
    def hidden_names(self) -> tuple[str, ...]:
        return tuple(sheet.title for sheet in self._formulas.worksheets if sheet.sheet_state != "visible")

    def place(self, sheet: str = "") -> CellRef:
        """Return the place of a whole sheet, which need not be there, or of the workbook."""
        return CellRef(sheet, workbook=self._file)

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; what its cells cannot show is reported."""
        formulas, values = self._formulas[name], self._values[name]
        stored = _stored(formulas)
        drawn = self._pictures.of(self.place(name), _picture_formulas(stored))
        cells = {}
        for cell in _without_pictures(stored, drawn):
            shown = self._cell(name, cell, values)
            if shown is not None and (shown or shown.diagonal):
                cells[shown.row, shown.column] = shown
        merges = tuple(
            Area(area.min_row, area.min_col, area.max_row, area.max_col) for area in formulas.merged_cells.ranges
        )
        return Sheet(self.place(name), cells, merges, drawn)

    def _cell(self, sheet: str, cell: Any, values: Worksheet) -> Cell | None:
        ref = CellRef(sheet, f"{column_letters(cell.column)}{cell.row}", self._file)
        diagonal, rising = _is_diagonal(cell), bool(cell.border.diagonalUp)
        if cell.value is None:
            text = Text((), ref)
            return Cell(ref, cell.row, cell.column, text, diagonal=True, rising=rising) if diagonal else None
        source = values.cell(cell.row, cell.column) if cell.data_type == "f" else cell
        raw, code = _local(source)
        if raw is None and source.data_type == "str":
            return None  # A formula whose result is the empty text.
        if raw is None:
            self._findings.add(workbook_rules.NO_CACHED_VALUE.at(ref, formula=_formula(cell.value)[:40]))
            return Cell(ref, cell.row, cell.column, Text.todo("公式未算出", ref), diagonal=diagonal)
        is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
        value = decimal_of(cast(float, raw)) if is_number else None
        date = raw if isinstance(raw, datetime.date) else None
        return Cell(
            ref, cell.row, cell.column, self._text(ref, raw, code, cell.font), value, date, diagonal, rising, code
        )

    def _text(self, ref: CellRef, raw: Any, code: str, font: Any) -> Text:
        if isinstance(raw, CellRichText):
            return Text(_joined(self._run(ref, piece, font) for piece in raw), ref)
        if raw in ERROR_CODES:
            self._findings.add(workbook_rules.ERROR_VALUE.at(ref, found=raw))
            return Text.todo(f"错误值：{raw}", ref)
        if isinstance(raw, datetime.time | datetime.timedelta) or _is_shifted_time(raw):
            return self._time(ref, raw, code)
        text = self._scrub(ref, self._shown(ref, raw, code))
        self._struck(ref, text, font)
        return Text.of(text, ref)

    def _shown(self, ref: CellRef, raw: CellValue, code: str) -> str:
        try:
            return display(raw, code)
        except UnknownFormatError:
            text = general(decimal_of(raw)) if isinstance(raw, int | float) else str(raw)
            self._findings.add(workbook_rules.UNKNOWN_FORMAT.at(ref, code=code, text=text))
            return text

    def _time(self, ref: CellRef, raw: Any, code: str) -> Text:
        found = display(raw, code)
        first, second = _clock(raw)
        self._findings.add(workbook_rules.TIME_VALUE.at(ref, found=found, ratio=f"{first}:{second}"))
        return Text.todo(f"待核：{found}", ref)

    def _run(self, ref: CellRef, piece: str | TextBlock, cell_font: Any) -> Run:
        """Return a run; one that states no font has the cell's."""
        text, font = (piece, cell_font) if isinstance(piece, str) else (piece.text, piece.font)
        position = Position(font.vertAlign) if font.vertAlign in _POSITIONS else Position.BASELINE
        self._struck(ref, text, font)
        return Run(self._scrub(ref, text), bool(font.b), bool(font.i), position)

    def _struck(self, ref: CellRef, text: str, font: Any) -> None:
        if font.strike and text.strip():
            self._findings.add(workbook_rules.STRUCK_OUT.at(ref, text=text.strip()[:20]))

    def _scrub(self, ref: CellRef, text: str) -> str:
        if has_control(text):
            self._findings.add(workbook_rules.CONTROL_CHARACTER.at(ref, text=scrub(text)[:30]))
        return scrub(text)


def _has_formulas(book: openpyxl.Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in _stored(sheet))


def _stored(sheet: Worksheet) -> list[Any]:
    """Return the cells that the file holds, row by row.

    iter_rows makes every cell of the used rectangle, millions where one far-off cell has a colour; openpyxl has no
    public way to those that exist.
    """
    return [cell for _, cell in sorted(sheet._cells.items(), key=lambda item: item[0])]


def _picture_formulas(stored: list[Any]) -> dict[tuple[int, int], str]:
    texts = {(cell.row, cell.column): _formula(cell.value) for cell in stored if cell.value is not None}
    return {place: text for place, text in texts.items() if is_picture_formula(text)}


def _without_pictures(stored: list[Any], drawn: tuple[Drawn, ...]) -> list[Any]:
    """Return the cells whose content is no picture."""
    pictures = {(each.row, each.column) for each in drawn if each.is_in_cell}
    return [cell for cell in stored if (cell.row, cell.column) not in pictures]


def _local(cell: Any) -> tuple[Any, str]:
    """Return a cell's value and format; openpyxl takes a date in one of the Chinese built-in formats for a number."""
    code = LOCAL_CODES.get(cell._style.numFmtId)  # number_format gives General for these.
    if code and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        with suppress(OverflowError, ValueError):
            return from_excel(cell.value, cell.parent.parent.epoch), code
    return cell.value, code or cell.number_format


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one format made one; LibreOffice parts Chinese characters from others."""
    groups = groupby(runs, key=lambda run: replace(run, text=""))
    return tuple(replace(format_, text="".join(run.text for run in group)) for format_, group in groups)


def _formula(value: Any) -> str:
    return str(value.text if isinstance(value, ArrayFormula) else value)


def _is_diagonal(cell: Any) -> bool:
    border = cell.border
    return bool(border.diagonal and border.diagonal.style and (border.diagonalDown or border.diagonalUp))


def _is_shifted_time(raw: Any) -> bool:
    """Tell whether a typed ratio such as 36:1 became a moment of the first days of 1900."""
    return isinstance(raw, datetime.datetime) and raw.year == 1900 and raw.month == 1 and raw.time() != datetime.time()


def _clock(raw: Any) -> tuple[int, int]:
    if isinstance(raw, datetime.timedelta):
        minutes = round(raw.total_seconds()) // 60
        return minutes // 60, minutes % 60
    days = raw.day if isinstance(raw, datetime.datetime) else 0
    return raw.hour + 24 * days, raw.minute
