"""Cell values as the sheet shows them.

No library for Python does this for Chinese sheets: ssf (last release 2020) fails on import, xlfmt 0.1 passes over
[DBNum…], 上午/下午 and the escape !, q2numfmt knows no dates.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import lru_cache

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.formats.chinese_numerals import counted, spelt
from zhibao.workbook.formats.dates import (
    DAYS_TO_1904,
    shown_date,
    shows_calendar,
    shows_clock,
    spells_time,
    system_code,
)
from zhibao.workbook.formats.digits import Places, shown_digits
from zhibao.workbook.formats.fractions import is_fraction, shown_fraction
from zhibao.workbook.formats.general import decimal_of, general, plain, round_half_up
from zhibao.workbook.formats.section_choice import number_section, text_section
from zhibao.workbook.formats.tokens import FormatSection, Kind, NoDateError, UnknownFormatError, joined, sections_of

__all__ = ["NoDateError", "UnknownFormatError", "decimal_of", "display", "general", "plain", "round_half_up"]

Moment = datetime.datetime | datetime.date | datetime.time | datetime.timedelta
CellValue = bool | int | float | Decimal | str | Moment
_FULL_WIDTH = 3  # [DBNum3]
_SAYS_UNIT = lazy_pattern("[十百千万亿kKM]")
# A typed ratio of hours to minutes is a few days at most; nobody means a moment of January 1900.
_FIRST_DAYS = 32


def display(value: CellValue, code: str, date_1904: bool = False) -> str:
    """Return the text that the sheet shows for `value` under the number format `code`.

    Raises UnknownFormatError for a code that Excel would not store, that prints by the column's width, whose outcome
    programs do not agree on, or that shows the value as #####.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value.join(text_form(code))
    return _number(number_of(value, date_1904), code or "General", date_1904)


@lru_cache(maxsize=1024)
def text_form(code: str) -> tuple[str, ...]:
    """Return what stands before, between and after the texts that a cell shows; one part only when it shows none."""
    parts: list[list[str | None]] = [[]]
    for token in text_section(code or "General").tokens:
        if token.kind is Kind.TEXT:
            parts.append([])
        elif token.kind in (Kind.PADDING, Kind.LITERAL):
            parts[-1].append(None if token.kind is Kind.PADDING else token.text)
        else:
            raise UnknownFormatError(code)
    return tuple(map(joined, parts))


def is_date(number: Decimal, code: str) -> bool:
    """Tell whether the sheet shows the number as a date or time."""
    return number_section(number, code or "General")[0].is_date


def is_general(number: Decimal, code: str) -> bool:
    """Tell whether the sheet shows the number without a format of digits or dates."""
    section = number_section(number, code or "General")[0]
    return section.has(Kind.GENERAL, Kind.TEXT)


def is_ratio_like(number: Decimal, code: str) -> bool:
    """Tell whether the sheet shows as a time of day, or as hours gone by, what may have been typed as 3:7 or 36:1."""
    section = number_section(number, code or "General")[0]
    if not shows_clock(section) or (number < 1 and spells_time(section)):
        return False
    if shows_calendar(section):
        return number < _FIRST_DAYS and number % 1 != 0
    return section.has(Kind.ELAPSED) or number < _FIRST_DAYS


def unscaled(number: Decimal, code: str, shown: str) -> tuple[Decimal, str]:
    """Return the number in the unit that it is shown in, and the code: 123456 under 0!.0, is 12.3456, under none.

    What says its unit itself, 12.3万, stays the number that it is.
    """
    scale = 0 if _SAYS_UNIT.search(shown) else _scale(number, code)
    return (number.scaleb(-scale), "") if scale else (number, code)


def _scale(number: Decimal, code: str) -> int:
    section, _ = number_section(number, code or "General")
    if not section.has(Kind.DIGIT) or section.has(Kind.GENERAL, Kind.TEXT) or section.is_date:
        return 0
    if is_fraction(section.tokens):
        return 0
    places = Places.of(section.tokens, code)
    return places.scale + _point_places(section, places)


def _point_places(section: FormatSection, places: Places) -> int:
    """Return how many digits stand behind a point that is only a text (0!.0)."""
    texts = [at for at, token in enumerate(section.tokens) if (token.kind, token.text) == (Kind.LITERAL, ".")]
    inside = [at for at in texts if places.whole and places.whole[0] < at < places.whole[-1]]
    return sum(at > inside[-1] for at in places.whole) if len(inside) == 1 and places.point is None else 0


def number_of(value: int | float | Decimal | Moment, date_1904: bool) -> Decimal:
    """Return the number that a workbook holds for a number or a moment."""
    if isinstance(value, Decimal):
        return value
    return decimal_of(value) if isinstance(value, int | float) else _serial(value, date_1904)


def _serial(value: Moment, date_1904: bool) -> Decimal:
    if isinstance(value, datetime.timedelta):
        return _days(value)
    if isinstance(value, datetime.time):
        return _days(datetime.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second))
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
    if date_1904:
        return _days(moment - datetime.datetime(1904, 1, 1))
    serial = _days(moment - datetime.datetime(1899, 12, 30))
    return serial if serial > 60 else serial - 1


def _days(span: datetime.timedelta) -> Decimal:
    return Decimal(span // datetime.timedelta(microseconds=1)) / (86400 * 10**6)


def _number(number: Decimal, code: str, date_1904: bool) -> str:
    section, shown = number_section(number, code)
    if section.is_date:
        return _date(number, section, code, date_1904)
    if section.has(Kind.GENERAL, Kind.TEXT) or not section.has(Kind.DIGIT):
        return _with_general(shown, section, code)
    if is_fraction(section.tokens):
        if section.native:
            raise UnknownFormatError(code)
        return shown_fraction(shown, section.tokens, code)
    text = joined(shown_digits(shown, section.tokens, code))
    return spelt(text, section.native) if section.native else text


def _date(number: Decimal, section: FormatSection, code: str, date_1904: bool) -> str:
    system = system_code(section.locale)
    if system:
        section = sections_of(system)[0]
    days = DAYS_TO_1904 if date_1904 and not section.has(Kind.ELAPSED) else 0
    return joined(shown_date(number + days, section, code))


def _with_general(number: Decimal, section: FormatSection, code: str) -> str:
    """Return the section's texts and, in the place of General or @, the number."""
    if sum(token.kind in (Kind.GENERAL, Kind.TEXT) for token in section.tokens) > 1:
        raise UnknownFormatError(code)
    pieces: list[str | None] = []
    for token in section.tokens:
        if token.kind in (Kind.GENERAL, Kind.TEXT):
            pieces.append(_native_general(abs(number), section, code))
        elif token.kind in (Kind.LITERAL, Kind.PADDING, Kind.POINT):
            pieces.append(None if token.kind is Kind.PADDING else token.text)
        else:
            raise UnknownFormatError(code)
    is_negative = number < 0 and section.has(Kind.GENERAL, Kind.TEXT)
    return joined(["-" if is_negative else "", *pieces])


def _native_general(number: Decimal, section: FormatSection, code: str) -> str:
    shown = general(number)
    if not section.native:
        return shown
    if section.native == _FULL_WIDTH:
        raise UnknownFormatError(code)  # １千２百 or １２００, as the program will have it.
    whole, point, decimals = shown.partition(".")
    try:
        return counted(whole, section.native) + point + spelt(decimals, section.native)
    except ValueError as error:
        raise UnknownFormatError(code) from error
