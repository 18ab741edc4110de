"""The number of a cell as the sheet shows it, and what has become of it in Excel's hands."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from zhibao.findings import Finding, Findings, Severity, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.model.text import Run, Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.display import (
    Moment,
    NoDateError,
    UnknownFormatError,
    display,
    general,
    is_date,
    is_general,
    is_ratio_like,
    number_of,
    unscaled,
)
from zhibao.workbook.formats.usual import shown_usually
from zhibao.workbook.sheet import Cell, Sheet

# Excel keeps 15 digits: of a whole number from 10^15 on the last ones have become zeros.
_KEPT = Decimal(10) ** 15
_LONG_DECIMALS = lazy_pattern(r"\.\d{9}")
GENERAL = "General"
_EPOCH, _DAYS_TO_1904 = datetime.date(1899, 12, 30), 1462
_FIRST_DATE, _LAST_DATE = 61, 2958465


class ShownNumber(NamedTuple):
    """A number's text; its `value` in the unit that is shown, or its `date`; the code that its `value` is shown by."""

    text: Text
    value: Decimal | None = None
    date: datetime.date | None = None
    code: str = ""


def shown_number(
    ref: CellRef, raw: int | float | Moment, code: str, date_1904: bool, findings: Findings
) -> ShownNumber:
    """Return a number or moment as the sheet shows it, a placeholder for what it does not show; both are reported."""
    usual = shown_usually(raw, code) if isinstance(raw, int | float) else None
    if usual is not None:
        return ShownNumber(Text((Run(usual[0]),), ref), usual[1], code=code)
    number = number_of(raw, date_1904)
    if not isinstance(raw, int | float) and not is_date(number, code):
        code = "yyyy/m/d"
    try:
        shown = display(number, code, date_1904)
    except UnknownFormatError as error:
        found = general(number)
        rule = workbook_rules.NO_DATE if isinstance(error, NoDateError) else workbook_rules.UNKNOWN_FORMAT
        findings.add(rule.at(ref, found=found, code=code))
        return ShownNumber(Text.todo(f"待核：{found}", ref))
    faults = tuple(_faults(ref, number, code, shown))
    findings.extend(faults)
    text = (
        Text.todo(f"待核：{shown}", ref)
        if any(each.severity is Severity.ERROR for each in faults)
        else Text.of(shown, ref)
    )
    if is_date(number, code):
        return ShownNumber(text, date=_date(number, date_1904), code=code)
    value, code = unscaled(number, code, shown)
    return ShownNumber(text, value, code=code)


def _faults(ref: CellRef, number: Decimal, code: str, shown: str) -> Iterator[Finding]:
    if is_ratio_like(number, code):
        first, second = divmod(round(number * 1440), 60)
        yield workbook_rules.TIME_VALUE.at(ref, found=shown, ratio=f"{first}:{second}")
    elif number and not shown.strip():
        yield workbook_rules.HIDDEN_BY_FORMAT.at(ref, found=general(number), code=code)
    elif abs(number) >= _KEPT and "E" not in code.upper().replace("GENERAL", ""):
        yield workbook_rules.LOST_DIGITS.at(ref, found=shown, count=number.adjusted() + 1)
    elif "E+" in shown and is_general(number, code):
        yield workbook_rules.SHOWN_AS_POWER.at(ref, found=shown, digits=f"{number:f}")


def long_decimals(sheet: Sheet) -> Iterator[Finding]:
    """Yield a finding for each column with numbers of nine decimals or more, which no format has rounded."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in sheet.cells.values():
        is_number = cell.value is not None and cell.number_format == GENERAL
        if is_number and "." in (plain := cell.plain) and _LONG_DECIMALS.search(plain):
            columns[cell.column].append(cell)
    for first, *others in columns.values():
        count = len(first.plain.partition(".")[2])
        also = f"，同列还有 {len(others)} 格也是这样" if others else ""
        yield workbook_rules.LONG_DECIMALS.at(first.ref, found=first.plain, count=count, also=also)


def _date(number: Decimal, date_1904: bool) -> datetime.date | None:
    day = int(number) + _DAYS_TO_1904 * date_1904
    return _EPOCH + datetime.timedelta(day) if _FIRST_DATE <= day <= _LAST_DATE else None
