"""Raised digits of units: as characters of their own (m²), which charts print, and as runs, which any font prints."""

from __future__ import annotations

from zhibao.model.origin import Origin
from zhibao.model.raised_characters import RAISED_DIGITS
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.text import Position, Run, Text
from zhibao.text.lazy_patterns import lazy_pattern

_TO_DIGITS = str.maketrans(RAISED_DIGITS, "0123456789")
_PIECE = lazy_pattern(rf"([{RAISED_DIGITS}]+)|[^{RAISED_DIGITS}]+")


def as_text(text: str, ref: CellRef = NOWHERE, origin: Origin | None = None) -> Text:
    """Return the text that shows ² as a raised 2; all its runs know the origin."""
    positions = ((match[0], Position.SUPERSCRIPT if match[1] else Position.BASELINE) for match in _PIECE.finditer(text))
    return Text(tuple(Run(piece.translate(_TO_DIGITS), position=at, origin=origin) for piece, at in positions), ref)
