"""Numbers as fractions: # ?/?, # ??/16."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.formats.general import round_half_up
from zhibao.workbook.formats.tokens import FormatToken, Kind, UnknownFormatError

_FRACTION = lazy_pattern(
    r"^(?P<before>[^0#?]*)(?:(?P<whole>[0#?]+)(?P<gap>[^0#?]+))?(?P<over>[0#?]+)/(?P<under>[0-9#?]+)(?P<after>[^0-9#?]*)$"
)


def is_fraction(tokens: Sequence[FormatToken]) -> bool:
    """Tell whether a slash stands between digits."""
    return any(
        (left.kind, slash.text, slash.kind) == (Kind.DIGIT, "/", Kind.LITERAL) and right.text in "0123456789#?"
        for left, slash, right in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def shown_fraction(number: Decimal, tokens: Sequence[FormatToken], code: str) -> str:
    """Return the number as a whole one and a fraction, without the spaces that only line columns up."""
    found = _FRACTION.match("".join(token.text for token in tokens if token.kind is not Kind.PADDING))
    if found is None or any(token.kind not in (Kind.DIGIT, Kind.LITERAL, Kind.PADDING) for token in tokens):
        raise UnknownFormatError(code)
    size = abs(number)
    whole = int(size) if found["whole"] else 0
    over, under = _ratio(size - whole, found["under"])
    if over == under and found["whole"]:
        whole, over = whole + 1, 0
    shown = f"{over}/{under}" if over or not found["whole"] else ""
    if found["whole"] and (whole or not shown or "0" in found["whole"]):
        shown = f"{whole}{found['gap'] if shown else ''}{shown}"
    return f"{'-' if number < 0 else ''}{found['before']}{shown}{found['after']}"


def _ratio(rest: Decimal, under: str) -> tuple[int, int]:
    """Return the fraction nearest to `rest` as Excel finds it: by a stated denominator, or one of so many digits."""
    if re.search("[1-9]", under):
        stated = int(re.sub("[#?]", "0", under))
        return int(round_half_up(rest * stated, 0)), stated
    return _convergent(float(rest), 10 ** len(under) - 1)


def _convergent(number: float, most: int) -> tuple[int, int]:
    """Return the last continued-fraction convergent whose denominator is not over `most`; never one between two."""
    over, under, over_before, under_before = int(number), 1, 1, 0
    rest = number - over
    while rest > 1e-12:
        part = int(1 / rest)
        rest = 1 / rest - part
        over, over_before = part * over + over_before, over
        under, under_before = part * under + under_before, under
        if under > most:
            return over_before, under_before
    return over, under
