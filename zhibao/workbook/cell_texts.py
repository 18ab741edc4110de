"""What a stored cell shows: its text with the formats of its runs, its number, its date."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby

from msgspec.structs import replace

from zhibao.findings import Findings, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Run, Text
from zhibao.text.symbol_fonts import in_unicode
from zhibao.text.tidy import has_control, scrub
from zhibao.workbook.cell_numbers import GENERAL, ShownNumber, shown_number
from zhibao.workbook.display import Moment, display
from zhibao.workbook.formats.general import decimal_of
from zhibao.workbook.sheet import Cell
from zhibao.workbook.spreadsheet import (
    CellFont,
    CellFormat,
    ErrorWord,
    StoredCell,
    StringItem,
    StringRun,
    column_letters,
)
from zhibao.workbook.text_sections import under_format

_POSITIONS = ("superscript", "subscript")
# The words that somebody may have pasted as text.
_ERROR_WORDS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
# The number formats under which texts are as they are.
_SHOW_ALL = frozenset(("General", "@"))
_column_letters = cache(column_letters)
# Whole numbers of so few digits have no exponent.
_SHOWN_AS_DIGITS, _DIGITS = range(1 - 10**11, 10**11), "-0123456789"


class CellTexts:
    """Makes the cells of one sheet; what they cannot show is reported."""

    def __init__(self, sheet: CellRef, from_1904: bool, findings: Findings) -> None:
        self._sheet_name, self._workbook = sheet.sheet, sheet.workbook
        self._from_1904 = from_1904
        self._findings = findings
        self._formats: dict[int, bool] = {}

    def cell(self, stored: StoredCell) -> Cell | None:
        """Return what a cell shows; None where that is nothing."""
        format_ = stored.format
        row, column = stored.row, stored.column
        if stored.value is None and stored.formula is None and not stored.fault and not format_.has_diagonal:
            return None
        ref = CellRef(self._sheet_name, f"{_column_letters(column)}{row}", self._workbook)
        if stored.fault:
            self._findings.add(workbook_rules.STORED_BADLY.at(ref, reason=stored.fault))
        if stored.value.__class__ is int and stored.value in _SHOWN_AS_DIGITS and self._shows_digits(format_):
            # So are nearly all numbers of a long table.
            run, number = _digits(stored.value)
            shown = ShownNumber(Text((run,), ref), number, code=GENERAL)
        else:
            shown = self._shown(ref, stored)
        text, value, date, code = shown
        return Cell(
            ref,
            row,
            column,
            text,
            value,
            date,
            format_.has_diagonal,
            format_.is_rising,
            code,
            format_.is_centered_across,
            format_.font.name,
        )

    def _shows_digits(self, format_: CellFormat) -> bool:
        """Tell whether whole numbers are shown as they are under a format, of which there are few."""
        known = self._formats.get(id(format_))
        if known is None:
            is_general = format_.number_format == GENERAL and not format_.undefined and not format_.font.strike
            known = is_general and in_unicode(format_.font.name, _DIGITS) == _DIGITS
            self._formats[id(format_)] = known
        return known

    def _shown(self, ref: CellRef, stored: StoredCell) -> ShownNumber:
        """Return what a cell shows; its number or date if it is one."""
        value = stored.value
        if value is None:
            return ShownNumber(self._missing(ref, stored))
        if isinstance(value, ErrorWord):
            return ShownNumber(self._error(ref, value))
        if isinstance(value, bool):
            return ShownNumber(Text.of(display(value, stored.format.number_format), ref))
        if isinstance(value, StringItem | str):
            return ShownNumber(self._string(ref, value, stored))
        return self._number(ref, value, stored)

    def _missing(self, ref: CellRef, stored: StoredCell) -> Text:
        if stored.is_uncalculated:
            self._findings.add(workbook_rules.NO_CACHED_VALUE.at(ref, formula=(stored.formula or "")[:40]))
            return Text.todo("公式未算出", ref)
        return Text.todo("这一格读不出", ref) if stored.fault else Text((), ref)

    def _error(self, ref: CellRef, word: str) -> Text:
        self._findings.add(workbook_rules.ERROR_VALUE.at(ref, found=word))
        return Text.todo(f"错误值：{scrub(word)}", ref)

    def _string(self, ref: CellRef, value: StringItem | str, stored: StoredCell) -> Text:
        usual = _usual_text(ref, value, stored)
        if usual is not None:
            return usual
        item = value if isinstance(value, StringItem) else StringItem((StringRun(value),))
        if not item.is_rich and item.text in _ERROR_WORDS:
            return self._error(ref, item.text)
        runs = [self._run(ref, run, stored.format.font) for run in item.runs]
        if not item.is_rich:
            runs = [Run(run.text, todo=run.todo) for run in runs]
        return Text(_joined(under_format(ref, runs, stored.format.number_format, self._findings)), ref)

    def _number(self, ref: CellRef, value: int | float | Moment, stored: StoredCell) -> ShownNumber:
        format_ = stored.format
        if format_.undefined:
            self._findings.add(workbook_rules.UNDEFINED_FORMAT.at(ref, what=format_.undefined))
        shown = shown_number(ref, value, format_.number_format, self._from_1904, self._findings)
        plain = shown.text.plain
        self._struck(ref, plain, format_.font)
        text = self._in_unicode(ref, plain, format_.font.name)
        if text == plain:
            return shown
        return ShownNumber(Text.todo("待核：符号", ref) if text is None else Text.of(text, ref))

    def _run(self, ref: CellRef, run: StringRun, cell_font: CellFont) -> Run:
        """Return a run; one that states no font has the cell's."""
        font = run.font or cell_font
        position = Position(font.position) if font.position in _POSITIONS else Position.BASELINE
        self._struck(ref, run.text, font)
        text = self._in_unicode(ref, run.text, font.name or cell_font.name)
        if text is None:
            return Run("【待核：符号】", todo=True)
        return Run(self._scrub(ref, text), font.bold, font.italic, position)

    def _in_unicode(self, ref: CellRef, text: str, font: str) -> str | None:
        """Return a text whose font may draw signs for letters; None, which is reported, where a sign is not known."""
        found = in_unicode(font, text)
        if found is None:
            self._findings.add(workbook_rules.SYMBOL_FONT.at(ref, found=text.strip()[:20], font=font))
        return found

    def _struck(self, ref: CellRef, text: str, font: CellFont) -> None:
        if font.strike and text.strip():
            self._findings.add(workbook_rules.STRUCK_OUT.at(ref, text=text.strip()[:20]))

    def _scrub(self, ref: CellRef, text: str) -> str:
        if has_control(text):
            self._findings.add(workbook_rules.CONTROL_CHARACTER.at(ref, text=scrub(text)[:30]))
        return scrub(text)


@lru_cache(maxsize=65536)
def _digits(number: int) -> tuple[Run, Decimal]:
    """Return a whole number as it is shown and as Excel has it, which cells of the same number share."""
    return Run(str(number)), decimal_of(number)


def _usual_text(ref: CellRef, value: StringItem | str, stored: StoredCell) -> Text | None:
    """Return a text of one run that is shown as it is stored; None for any other, that of an error among them."""
    format_ = stored.format
    if isinstance(value, StringItem):
        if value.is_rich or len(value.runs) != 1:
            return None
        value = value.runs[0].text
    if format_.number_format not in _SHOW_ALL or format_.font.strike or not value:
        return None
    run = _usual_run(value, format_.font.name)
    return None if run is None else Text((run,), ref)


@lru_cache(maxsize=65536)
def _usual_run(text: str, font: str) -> Run | None:
    """Return a text without formats that nothing is to be done to or told of, as a run that its cells share."""
    is_usual = text not in _ERROR_WORDS and in_unicode(font, text) == text == scrub(text)
    return Run(text) if is_usual else None


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with neighbours of one format made one; LibreOffice parts Chinese characters from others."""
    groups = groupby(runs, key=lambda run: replace(run, text=""))
    return tuple(replace(format_, text="".join(run.text for run in group)) for format_, group in groups)
