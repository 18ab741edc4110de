"""Values as attributes state them (ECMA-376 part 1, §17.18 and §22.9): lengths, percentages, numbers, on and off."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import ParamSpec

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.xml import Element, w

# Twips, half points and eighths of a point in a point; what is in a millimetre.
TWIPS, HALF_POINTS, EIGHTHS = 20.0, 2.0, 8.0
TWIPS_PER_MM, POINTS_PER_MM = 1440 / 25.4, 72 / 25.4
EMU_PER_MM, EMU_PER_POINT = 36000, 12700
_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_MEASURE = lazy_pattern(rf"\s*([+-]?\d+(?:\.\d+)?)({'|'.join(_POINTS)}|%)?\s*", re.ASCII)
_OFF = frozenset(("0", "false", "off"))
_Asked = ParamSpec("_Asked")


class UnreadableError(ValueError):
    """An attribute that states no number; its words are the message."""


def number(words: str | None) -> float:
    """Return a number without unit, 0 when nothing is stated; raise UnreadableError for nonsense."""
    found, unit = _read(words)
    if unit:
        raise UnreadableError(words)
    return found


def measure(words: str | None, per_point: float = TWIPS) -> float:
    """Return a length (ST_UniversalMeasure) in the attribute's own unit, of which a point has `per_point`.

    Word states it bare, other programs with a unit (3.5pt) or with decimals; 0 when nothing is stated. Raises
    UnreadableError for nonsense.
    """
    found, unit = _read(words)
    if unit == "%":
        raise UnreadableError(words)
    return found * _POINTS[unit] * per_point if unit else found


def points(words: str | None, per_point: float = TWIPS) -> float:
    """Return a length in points; raise UnreadableError for nonsense."""
    return measure(words, per_point) / per_point


def millimetres(words: str | None) -> float:
    """Return a length that is stated in twips in millimetres; raise UnreadableError for nonsense."""
    return measure(words) / TWIPS_PER_MM


def percent(words: str | None) -> float | None:
    """Return what a percentage states (ST_DecimalNumberOrPercent), None when it is none."""
    found = _MEASURE.fullmatch(words or "")
    return float(found[1]) if found and found[2] == "%" else None


def or_else(default: float, read: Callable[_Asked, float], *words: _Asked.args, **more: _Asked.kwargs) -> float:
    """Return what `read` makes of the words, the default for nonsense."""
    try:
        return read(*words, **more)
    except UnreadableError:
        return default


def states_on(words: str | None) -> bool:
    """Tell whether an attribute says yes (ST_OnOff, §17.17.4); one that is not there does not."""
    return words is not None and words not in _OFF


def is_on(element: Element | None) -> bool | None:
    """Return what an on-off element says, one without a value yes; None when there is none."""
    return None if element is None else states_on(element.get(w("val"), "1"))


def twips(mm: float) -> int:
    """Return a length in mm as twentieths of a point."""
    return round(mm * TWIPS_PER_MM)


def _read(words: str | None) -> tuple[float, str]:
    found = _MEASURE.fullmatch(words or "0")
    stated = float(found[1]) if found else math.inf
    if found is None or math.isinf(stated):
        raise UnreadableError(words)
    return stated, found[2] or ""
