"""XML parts read without entities, without a DTD and without network (ISO/IEC 29500-2, §6.2.5 forbids a DTD)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

from zhibao.workbook.spreadsheet.size_limits import MOST_MARKS, MOST_MARKS_FOLLOWED, has_too_many

__all__ = ["MAIN", "Element", "PartError", "attribute", "elements", "is_on", "is_spreadsheet", "local", "parsed"]

# SpreadsheetML has two namespaces: that of nearly all files, and that of ISO/IEC 29500 strict.
MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_DAMAGED, _DTD, _TOO_MANY = "XML 已损坏", "有 DTD 声明", "内容太多，超过程序能读的限度"


class PartError(Exception):
    """Raised for a part that is missing, too large, damaged or no XML as the standard has it."""


def parsed(content: bytes) -> Element:
    """Return the root element of a part, its comments left out; PartError when it is too large, not
    well-formed or has a DTD.
    """
    if has_too_many(content, MOST_MARKS):
        raise PartError(_TOO_MANY)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PartError(_DAMAGED) from error
    _refuse_dtd(root)
    return root


def elements(content: bytes, root: str, names: Sequence[str]) -> Iterator[Element]:
    """Yield the elements of SpreadsheetML of those names as they end, and drop each when the next is asked for.

    PartError when the part is too large, not well-formed, has a DTD, or its root is not `root` of SpreadsheetML.
    """
    if has_too_many(content, MOST_MARKS_FOLLOWED):
        raise PartError(_TOO_MANY)
    tags = [f"{{{space}}}{name}" for space in MAIN for name in names]
    context = etree.iterparse(
        io.BytesIO(content), tag=tags, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        for _, element in context:
            yield element
            _drop(element)
    except etree.XMLSyntaxError as error:
        raise PartError(_DAMAGED) from error
    top = cast(Element, context.root)
    _refuse_dtd(top)
    if not is_spreadsheet(top, root):
        raise PartError(f"应是 {root}，却是 {local(top)}")


def _drop(element: Element) -> None:
    """Free an element that was read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _refuse_dtd(root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise PartError(_DTD)


def is_spreadsheet(element: Element, name: str) -> bool:
    """Tell whether an element is the one of that name in SpreadsheetML."""
    return element.tag in [f"{{{space}}}{name}" for space in MAIN]


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return the attribute of that name in whatever namespace, empty when there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def is_on(element: Element | None, name: str = "val") -> bool:
    """Tell whether an element is there and its attribute, on when it is not stated, is not off (§22.9.2.7)."""
    return element is not None and element.get(name, "1") not in ("0", "false", "off")
