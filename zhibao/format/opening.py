"""The saved report opened for measuring: its parts as XML, read without the code that wrote them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree
from lxml.etree import _Element as Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# A report is its own file, but a part may still come from a template that somebody sent.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A .docx file's parts; `margins` holds its headers and footers by relationship id, `notes` foot- and endnotes."""

    body: Element
    styles: Element
    numbering: Element | None
    settings: Element | None
    margins: Mapping[str, Element]
    notes: tuple[Element, ...] = ()
    comments: Element | None = None

    @property
    def texts(self) -> tuple[Element, ...]:
        """The parts that hold text of the report: body, headers, footers and notes."""
        return (self.body, *self.margins.values(), *self.notes)


def open_saved(content: bytes) -> SavedReport:
    """Return the parts of a .docx file that is sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist() if name.endswith((".xml", ".rels"))}
    (main,) = (target for _, kind, target in _relations(parts, "") if kind == "officeDocument")
    related = [(key, kind, parts[target]) for key, kind, target in _relations(parts, main) if target in parts]
    by_kind = {kind: etree.fromstring(part, _PARSER) for _, kind, part in related}
    margins = {key: etree.fromstring(part, _PARSER) for key, kind, part in related if kind in ("header", "footer")}
    body = etree.fromstring(parts[main], _PARSER)[0]
    notes = tuple(part for kind, part in by_kind.items() if kind in ("footnotes", "endnotes"))
    settings, comments = by_kind.get("settings"), by_kind.get("comments")
    return SavedReport(body, by_kind["styles"], by_kind.get("numbering"), settings, margins, notes, comments)


def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml has it."""
    return f"{{{_NAMESPACES['w']}}}{name}"


def r(name: str) -> str:
    """Return a relationship attribute's name as lxml has it."""
    return f"{{{_NAMESPACES['r']}}}{name}"


def find(element: Element, path: str) -> list[Element]:
    """Return the elements that an XPath with `w:` names finds."""
    return cast(list[Element], element.xpath(path, namespaces=_NAMESPACES))


def values(element: Element, path: str) -> list[str]:
    """Return the attributes or texts that an XPath with `w:` names finds."""
    return [str(value) for value in cast(list[Any], element.xpath(path, namespaces=_NAMESPACES))]


def is_on(element: Element | None) -> bool | None:
    """Return what an on-off element says (ST_OnOff, ECMA-376 part 1, §17.17.4); None when there is none."""
    if element is None:
        return None
    return element.get(w("val"), "1") not in ("0", "false", "off")


def text_of(element: Element) -> str:
    """Return the characters that are printed of an element; field codes do not count, their results do."""
    return "".join(each.text or "" for each in element.iter(w("t")))


def _relations(parts: Mapping[str, bytes], owner: str) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and target of a part's relationships to other parts; those of the package have no owner."""
    folder, name = posixpath.split(owner)
    relations = etree.fromstring(parts[posixpath.join(folder, "_rels", f"{name}.rels")], _PARSER)
    for each in relations:
        if each.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
            yield each.get("Id", ""), each.get("Type", "").removeprefix(_OFFICE), target.lstrip("/")
