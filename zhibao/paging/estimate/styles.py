"""Paragraph and run properties through the chain of styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

# Values of one property, named `tag` or `tag@attribute`.
Properties = Mapping[str, str]
_TWIPS = 20.0
_OFF = frozenset({"0", "false", "off", "none"})


class Styles:
    """The styles of a document, asked by id."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._base: dict[str, dict[str, str]] = {"pPr": {}, "rPr": {}}
        self._default = ""
        self._resolved: dict[tuple[str, str], Properties] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for style in root.iter(qn("w:style")):
            name = style.get(qn("w:styleId"), "")
            self._by_id[name] = style
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true"):
                self._default = name
        for kind in self._base:
            for found in root.iterfind(f"{qn('w:docDefaults')}/{qn('w:' + kind + 'Default')}/{qn('w:' + kind)}"):
                self._base[kind] = dict(properties(found))

    def of(self, style: str | None, kind: str) -> Properties:
        """Return the properties that a paragraph style gives, the document's defaults under them; kind pPr or rPr."""
        key = (style or self._default, kind)
        if key not in self._resolved:
            self._resolved[key] = self._base[kind] | self.own(key[0], kind)
        return self._resolved[key]

    def own(self, style: str, kind: str) -> dict[str, str]:
        """Return what the style and those that it is based on state themselves."""
        merged: dict[str, str] = {}
        for element in reversed(list(self.chain(style))):
            found = element.find(qn("w:" + kind))
            if found is not None:
                merged |= properties(found)
        return merged

    def chain(self, style: str) -> Iterator[Element]:
        """Yield the style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style in self._by_id and style not in seen:
            seen.add(style)
            element = self._by_id[style]
            yield element
            based = element.find(qn("w:basedOn"))
            style = "" if based is None else based.get(qn("w:val"), "")


def properties(element: Element) -> dict[str, str]:
    """Return the children of a pPr, rPr, trPr or the like as `tag` and `tag@attribute`."""
    found: dict[str, str] = {}
    for child in element.iterchildren("{*}*"):
        tag = child.tag.rpartition("}")[2]
        found[tag] = child.get(qn("w:val"), "1")
        found |= {f"{tag}@{str(name).rpartition('}')[2]}": str(value) for name, value in child.attrib.items()}
        if tag in ("numPr", "pBdr"):
            found |= {f"{tag}/{name}": value for name, value in properties(child).items()}
    return found


def is_on(values: Properties, name: str) -> bool:
    """Tell whether a switch such as keepNext is set."""
    return values.get(name, "0") not in _OFF


def points(values: Properties, name: str, otherwise: float = 0.0) -> float:
    """Return a measure in points from twentieths of one."""
    try:
        return float(values[name]) / _TWIPS
    except (KeyError, ValueError):
        return otherwise
