"""What a stored cell shows: its text with the formats of its runs, its number, its date."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import groupby

from zhibao.findings import Findings, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Run, Text
from zhibao.text.tidy import has_control, scrub
from zhibao.workbook.dates import is_date_code
from zhibao.workbook.display import CellValue, UnknownFormatError, decimal_of, display, general
from zhibao.workbook.sheet import Cell, column_letters
from zhibao.workbook.spreadsheet import CellFont, ErrorWord, Moment, StoredCell, StringItem, StringRun, moment_of

_POSITIONS = ("superscript", "subscript")
# The words that somebody may have pasted as text.
_ERROR_WORDS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
_column_letters = cache(column_letters)


class CellTexts:
    """Makes the cells of one sheet; what they cannot show is reported."""

    def __init__(self, sheet: CellRef, from_1904: bool, findings: Findings) -> None:
        self._sheet = sheet
        self._from_1904 = from_1904
        self._findings = findings

    def cell(self, stored: StoredCell) -> Cell | None:
        """Return what a cell shows; None where that is nothing."""
        format_ = stored.format
        if stored.value is None and stored.formula is None and not stored.fault and not format_.has_diagonal:
            return None
        ref = CellRef(self._sheet.sheet, f"{_column_letters(stored.column)}{stored.row}", self._sheet.workbook)
        if stored.fault:
            self._findings.add(workbook_rules.STORED_BADLY.at(ref, reason=stored.fault))
        shown, value, date = self._shown_value(ref, stored)
        return Cell(
            ref,
            stored.row,
            stored.column,
            shown,
            value,
            date,
            format_.has_diagonal,
            format_.is_rising,
            format_.number_format if stored.value is not None else "",
            format_.is_centered_across,
            format_.font.name,
        )

    def _shown_value(self, ref: CellRef, stored: StoredCell) -> tuple[Text, Decimal | None, datetime.date | None]:
        """Return the text that a cell shows, and its number or date if it is one."""
        value = stored.value
        if value is None:
            return self._missing(ref, stored), None, None
        if isinstance(value, ErrorWord):
            return self._error(ref, value), None, None
        if isinstance(value, StringItem | str):
            return self._string(ref, value, stored), None, None
        if isinstance(value, bool):
            return self._plain(ref, value, stored), None, None
        if isinstance(value, int | float):
            return self._number(ref, value, stored)
        return self._moment(ref, value, stored), None, _date(value)

    def _missing(self, ref: CellRef, stored: StoredCell) -> Text:
        if stored.is_uncalculated:
            self._findings.add(workbook_rules.NO_CACHED_VALUE.at(ref, formula=(stored.formula or "")[:40]))
            return Text.todo("公式未算出", ref)
        return Text.todo("这一格读不出", ref) if stored.fault else Text((), ref)

    def _error(self, ref: CellRef, word: str) -> Text:
        self._findings.add(workbook_rules.ERROR_VALUE.at(ref, found=word))
        return Text.todo(f"错误值：{scrub(word)}", ref)

    def _string(self, ref: CellRef, value: StringItem | str, stored: StoredCell) -> Text:
        if isinstance(value, StringItem) and value.is_rich:
            return Text(_joined(self._run(ref, run, stored.format.font) for run in value.runs), ref)
        text = value.text if isinstance(value, StringItem) else value
        return self._error(ref, text) if text in _ERROR_WORDS else self._plain(ref, text, stored)

    def _number(
        self, ref: CellRef, value: float, stored: StoredCell
    ) -> tuple[Text, Decimal | None, datetime.date | None]:
        format_ = stored.format
        if format_.undefined:
            self._findings.add(workbook_rules.UNDEFINED_FORMAT.at(ref, what=format_.undefined))
        if not _is_date(format_.number_format):
            return self._plain(ref, value, stored), decimal_of(value), None
        try:
            moment = moment_of(value, format_.number_format, self._from_1904)
        except OverflowError:
            self._findings.add(workbook_rules.NO_DATE.at(ref, found=general(decimal_of(value))))
            return Text.todo("日期显示不出", ref), None, None
        return self._moment(ref, moment, stored), None, _date(moment)

    def _moment(self, ref: CellRef, moment: Moment, stored: StoredCell) -> Text:
        if isinstance(moment, datetime.time | datetime.timedelta) or _is_shifted_time(moment):
            return self._time(ref, moment, stored.format.number_format)
        return self._plain(ref, moment, stored)

    def _time(self, ref: CellRef, moment: Moment, code: str) -> Text:
        found = display(moment, code)
        first, second = _clock(moment)
        self._findings.add(workbook_rules.TIME_VALUE.at(ref, found=found, ratio=f"{first}:{second}"))
        return Text.todo(f"待核：{found}", ref)

    def _plain(self, ref: CellRef, value: CellValue, stored: StoredCell) -> Text:
        text = self._scrub(ref, self._displayed(ref, value, stored.format.number_format))
        self._struck(ref, text, stored.format.font)
        return Text.of(text, ref)

    def _displayed(self, ref: CellRef, value: CellValue, code: str) -> str:
        try:
            return display(value, code)
        except UnknownFormatError:
            text = general(decimal_of(value)) if isinstance(value, int | float) else str(value)
            self._findings.add(workbook_rules.UNKNOWN_FORMAT.at(ref, code=code, text=text))
            return text

    def _run(self, ref: CellRef, run: StringRun, cell_font: CellFont) -> Run:
        """Return a run; one that states no font has the cell's."""
        font = run.font or cell_font
        position = Position(font.position) if font.position in _POSITIONS else Position.BASELINE
        self._struck(ref, run.text, font)
        return Run(self._scrub(ref, run.text), font.bold, font.italic, position)

    def _struck(self, ref: CellRef, text: str, font: CellFont) -> None:
        if font.strike and text.strip():
            self._findings.add(workbook_rules.STRUCK_OUT.at(ref, text=text.strip()[:20]))

    def _scrub(self, ref: CellRef, text: str) -> str:
        if has_control(text):
            self._findings.add(workbook_rules.CONTROL_CHARACTER.at(ref, text=scrub(text)[:30]))
        return scrub(text)


@cache
def _is_date(code: str) -> bool:
    return is_date_code(code.split(";")[0])


def _date(moment: Moment) -> datetime.date | None:
    return moment if isinstance(moment, datetime.date) else None


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one format made one; LibreOffice parts Chinese characters from others."""
    groups = groupby(runs, key=lambda run: replace(run, text=""))
    return tuple(replace(format_, text="".join(run.text for run in group)) for format_, group in groups)


def _is_shifted_time(moment: Moment) -> bool:
    """Tell whether a typed ratio such as 36:1 became a moment of the first days of 1900."""
    if not isinstance(moment, datetime.datetime):
        return False
    return moment.year == 1900 and moment.month == 1 and moment.time() != datetime.time()


def _clock(moment: Moment) -> tuple[int, int]:
    if isinstance(moment, datetime.timedelta):
        minutes = round(moment.total_seconds()) // 60
        return minutes // 60, minutes % 60
    if isinstance(moment, datetime.datetime):
        return moment.hour + 24 * moment.day, moment.minute
    return (moment.hour, moment.minute) if isinstance(moment, datetime.time) else (0, 0)
