"""Dates as a workbook stores them: days counted from 1900 or 1904 (ECMA-376 part 1, §18.17.4.1), or ISO 8601."""

from __future__ import annotations

import datetime
import re

Moment = datetime.datetime | datetime.date | datetime.time | datetime.timedelta

_FROM_1900, _FROM_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
# Excel takes 1900 for a leap year, so that its days before 1 March are one fewer than they were.
_FALSE_LEAP_DAY = 60
_DAY = 86_400
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def moment_of(serial: float, code: str, from_1904: bool) -> Moment:
    """Return the date, time of day or, under a code such as [h]:mm, the duration that a number of days stands for.

    OverflowError for a number that Excel shows as ####: before the first day or after the year 9999.
    """
    if _ELAPSED.search(code):
        return datetime.timedelta(seconds=round(serial * _DAY, 3))
    if serial < 0:
        raise OverflowError
    days, fraction = divmod(serial, 1)
    since = datetime.timedelta(seconds=round(fraction * _DAY, 3))
    if days == 0 and since.days == 0:
        return (_FROM_1904 + since).time()
    if days < _FALSE_LEAP_DAY and not from_1904:
        days += 1
    start = _FROM_1904 if from_1904 else _FROM_1900
    return start + datetime.timedelta(days=days) + since


def iso_moment(text: str) -> datetime.datetime | datetime.time:
    """Return the date or time of day that a cell of type d holds; ValueError for anything else."""
    plain = text.strip().removesuffix("Z")
    if ":" in plain and "-" not in plain:
        return datetime.time.fromisoformat(plain.removeprefix("T"))
    return datetime.datetime.fromisoformat(plain)
