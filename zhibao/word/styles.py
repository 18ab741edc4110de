"""The styles of a document (ECMA-376 part 1, §17.7): their names, what they are based on, the document's defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from zhibao.word.simple_types import states_on
from zhibao.word.xml import Element, find, value, w

PARAGRAPH, TABLE, CHARACTER = "paragraph", "table", "character"
Layers = tuple[Element, ...]


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
        self._defaults = {
            style.get(w("type"), ""): key for key, style in self._styles.items() if states_on(style.get(w("default")))
        }
        self._chains: dict[str, Layers] = {}
        self._names: dict[str, str] = {}
        self.paragraph_defaults: Layers = tuple(find(root, "w:docDefaults/w:pPrDefault/w:pPr"))
        self.run_defaults: Layers = tuple(find(root, "w:docDefaults/w:rPrDefault/w:rPr"))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the styles by their ids, of those that have one."""
        named = ((key, value(style, "w:name/@w:val")) for key, style in self._styles.items())
        return {key: name for key, name in named if name}

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The ids of the styles by their names."""
        return {name: key for key, name in self.names.items()}

    def name(self, style_id: str) -> str:
        """Return the style's name in Word, the id itself when there is no such style."""
        if style_id not in self._names:
            style = self._styles.get(style_id)
            self._names[style_id] = style_id if style is None else value(style, "w:name/@w:val", style_id)
        return self._names[style_id]

    def style_of(self, stated: str, kind: str) -> str:
        """Return the style that holds: the stated one, or the default one of that kind."""
        return stated if stated in self._styles else self._defaults.get(kind, "")

    def chain(self, style_id: str) -> Layers:
        """Return a style and those that it is based on, the nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._up_from(style_id))
        return self._chains[style_id]

    def properties(self, style_id: str, kind: str) -> Layers:
        """Return the `w:pPr`, `w:rPr`, `w:tblPr` or the like of a style and those that it is based on."""
        return tuple(each for style in self.chain(style_id) for each in style.findall(w(kind)))

    def _up_from(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value(self._styles[style_id], "w:basedOn/@w:val")
