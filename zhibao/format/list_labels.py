"""The label that a list puts before a paragraph (一、, 1.1), as the first one of its level reads."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from zhibao.format.cascade import Layers, Styles
from zhibao.format.opening import is_on, values, w

# The forms that the program numbers in; of any other one the name is shown.
_FIRST = {"decimal": "1", "chineseCounting": "一", "chineseCountingThousand": "一", "japaneseCounting": "一"}
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


def list_label(layers: Layers, styles: Styles) -> str:
    """Return the first label of the level with what follows it, nothing when no list labels the paragraph."""
    level = styles.level(layers)
    if level is None:
        return ""
    words = re.sub("%([1-9])", lambda found: _numeral(level, styles.level(layers, int(found[1]) - 1)), _text(level))
    suffix = _value(level, "suff", "tab")
    return words + _SUFFIXES.get(suffix, suffix) if words else ""


def _text(level: Element) -> str:
    return _value(level, "lvlText", "")


def _numeral(level: Element, counted: Element | None) -> str:
    """Return the first numeral of the counted level as the label of `level` writes it."""
    if counted is None:
        return "？"
    form, start = _value(counted, "numFmt", "decimal"), _value(counted, "start", "0")
    if counted is not level and is_on(level.find(w("isLgl"))):
        form = "decimal"
    numeral = _FIRST.get(form, f"〔{form}〕")
    return numeral if start == "1" else f"{numeral}〔从{start}起〕"


def _value(level: Element, name: str, default: str) -> str:
    return next(iter(values(level, f"w:{name}/@w:val")), default)
