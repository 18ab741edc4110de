"""Raised digits of units: as characters of their own (m²), which charts print, and as runs, which any font prints."""

from __future__ import annotations

import re

from zhibao.model.origin import Origin
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.text import Position, Run, Text

# Those that the font of the charts has.
_DIGITS, _CHARACTERS = "1234", "¹²³⁴"
_TO_CHARACTERS = str.maketrans(_DIGITS, _CHARACTERS)
_TO_DIGITS = str.maketrans(_CHARACTERS, _DIGITS)
_PIECE = re.compile(rf"([{_CHARACTERS}]+)|[^{_CHARACTERS}]+")


def as_characters(text: Text) -> str:
    """Return the text's characters, raised digits as ²."""
    return "".join(map(_characters, text.runs))


def _characters(run: Run) -> str:
    return run.text.translate(_TO_CHARACTERS) if run.position is Position.SUPERSCRIPT else run.text


def as_text(text: str, ref: CellRef = NOWHERE, origin: Origin | None = None) -> Text:
    """Return the text that shows ² as a raised 2; all its runs know the origin."""
    positions = ((match[0], Position.SUPERSCRIPT if match[1] else Position.BASELINE) for match in _PIECE.finditer(text))
    return Text(tuple(Run(piece.translate(_TO_DIGITS), position=at, origin=origin) for piece, at in positions), ref)
