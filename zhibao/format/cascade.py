"""The style hierarchy (ECMA-376 part 1, §17.7.2): what formats a paragraph or a run, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from zhibao.format.opening import SavedReport, find, is_on, w

PARAGRAPH, TABLE, CHARACTER = "paragraph", "table", "character"
Layers = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The table style that a paragraph stands under, and the parts of it (firstRow …) that reach its cell."""

    style_id: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunLayers:
    """What formats a run, apart by kind because toggles combine across kinds (§17.7.3)."""

    direct: Layers
    character: Layers
    paragraph: Layers
    table: Layers
    defaults: Layers

    @property
    def all(self) -> Layers:
        return (*self.direct, *self.character, *self.paragraph, *self.table, *self.defaults)


class Styles:
    """The styles and lists of a report."""

    def __init__(self, report: SavedReport) -> None:
        self._styles = {style.get(w("styleId"), ""): style for style in find(report.styles, "w:style")}
        self._defaults = {
            style.get(w("type"), ""): style.get(w("styleId"), "")
            for style in self._styles.values()
            if style.get(w("default")) in ("1", "true", "on")
        }
        self._paragraph_defaults = tuple(find(report.styles, "w:docDefaults/w:pPrDefault/w:pPr"))
        self._run_defaults = tuple(find(report.styles, "w:docDefaults/w:rPrDefault/w:rPr"))
        self._lists = _Lists(report.numbering)
        self._chains: dict[str, Layers] = {}

    def name(self, style_id: str) -> str:
        """Return the style's name in Word, the id itself when there is no such style."""
        style = self._styles.get(style_id)
        name = None if style is None else style.find(w("name"))
        return style_id if name is None else name.get(w("val"), "")

    def style_of(self, stated: str, kind: str) -> str:
        """Return the style that holds: the stated one, or the default one of that kind."""
        return stated if stated in self._styles else self._defaults.get(kind, "")

    def chain(self, style_id: str) -> Layers:
        """Return a style and those that it is based on, the nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._up_from(style_id))
        return self._chains[style_id]

    def paragraph_layers(self, properties: Element | None, style_id: str, cell: CellStyle) -> Layers:
        """Return the `w:pPr` that format a paragraph; a list's come right after those of the place that names it."""
        own = [] if properties is None else [properties]
        stated = [*own, *(each for style in self.chain(style_id) for each in style.findall(w("pPr")))]
        own_layers = [layer for each in stated for layer in (each, *self._list_properties(each, stated))]
        return (*own_layers, *self._of_table(cell, "pPr"), *self._paragraph_defaults)

    def run_layers(
        self, properties: Sequence[Element], style_id: str, paragraph_style: str, cell: CellStyle
    ) -> RunLayers:
        """Return the `w:rPr` that format a run; `properties` are its own, `style_id` is its character style."""
        return RunLayers(
            tuple(properties),
            tuple(each for style in self.chain(style_id) for each in style.findall(w("rPr"))),
            tuple(each for style in self.chain(paragraph_style) for each in style.findall(w("rPr"))),
            self._of_table(cell, "rPr"),
            self._run_defaults,
        )

    def table_layers(self, style_id: str) -> Layers:
        """Return the table style and those that it is based on."""
        return self.chain(self.style_of(style_id, TABLE))

    def level(self, layers: Layers, other: int | None = None) -> Element | None:
        """Return the list level that labels a paragraph, given what formats it, or another level of the same list."""
        number, level = stated(layers, "numPr/numId", "val"), stated(layers, "numPr/ilvl", "val")
        level = level if other is None else str(other)
        return self._lists.level(number, level or "0") if number else None

    def _list_properties(self, properties: Element, all_stated: list[Element]) -> list[Element]:
        if properties.find(f"{w('numPr')}/{w('numId')}") is None:
            return []
        level = self.level(tuple(all_stated[all_stated.index(properties) :]))
        return [] if level is None else level.findall(w("pPr"))

    def _of_table(self, cell: CellStyle, kind: str) -> Layers:
        chain = self.chain(cell.style_id)
        conditional = [
            each
            for part in cell.parts
            for style in chain
            for each in find(style, f"w:tblStylePr[@w:type='{part}']/w:{kind}")
        ]
        return (*conditional, *(each for style in chain for each in style.findall(w(kind))))

    def _up_from(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            based_on = self._styles[style_id].find(w("basedOn"))
            style_id = "" if based_on is None else based_on.get(w("val"), "")


@dataclass(slots=True)
class _Lists:
    """The levels of lists by their numbers."""

    numbering: Element | None
    _found: dict[tuple[str, str], Element | None] = field(default_factory=dict)

    def level(self, number: str, level: str) -> Element | None:
        if (number, level) not in self._found:
            self._found[number, level] = self._read(number, level)
        return self._found[number, level]

    def _read(self, number: str, level: str) -> Element | None:
        if self.numbering is None:
            return None
        (list_,) = find(self.numbering, f"w:num[@w:numId='{number}']") or (None,)
        if list_ is None:
            return None
        overridden = find(list_, f"w:lvlOverride[@w:ilvl='{level}']/w:lvl")
        abstract = find(list_, "w:abstractNumId")[0].get(w("val"), "")
        path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']"
        return next(iter([*overridden, *find(self.numbering, path)]), None)


def stated(layers: Layers, path: str, attribute: str) -> str | None:
    """Return the nearest value of an attribute; `path` leads from the properties to its element."""
    full = "/".join(w(step) for step in path.split("/"))
    for layer in layers:
        found = layer.find(full)
        value = None if found is None else found.get(w(attribute))
        if value is not None:
            return value
    return None


def switched(layers: Layers, name: str) -> bool | None:
    """Return the nearest on or off of an element that is no toggle."""
    return next((is_on(found) for layer in layers if (found := layer.find(w(name))) is not None), None)


def toggled(layers: RunLayers, name: str) -> bool:
    """Return what a toggle such as bold comes to: direct formatting decides, otherwise an odd count of styles."""
    direct = switched(layers.direct, name)
    if direct is not None:
        return direct
    if switched(layers.defaults, name):
        return True
    kinds = (layers.character, layers.paragraph, layers.table)
    return sum(switched(kind, name) is True for kind in kinds) % 2 == 1
