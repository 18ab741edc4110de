"""The figures of type (字体、字号 …) as they are in a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zhibao.pack.format_values import Value
from zhibao.word.run_fonts import HINT
from zhibao.word.simple_types import HALF_POINTS, number, or_else, percent, points
from zhibao.word.style_inheritance import DEFAULT_SIZE, RunLayers, font, stated, switched, toggled
from zhibao.word.styles import Layers

_TOGGLED_EFFECTS = {
    "caps": "全部大写",
    "smallCaps": "小型大写",
    "outline": "空心",
    "shadow": "阴影",
    "emboss": "阳文",
    "imprint": "阴文",
}
_EFFECTS = {"em": "着重号", "bdr": "字符边框", "effect": "动态效果"}


def letter_spacing(layers: RunLayers) -> float:
    """Return what is added between characters, in pt, 0 where what is stated is nonsense."""
    return or_else(0, points, stated(layers.all, "spacing", "val"))


def _size(layers: RunLayers) -> Value:
    words = stated(layers.all, "sz", "val")
    return points(words, HALF_POINTS) if words else DEFAULT_SIZE


def _latin(layers: RunLayers) -> Value:
    """Return the font of Latin letters and digits, both where the two halves of them (ascii, hAnsi) differ."""
    fonts = (_font(layers.all, "ascii"), _font(layers.all, "hAnsi"))
    return "、".join(dict.fromkeys(each for each in fonts if each)) or None


def _font(layers: Layers, script: str) -> str | None:
    name, is_of_theme = font(layers, script)
    return f"主题字体 {name}" if is_of_theme else name or None


def _color(layers: RunLayers) -> Value:
    color = stated(layers.all, "color", "val") or "auto"
    theme = stated(layers.all, "color", "themeColor")
    return "黑色" if color in ("auto", "000000") and theme in (None, "text1", "dark1", "tx1") else theme or color


def _strike(layers: RunLayers) -> Value:
    """Tell whether a line goes through; a double one is no toggle (§17.7.3)."""
    return toggled(layers, "strike") or switched(layers.all, "dstrike") is True


def _scale(layers: RunLayers) -> Value:
    """Return the width of characters in per cent of their own."""
    words = stated(layers.all, "w", "val") or "100"
    share = percent(words)
    return number(words) if share is None else share


def _fill(layers: RunLayers) -> Value:
    """Return the colour behind the characters; a highlight hides a shading (§17.3.2.15), and white is none."""
    highlight = stated(layers.all, "highlight", "val") or "none"
    if highlight == "none":
        return shading(layers.all)
    return "无" if highlight == "white" else highlight


def shading(layers: Layers) -> str:
    """Return the colour of a shading, or its pattern when that is all it has; white is none."""
    pattern = stated(layers, "shd", "val") or "nil"
    shown = stated(layers, "shd", "fill") or "auto" if pattern != "nil" else "auto"
    if shown == "auto" and pattern not in ("nil", "clear"):
        shown = pattern
    return "无" if shown in ("auto", "white", "FFFFFF") else shown


def _effects(layers: RunLayers) -> Value:
    found = [words for name, words in _TOGGLED_EFFECTS.items() if toggled(layers, name)]
    found += [
        words for name, words in _EFFECTS.items() if (stated(layers.all, name, "val") or "none") not in ("none", "nil")
    ]
    return "、".join(found) or "无"


TYPE_MEASURES: Mapping[str, Callable[[RunLayers], Value]] = {
    "east_asian": lambda layers: _font(layers.all, "eastAsia"),
    "latin": _latin,
    "size": _size,
    "bold": lambda layers: toggled(layers, "b"),
    "color": _color,
    "letter_spacing": lambda layers: points(stated(layers.all, "spacing", "val")),
    "italic": lambda layers: toggled(layers, "i"),
    "underline": lambda layers: (stated(layers.all, "u", "val") or "none") != "none",
    "strike": _strike,
    "scale": _scale,
    # How far characters stand above the line, below it as negative; m² is no matter of this.
    "raised": lambda layers: points(stated(layers.all, "position", "val"), HALF_POINTS),
    "fill": _fill,
    "effects": _effects,
    # Whether the run hints at East Asia; whether it should is a matter of its text.
    "shared_marks": lambda layers: stated(layers.all, "rFonts", "hint") == HINT,
}
