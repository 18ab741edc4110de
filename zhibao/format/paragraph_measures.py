"""The figures of paragraphs (对齐、缩进、行距 …) as they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zhibao.format.cascade import Layers, stated, switched
from zhibao.pack.figures import Value

_TWIPS = 20
_AUTO_LINE = 240
_ALIGNS = {
    "both": "两端对齐",
    "center": "居中",
    "left": "左对齐",
    "start": "左对齐",
    "right": "右对齐",
    "end": "右对齐",
    "distribute": "分散对齐",
}


@dataclass(frozen=True, slots=True)
class ParagraphLayers:
    """What formats a paragraph; the size and letter spacing of its type in pt, the width of portrait text in pt.

    `label` is what a list puts before it.
    """

    layers: Layers
    size: float
    letter_spacing: float
    text_width: float
    label: str = ""


def alignment(layers: Layers) -> Value:
    """Return how a paragraph or a table is aligned, in a typesetter's words."""
    value = stated(layers, "jc", "val")
    return _ALIGNS.get(value or "left", value)


def _first_line(paragraph: ParagraphLayers) -> Value:
    """Return the indent of the first line in characters, a hanging one as negative; characters go before lengths."""
    characters = _nearest_first_line(paragraph.layers, "Chars")
    if characters:
        return characters / 100
    return _nearest_first_line(paragraph.layers, "") / _TWIPS / paragraph.size


def _nearest_first_line(layers: Layers, unit: str) -> int:
    """Return the nearest of the two indents, which exclude each other: a hanging one wins at the same place."""
    for layer in layers:
        hanging, first = (stated((layer,), "ind", f"{name}{unit}") for name in ("hanging", "firstLine"))
        if hanging or first:
            return -int(hanging) if hanging and int(hanging) else int(first or 0)
    return 0


def _indent(side: str, modern: str) -> Callable[[ParagraphLayers], Value]:
    def measure(paragraph: ParagraphLayers) -> Value:
        layers = paragraph.layers
        characters = int(stated(layers, "ind", f"{side}Chars") or stated(layers, "ind", f"{modern}Chars") or 0)
        if characters:
            return characters / 100 * paragraph.size
        return int(stated(layers, "ind", side) or stated(layers, "ind", modern) or 0) / _TWIPS

    return measure


def _line(paragraph: ParagraphLayers) -> Value:
    """Return an exact line spacing in pt, in words when it is none."""
    rule, line = _spacing_rule(paragraph), _spacing_line(paragraph)
    if rule == "exact":
        return line / _TWIPS
    return f"最小值 {line / _TWIPS:g} 磅" if rule == "atLeast" else f"{line / _AUTO_LINE:g} 倍"


def _line_multiple(paragraph: ParagraphLayers) -> Value:
    """Return the line spacing as a multiple, in words when it is none."""
    rule, line = _spacing_rule(paragraph), _spacing_line(paragraph)
    if rule == "auto":
        return line / _AUTO_LINE
    return f"{'固定值' if rule == 'exact' else '最小值'} {line / _TWIPS:g} 磅"


def _spacing_rule(paragraph: ParagraphLayers) -> str:
    return stated(paragraph.layers, "spacing", "lineRule") or "auto"


def _spacing_line(paragraph: ParagraphLayers) -> int:
    return int(stated(paragraph.layers, "spacing", "line") or _AUTO_LINE)


def _space(side: str) -> Callable[[ParagraphLayers], Value]:
    """Measure the space before or after; automatic space and space in lines go before lengths (§17.3.1.33)."""

    def measure(paragraph: ParagraphLayers) -> Value:
        layers = paragraph.layers
        if stated(layers, "spacing", f"{side}Autospacing") in ("1", "true", "on"):
            return "自动"
        lines = int(stated(layers, "spacing", f"{side}Lines") or 0)
        return f"{lines / 100:g} 行" if lines else int(stated(layers, "spacing", side) or 0) / _TWIPS

    return measure


def _switch(name: str, default: bool) -> Callable[[ParagraphLayers], Value]:
    def measure(paragraph: ParagraphLayers) -> Value:
        found = switched(paragraph.layers, name)
        return default if found is None else found

    return measure


def _outline(paragraph: ParagraphLayers) -> Value:
    level = int(stated(paragraph.layers, "outlineLvl", "val") or 9)
    return float(level + 1) if level < 9 else 0.0


def _characters(paragraph: ParagraphLayers) -> Value:
    """Return how many characters a full line of portrait text has."""
    return float(math.floor(paragraph.text_width / (paragraph.size + paragraph.letter_spacing)))


PARAGRAPH_MEASURES: Mapping[str, Callable[[ParagraphLayers], Value]] = {
    "align": lambda paragraph: alignment(paragraph.layers),
    "first_line": _first_line,
    "left": _indent("left", "start"),
    "right": _indent("right", "end"),
    "line": _line,
    "line_multiple": _line_multiple,
    "before": _space("before"),
    "after": _space("after"),
    "grid": _switch("snapToGrid", True),
    "widow_control": _switch("widowControl", True),
    "keep_next": _switch("keepNext", False),
    "keep_lines": _switch("keepLines", False),
    "page_break_before": _switch("pageBreakBefore", False),
    "outline": _outline,
    "number": lambda paragraph: paragraph.label,
    "characters": _characters,
}
