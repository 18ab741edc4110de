"""What formats paragraphs and their characters, as numbers: each form is evaluated once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, TypeVar

from lxml import etree
from msgspec import Struct

from zhibao.paging.estimate.content import Type
from zhibao.word.simple_types import EIGHTHS, TWIPS, or_else, points
from zhibao.word.style_inheritance import Inheritance, font_size, stated, switched
from zhibao.word.styles import PARAGRAPH, Layers
from zhibao.word.xml import Element, value, w

T = TypeVar("T")
# The size of raised and lowered characters over that of the others.
_RAISED = 0.6
_CHINESE = ("黑体", "仿宋", "楷体", "宋体", "雅黑", "方正", "华文")
_PROPERTIES, _RUN_PROPERTIES = w("pPr"), w("rPr")
# Of the reports of one template, which one process may make hundreds of.
_MOST_KNOWN = 1 << 12


class ParagraphForm(Struct, frozen=True):
    """What formats a paragraph of a style, in points: its indents on both sides together, its spaces, lines and keeps.

    `rule` is that of its line spacing (ST_LineSpacingRule, §17.18.48). `label` is what a list puts before it, with one
    figure for each number; `top` and `bottom` are its borders, `size` is that of its mark. What follows a tab may stand
    in the right indent as far as `reach`, the whole of it where a tab leads to the right, else 0.
    """

    style: str
    indents: float
    reach: float
    first_line: float
    before: float
    after: float
    line: float
    rule: str
    top: float
    bottom: float
    size: float
    type: Type
    label: str
    keeps_next: bool
    keeps_lines: bool
    keeps_widows: bool
    begins_page: bool
    is_on_grid: bool


class Forms:
    """Reads formatting with the styles and the lists of one document."""

    def __init__(self, inheritance: Inheritance) -> None:
        self._inheritance, self._styles = inheritance, inheritance.styles
        self._known: dict[Hashable, Any] = {}

    def of(self, paragraph: Element) -> ParagraphForm:
        """Return what formats a paragraph."""
        properties = paragraph.find(_PROPERTIES)
        return once(self._known, _content(properties), partial(self._form, properties))

    def of_run(self, run: Element, style: str) -> Type:
        """Return what sets the characters of a run in a paragraph of that style."""
        properties = run.find(_RUN_PROPERTIES)
        return once(self._known, (style, _content(properties)), partial(self._type, properties, style))

    def of_plain(self, properties: str, paragraph: Element) -> ParagraphForm:
        """Return what formats a paragraph whose `w:pPr` is written so in WordprocessingML's usual prefix."""
        return once(self._known, properties, lambda: self._form(paragraph.find(_PROPERTIES)))

    def of_plain_run(self, properties: str, style: str) -> Type:
        """Return what sets the characters of a run whose `w:rPr` is written so in WordprocessingML's usual prefix."""
        return once(self._known, (style, properties), lambda: self._type(_parsed(properties), style))

    def _type(self, properties: Element | None, style: str) -> Type:
        character = "" if properties is None else value(properties, "w:rStyle/@w:val")
        own = () if properties is None else (properties,)
        return _type((*own, *self._styles.properties(character, "rPr"), *self._of_style(style, "rPr")))

    def _form(self, properties: Element | None) -> ParagraphForm:
        own = () if properties is None else (properties,)
        style = "" if properties is None else value(properties, "w:pStyle/@w:val")
        layers = (*own, *self._of_style(style, "pPr"))
        run_layers = self._of_style(style, "rPr")
        mark = () if properties is None else properties.findall(_RUN_PROPERTIES)
        return ParagraphForm(
            style=style,
            indents=_indent(layers, "left", "start") + _indent(layers, "right", "end"),
            reach=_indent(layers, "right", "end") if _has_right_tab(layers) else 0.0,
            first_line=length(layers, "ind", "firstLine") - length(layers, "ind", "hanging"),
            before=length(layers, "spacing", "before"),
            after=length(layers, "spacing", "after"),
            line=length(layers, "spacing", "line"),
            rule=stated(layers, "spacing", "lineRule") or "auto",
            top=_border(layers, "top"),
            bottom=_border(layers, "bottom"),
            size=font_size((*mark, *run_layers)),
            type=_type(run_layers),
            label=self._label(layers),
            keeps_next=switched(layers, "keepNext") is True,
            keeps_lines=switched(layers, "keepLines") is True,
            keeps_widows=switched(layers, "widowControl") is not False,
            begins_page=switched(layers, "pageBreakBefore") is True,
            is_on_grid=switched(layers, "snapToGrid") is not False,
        )

    def _of_style(self, stated_style: str, kind: str) -> Layers:
        defaults = {"pPr": self._styles.paragraph_defaults, "rPr": self._styles.run_defaults}
        return (*self._styles.properties(self._styles.style_of(stated_style, PARAGRAPH), kind), *defaults[kind])

    def _label(self, layers: Layers) -> str:
        level = self._inheritance.level(layers)
        return "" if level is None else level.text.replace("%", "") + (" " if level.suffix else "")


def once(known: dict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
    """Return what is known under a key, made where nothing is; what has become too much is forgotten."""
    if key not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[key] = make()
    found: T = known[key]
    return found


def _content(properties: Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties)


def _parsed(properties: str) -> Element | None:
    return etree.fromstring(f'<w:r xmlns:w="{w("")[1:-1]}">{properties}</w:r>')[0] if properties else None


def length(layers: Layers, path: str, attribute: str, per_point: float = TWIPS) -> float:
    """Return a length in points, 0 where none is stated."""
    return or_else(0, points, stated(layers, path, attribute), per_point)


def _type(layers: Layers) -> Type:
    is_raised = stated(layers, "vertAlign", "val") not in (None, "baseline")
    size = font_size(layers) * (_RAISED if is_raised else 1.0)
    is_chinese = (stated(layers, "rFonts", "ascii") or "").startswith(_CHINESE)
    return Type(size, length(layers, "spacing", "val"), is_chinese, switched(layers, "vanish") is True)


def _indent(layers: Layers, side: str, modern: str) -> float:
    words = stated(layers, "ind", side)
    return length(layers, "ind", modern) if words is None else or_else(0, points, words)


def _has_right_tab(layers: Layers) -> bool:
    tabs = next((found for layer in layers if (found := layer.find(w("tabs"))) is not None), ())
    return any(tab.get(w("val")) == "right" for tab in tabs)


def _border(layers: Layers, side: str) -> float:
    if stated(layers, f"pBdr/{side}", "val") in (None, "nil", "none"):
        return 0.0
    return length(layers, f"pBdr/{side}", "sz", EIGHTHS) + length(layers, f"pBdr/{side}", "space", 1.0)
