"""Numbers and lengths as attributes state them: bare, or with a unit (ST_UniversalMeasure, ECMA-376, §22.9.2.15)."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from zhibao.pack.format_values import Value

# Twips and half points in a point, and twips in a millimetre.
TWIPS, HALF_POINTS = 20.0, 2.0
TWIPS_PER_MM = 1440 / 25.4
_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_MEASURE = re.compile(rf"\s*([+-]?\d+(?:\.\d+)?)({'|'.join(_POINTS)}|%)?\s*", re.ASCII)
_Asked = ParamSpec("_Asked")


class UnreadableError(ValueError):
    """An attribute that states no number; its words are the message."""


def number(words: str | None) -> float:
    """Return a number without unit, 0 when nothing is stated; raise UnreadableError for nonsense."""
    value, unit = _read(words)
    if unit:
        raise UnreadableError(words)
    return value


def measure(words: str | None, per_point: float = TWIPS) -> float:
    """Return a length in the attribute's own unit, of which a point has `per_point`, 0 when nothing is stated.

    Word states it bare, other programs with a unit (3.5pt) or with decimals. Raise UnreadableError for nonsense.
    """
    value, unit = _read(words)
    if unit == "%":
        raise UnreadableError(words)
    return value * _POINTS[unit] * per_point if unit else value


def percent(words: str | None) -> float | None:
    """Return what a percentage states (ST_DecimalNumberOrPercent), None when it is none."""
    found = _MEASURE.fullmatch(words or "")
    return float(found[1]) if found and found[2] == "%" else None


def or_else(default: float, read: Callable[_Asked, float], *words: _Asked.args, **more: _Asked.kwargs) -> float:
    """Return what `read` makes of the words, the default for nonsense, which is shown where it is measured itself."""
    try:
        return read(*words, **more)
    except UnreadableError:
        return default


def in_own_words(measured: Callable[_Asked, Value]) -> Callable[_Asked, Value]:
    """Return a way of measuring that gives the file's own words where they are nonsense."""

    @wraps(measured)
    def measure_or_quote(*args: _Asked.args, **more: _Asked.kwargs) -> Value:
        try:
            return measured(*args, **more)
        except UnreadableError as error:
            return str(error)

    return measure_or_quote


def _read(words: str | None) -> tuple[float, str]:
    found = _MEASURE.fullmatch(words or "0")
    value = float(found[1]) if found else math.inf
    if found is None or math.isinf(value):
        raise UnreadableError(words)
    return value, found[2] or ""
