"""The label that a list puts before a paragraph (一、, 1.1), as the first one of its level reads."""

from __future__ import annotations

from zhibao.word.numbering import Level
from zhibao.word.style_inheritance import Inheritance
from zhibao.word.styles import Layers

# The forms that the program numbers in; of any other one the name is shown.
_FIRST = {"decimal": "1", "chineseCounting": "一", "chineseCountingThousand": "一", "japaneseCounting": "一"}


def list_label(layers: Layers, inheritance: Inheritance) -> str:
    """Return the first label of the level with what follows it, nothing when no list labels the paragraph."""
    level = inheritance.level(layers)
    if level is None or not level.text:
        return ""
    words = level.label(lambda index, is_plain: _numeral(level, inheritance.level(layers, index), is_plain))
    return words + level.suffix


def _numeral(level: Level, counted: Level | None, is_plain: bool) -> str:
    """Return the first numeral of the counted level as the label of `level` writes it."""
    if counted is None:
        return "？"
    form = "decimal" if is_plain and counted is not level else counted.number_format
    numeral = _FIRST.get(form, f"〔{form}〕")
    return numeral if counted.start == 1 else f"{numeral}〔从{counted.start}起〕"
