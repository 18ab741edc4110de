"""The style hierarchy (ECMA-376 part 1, §17.7.2): what formats a paragraph or a run, the nearest first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zhibao.word.numbering import Level, Numbering
from zhibao.word.simple_types import HALF_POINTS, is_on, or_else, points
from zhibao.word.styles import TABLE, Layers, Styles
from zhibao.word.xml import Element, child, descend, find, path_of, w

# Where no style states any: the size that Word prints (§17.3.2.38), and its margins beside a cell's text (§17.4.42).
DEFAULT_SIZE, _DEFAULT_MARGIN = 10.0, 5.4
_SIDES = {"left": "start", "right": "end"}


class CellStyle(Struct, frozen=True):
    """The table style that a paragraph stands under, and the parts of it (firstRow …) that reach its cell."""

    style_id: str = ""
    parts: tuple[str, ...] = ()


_NO_CELL = CellStyle()


class RunLayers(Struct, frozen=True):
    """What formats a run, apart by kind because toggles combine across kinds (§17.7.3)."""

    direct: Layers
    character: Layers
    paragraph: Layers
    table: Layers
    defaults: Layers

    @property
    def all(self) -> Layers:
        return (*self.direct, *self.character, *self.paragraph, *self.table, *self.defaults)


class Inheritance:
    """What the styles and lists of one document come to at a place."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering

    def paragraph_layers(self, properties: Element | None, style_id: str, cell: CellStyle = _NO_CELL) -> Layers:
        """Return the `w:pPr` that format a paragraph; a list's come right after those of the place that names it."""
        own = [] if properties is None else [properties]
        stated_ = [*own, *self.styles.properties(style_id, "pPr")]
        layers = [layer for each in stated_ for layer in (each, *self._list_properties(each, stated_))]
        return (*layers, *self._of_table(cell, "pPr"), *self.styles.paragraph_defaults)

    def run_layers(
        self,
        properties: Sequence[Element],
        style_id: str,
        paragraph_style: str,
        cell: CellStyle = _NO_CELL,
    ) -> RunLayers:
        """Return the `w:rPr` that format a run; `properties` are its own, `style_id` is its character style."""
        return RunLayers(
            tuple(properties),
            self.styles.properties(style_id, "rPr"),
            self.styles.properties(paragraph_style, "rPr"),
            self._of_table(cell, "rPr"),
            self.styles.run_defaults,
        )

    def table_layers(self, style_id: str) -> Layers:
        """Return the table style and those that it is based on."""
        return self.styles.chain(self.styles.style_of(style_id, TABLE))

    def level(self, layers: Layers, other: int | None = None) -> Level | None:
        """Return the list level that labels a paragraph, given what formats it, or another level of the same list."""
        number, level = stated(layers, "numPr/numId", "val"), stated(layers, "numPr/ilvl", "val")
        level = level if other is None else str(other)
        return self._numbering.level(number, level or "0") if number else None

    def _list_properties(self, properties: Element, all_stated: list[Element]) -> list[Element]:
        if properties.find(f"{w('numPr')}/{w('numId')}") is None:
            return []
        level = self.level(tuple(all_stated[all_stated.index(properties) :]))
        return [] if level is None else level.element.findall(w("pPr"))

    def _of_table(self, cell: CellStyle, kind: str) -> Layers:
        chain = self.styles.chain(cell.style_id)
        conditional = [
            each
            for part in cell.parts
            for style in chain
            for each in find(style, f"w:tblStylePr[@w:type='{part}']/w:{kind}")
        ]
        return (*conditional, *self.styles.properties(cell.style_id, kind))


def stated(layers: Layers, path: str, attribute: str) -> str | None:
    """Return the nearest value of an attribute; `path` leads from the properties to its element."""
    names, name = path_of(path), w(attribute)
    for layer in layers:
        found = descend(layer, names)
        value = None if found is None else found.get(name)
        if value is not None:
            return value
    return None


def switched(layers: Layers, name: str) -> bool | None:
    """Return the nearest on or off of an element that is no toggle."""
    tag = w(name)
    for layer in layers:
        found = child(layer, tag)
        if found is not None:
            return is_on(found)
    return None


def toggled(layers: RunLayers, name: str) -> bool:
    """Return what a toggle such as bold comes to: direct formatting decides, otherwise an odd count of styles."""
    direct = switched(layers.direct, name)
    if direct is not None:
        return direct
    if switched(layers.defaults, name):
        return True
    kinds = (layers.character, layers.paragraph, layers.table)
    return sum(switched(kind, name) is True for kind in kinds) % 2 == 1


def font(layers: Layers, script: str) -> tuple[str, bool]:
    """Return the nearest font of a script (ascii, hAnsi, eastAsia), and whether a theme names it; empty for none.

    One that is named by the theme goes before one named beside it (§17.3.2.26).
    """
    for layer in layers:
        fonts = layer.find(w("rFonts"))
        if fonts is not None:
            theme, name = fonts.get(w(f"{script}Theme")), fonts.get(w(script))
            if theme or name:
                return theme or name or "", bool(theme)
    return "", False


def font_size(layers: Layers) -> float:
    """Return the nearest font size in points."""
    words = stated(layers, "sz", "val")
    return or_else(0, points, words, HALF_POINTS) or DEFAULT_SIZE


def cell_margin(chain: Layers, side: str) -> float:
    """Return in points what a table style leaves on the left or right of a cell's text (§17.4.42)."""
    for style in chain:
        for name in (side, _SIDES[side]):
            words = stated((style,), f"tblPr/tblCellMar/{name}", "w")
            if words is not None:
                return or_else(_DEFAULT_MARGIN, points, words)
    return _DEFAULT_MARGIN
