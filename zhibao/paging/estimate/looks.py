"""Properties of paragraphs, runs and rows laid flat, for quick look-ups."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.word.simple_types import TWIPS, or_else, states_on
from zhibao.word.simple_types import points as stated_points
from zhibao.word.styles import PARAGRAPH, Styles
from zhibao.word.xml import Element, w

# Values of one property, named `tag` or `tag@attribute`.
Properties = Mapping[str, str]
_NESTED = frozenset(("numPr", "pBdr"))


class Looks:
    """What the styles of a document give, asked by id."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._defaults = {"pPr": styles.paragraph_defaults, "rPr": styles.run_defaults}
        self._resolved: dict[tuple[str, str], Properties] = {}

    def of(self, style_id: str | None, kind: str) -> Properties:
        """Return the properties that a paragraph style gives, the document's defaults under them; kind pPr or rPr."""
        key = (style_id or "", kind)
        if key not in self._resolved:
            own = self.own(self._styles.style_of(style_id or "", PARAGRAPH), kind)
            self._resolved[key] = {**_merged(self._defaults[kind]), **own}
        return self._resolved[key]

    def own(self, style_id: str, kind: str) -> Properties:
        """Return what the style and those that it is based on state themselves."""
        return _merged(self._styles.properties(style_id, kind))


def _merged(layers: tuple[Element, ...]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for layer in reversed(layers):
        merged |= properties(layer)
    return merged


def properties(element: Element | None) -> dict[str, str]:
    """Return the children of a pPr, rPr, trPr or the like as `tag` and `tag@attribute`."""
    found: dict[str, str] = {}
    for child in () if element is None else element.iterchildren("{*}*"):
        tag = child.tag.rpartition("}")[2]
        found[tag] = child.get(w("val"), "1")
        found |= {f"{tag}@{str(name).rpartition('}')[2]}": str(value) for name, value in child.attrib.items()}
        if tag in _NESTED:
            found |= {f"{tag}/{name}": value for name, value in properties(child).items()}
    return found


def is_on(look: Properties, name: str, default: bool = False) -> bool:
    """Tell whether a switch such as keepNext is set."""
    return states_on(look[name]) if name in look else default


def points(look: Properties, name: str, per_point: float = TWIPS) -> float:
    """Return a length in points, 0 where none is stated."""
    return or_else(0, stated_points, look.get(name), per_point)
