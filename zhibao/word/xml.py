"""Elements of WordprocessingML: their names, how they are found, how they are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml import etree
from lxml.etree import _Element as Element

__all__ = [
    "Element",
    "child",
    "descend",
    "drop_ids",
    "find",
    "first",
    "make",
    "path_of",
    "qualified",
    "r",
    "string_at",
    "value",
    "values",
    "w",
]

# python-docx knows the usual prefixes; the others are those of alternate content, drawings, VML and Word 2010.
_PREFIXES = {
    **nsmap,
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_WORD = {"w": nsmap["w"]}


@cache
def qualified(name: str) -> str:
    """Return a name such as `mc:Fallback` as lxml has it."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


@cache
def w(name: str) -> str:
    """Return a name of WordprocessingML as lxml has it."""
    return qualified(f"w:{name}")


@cache
def path_of(names: str) -> tuple[str, ...]:
    """Return the names of a path of WordprocessingML, such as numPr/numId, as lxml has them."""
    return tuple(map(w, names.split("/")))


@cache
def r(name: str) -> str:
    """Return the name of a relationship attribute as lxml has it."""
    return qualified(f"r:{name}")


@cache
def _compiled(path: str) -> etree.XPath:
    # Nobody asks a string which element it is from.
    return etree.XPath(path, namespaces=_PREFIXES, smart_strings=False)


def child(element: Element, tag: str) -> Element | None:
    """Return the first child of that tag, None when there is none: twice as quick as an element's `find`."""
    return next(element.iterchildren(tag), None)


def descend(element: Element, path: tuple[str, ...]) -> Element | None:
    """Return the first element that a path of tags leads to, None when there is none."""
    if len(path) == 1:
        return child(element, path[0])
    parts = (descend(each, path[1:]) for each in element.iterchildren(path[0]))
    return next((each for each in parts if each is not None), None)


def find(element: Element, path: str) -> list[Element]:
    """Return the elements that an XPath with the usual prefixes finds."""
    return cast(list[Element], _compiled(path)(element))


def first(element: Element, path: str) -> Element | None:
    """Return the first element that an XPath finds, None when there is none."""
    return next(iter(find(element, path)), None)


def values(element: Element, path: str) -> list[str]:
    """Return the attributes or texts that an XPath finds."""
    return cast(list[str], _compiled(path)(element))


def value(element: Element, path: str, default: str = "") -> str:
    """Return the first attribute or text that an XPath finds."""
    return next(iter(values(element, path)), default)


def string_at(path: str) -> Callable[[Element], str]:
    """Return what reads the first attribute or text that an XPath finds, empty when there is none."""
    return cast(Callable[[Element], str], _compiled(f"string({path})"))


def make(name_: str, /, *children: Element, **attributes: object) -> Element:
    """Return a new `w:` element; the names of its attributes get the same prefix."""
    stated = {w(key): str(each) for key, each in attributes.items()}
    # As python-docx makes its own, with one look at the names less.
    made: Element = oxml_parser.makeelement(w(name_), stated, _WORD)
    made.extend(children)
    return made


def drop_ids(root: Element) -> None:
    """Remove the ids of paragraphs and rows (paraId and textId of [MS-DOCX]), which are unique in a part, in place."""
    etree.strip_attributes(root, qualified("w14:paraId"), qualified("w14:textId"))
