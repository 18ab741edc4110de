"""The figures of paragraphs (对齐、缩进、行距 …) as they are."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from msgspec import Struct

from zhibao.format.type_measures import shading
from zhibao.pack.format_values import Value
from zhibao.word.simple_types import TWIPS, measure, number, points, states_on
from zhibao.word.style_inheritance import stated, switched
from zhibao.word.styles import Layers
from zhibao.word.xml import w

_AUTO_LINE = 240
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右", "between": "段间", "bar": "竖线"}
_STOPS = {"right": "右对齐", "end": "右对齐", "left": "左对齐", "start": "左对齐", "center": "居中"}
_LEADERS = {"dot": "点线", "middleDot": "中点线", "hyphen": "短横线", "underscore": "下划线", "none": "没有前导符"}
_ALIGNS = {
    "both": "两端对齐",
    "center": "居中",
    "left": "左对齐",
    "start": "左对齐",
    "right": "右对齐",
    "end": "右对齐",
    "distribute": "分散对齐",
}


class ParagraphLayers(Struct, frozen=True):
    """What formats a paragraph; the size and letter spacing of its type in pt, the width of portrait text in pt.

    `label` is what a list puts before it; `bold` says whether its style makes its type bold.
    """

    layers: Layers
    size: float
    letter_spacing: float
    text_width: float
    label: str = ""
    bold: bool = False


def alignment(layers: Layers) -> Value:
    """Return how a paragraph or a table is aligned, in a typesetter's words."""
    value = stated(layers, "jc", "val")
    return _ALIGNS.get(value or "left", value)


def first_line_indent(paragraph: ParagraphLayers) -> float:
    """Return the indent of the first line in characters, a hanging one as negative; characters go before lengths."""
    characters = _nearest_first_line(paragraph.layers, "Chars", number)
    if characters:
        return characters / 100
    return _nearest_first_line(paragraph.layers, "", points) / paragraph.size


def _nearest_first_line(layers: Layers, unit: str, read: Callable[[str | None], float]) -> float:
    """Return the nearest of the two indents, which exclude each other: a hanging one wins at the same place."""
    for layer in layers:
        hanging, first = (stated((layer,), "ind", f"{name}{unit}") for name in ("hanging", "firstLine"))
        if hanging or first:
            return -read(hanging) or read(first)
    return 0


def side_indent(paragraph: ParagraphLayers, side: str) -> float:
    """Return the indent of a side, left or right, in pt."""
    layers, modern = paragraph.layers, {"left": "start", "right": "end"}[side]
    characters = number(stated(layers, "ind", f"{side}Chars") or stated(layers, "ind", f"{modern}Chars"))
    if characters:
        return characters / 100 * paragraph.size
    return points(stated(layers, "ind", side) or stated(layers, "ind", modern))


def _line(paragraph: ParagraphLayers) -> Value:
    """Return an exact line spacing in pt, in words when it is none."""
    rule, line = _spacing_rule(paragraph), _spacing_line(paragraph)
    if rule == "exact":
        return line / TWIPS
    return f"最小值 {line / TWIPS:g} 磅" if rule == "atLeast" else f"{line / _AUTO_LINE:g} 倍"


def _line_multiple(paragraph: ParagraphLayers) -> Value:
    """Return the line spacing as a multiple, in words when it is none."""
    rule, line = _spacing_rule(paragraph), _spacing_line(paragraph)
    if rule == "auto":
        return line / _AUTO_LINE
    return f"{'固定值' if rule == 'exact' else '最小值'} {line / TWIPS:g} 磅"


def _spacing_rule(paragraph: ParagraphLayers) -> str:
    return stated(paragraph.layers, "spacing", "lineRule") or "auto"


def _spacing_line(paragraph: ParagraphLayers) -> float:
    return measure(stated(paragraph.layers, "spacing", "line") or str(_AUTO_LINE))


def _space(side: str) -> Callable[[ParagraphLayers], Value]:
    """Measure the space before or after; automatic space and space in lines go before lengths (§17.3.1.33)."""

    def measure_space(paragraph: ParagraphLayers) -> Value:
        layers = paragraph.layers
        if states_on(stated(layers, "spacing", f"{side}Autospacing")):
            return "自动"
        lines = number(stated(layers, "spacing", f"{side}Lines"))
        return f"{lines / 100:g} 行" if lines else points(stated(layers, "spacing", side))

    return measure_space


def _switch(name: str, default: bool) -> Callable[[ParagraphLayers], Value]:
    def measure_switch(paragraph: ParagraphLayers) -> Value:
        found = switched(paragraph.layers, name)
        return default if found is None else found

    return measure_switch


def _outline(paragraph: ParagraphLayers) -> Value:
    level = number(stated(paragraph.layers, "outlineLvl", "val") or "9")
    return float(level + 1) if level < 9 else 0.0


def _border(paragraph: ParagraphLayers) -> Value:
    """Return the sides that have a line."""
    kinds = {words: stated(paragraph.layers, f"pBdr/{side}", "val") for side, words in _SIDES.items()}
    return "、".join(words for words, kind in kinds.items() if kind not in (None, "nil", "none")) or "无"


def _characters(paragraph: ParagraphLayers) -> Value:
    """Return how many characters a full line of portrait text has."""
    width = paragraph.size + paragraph.letter_spacing
    return float(math.floor(paragraph.text_width / width)) if width > 0 else None


def _tab(paragraph: ParagraphLayers) -> Value:
    """Return where the last tab stop is, and what leads to it."""
    nearest = next((found for layer in paragraph.layers if (found := layer.find(w("tabs"))) is not None), None)
    stops = [] if nearest is None else [tab for tab in nearest if tab.get(w("val")) != "clear"]
    if not stops:
        return "没有制表位"
    at = points(stops[-1].get(w("pos")))
    place = "版心右边" if abs(at - paragraph.text_width) < 1 else f" {at:g} 磅"
    kind, leader = stops[-1].get(w("val"), ""), stops[-1].get(w("leader"), "none")
    return f"{_STOPS.get(kind, kind)}到{place}，{_LEADERS.get(leader, leader)}"


PARAGRAPH_MEASURES: Mapping[str, Callable[[ParagraphLayers], Value]] = {
    "style_bold": lambda paragraph: paragraph.bold,
    "border": _border,
    "shade": lambda paragraph: shading(paragraph.layers),
    "align": lambda paragraph: alignment(paragraph.layers),
    "first_line": first_line_indent,
    "left": lambda paragraph: side_indent(paragraph, "left"),
    "right": lambda paragraph: side_indent(paragraph, "right"),
    "line": _line,
    "line_multiple": _line_multiple,
    "before": _space("before"),
    "after": _space("after"),
    "grid": _switch("snapToGrid", True),
    "widow_control": _switch("widowControl", True),
    "keep_next": _switch("keepNext", False),
    "keep_lines": _switch("keepLines", False),
    "kinsoku": _switch("kinsoku", True),
    "whole_words": _switch("wordWrap", True),
    "hanging_marks": _switch("overflowPunct", True),
    "page_break_before": _switch("pageBreakBefore", False),
    "outline": _outline,
    "number": lambda paragraph: paragraph.label,
    "tab": _tab,
    "characters": _characters,
}
