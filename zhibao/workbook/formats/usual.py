"""The formats of nearly all numbers, General and digits with decimals, thousands or %, worked out without tokens."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.formats.general import decimal_of, general, round_half_up

_GENERAL = "General"
_USUAL = lazy_pattern(r"(?P<whole>0|#,##0)(?:\.(?P<decimals>0{1,15}))?(?P<percent>%?)")
_ELEVEN_DIGITS = 10**11
# From here on some digits are lost, and the general way tells.
_KEPT = 10**15


class _UsualFormat(Struct, frozen=True):
    has_thousands: bool
    decimals: int
    percent: str

    def shown(self, number: Decimal) -> str:
        rounded = round_half_up(abs(number).scaleb(2) if self.percent else abs(number), self.decimals)
        sign = "-" if number < 0 and rounded else ""
        return f"{sign}{rounded:,f}{self.percent}" if self.has_thousands else f"{sign}{rounded:f}{self.percent}"


def shown_usually(number: int | float, code: str) -> tuple[str, Decimal] | None:
    """Return how a stored number is shown under a format of these, and the number; None for any other format, and
    for what has no such plain form.
    """
    if not -_KEPT < number < _KEPT:
        return None
    exact = decimal_of(number)
    if code == _GENERAL:
        if number.__class__ is int and -_ELEVEN_DIGITS < number < _ELEVEN_DIGITS:
            return str(number), exact
        shown = general(abs(exact))
        return None if "E" in shown else (f"-{shown}" if exact < 0 else shown, exact)
    format_ = _usual_format(code)
    return (format_.shown(exact), exact) if format_ else None


@lru_cache(maxsize=1024)
def _usual_format(code: str) -> _UsualFormat | None:
    found = _USUAL.fullmatch(code)
    return found and _UsualFormat("," in found["whole"], len(found["decimals"] or ""), found["percent"])
