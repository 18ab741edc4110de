"""Drawings over a sheet (ECMA-376 part 1, §20.5): pictures, charts and text boxes with the cells that they lie over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from zhibao.workbook.package import local
from zhibao.workbook.pictures.sheet_scan import Place

PICTURE, CHART, TEXT_BOX = "图片", "图表", "文本框"
PlaceAt = Callable[[int, int], Place]


@dataclass(frozen=True, slots=True)
class Floating:
    """A thing drawn over a cell; `element` holds the picture where it is one."""

    what: str
    place: Place
    element: Element


def floating(root: Element, place_at: PlaceAt) -> Iterator[Floating]:
    """Yield what a drawing part holds and the sheet shows; `place_at` finds the cell at a distance in EMU."""
    for anchor in _chosen(root):
        place = _place(anchor, place_at)
        if place:
            yield from _things(anchor, place)


def _chosen(parent: Element) -> Iterator[Element]:
    """Yield the children; of alternatives only the first, the others are for older programs."""
    for child in parent:
        if local(child) == "AlternateContent":
            choice = child.find("{*}Choice")
            yield from _chosen(choice) if choice is not None else ()
        else:
            yield child


def _place(anchor: Element, place_at: PlaceAt) -> Place | None:
    start, position = anchor.find("{*}from"), anchor.find("{*}pos")
    if start is not None:
        column, x, row, y = (_number(start.findtext(f"{{*}}{name}")) for name in ("col", "colOff", "row", "rowOff"))
        return Place(row + 1, column + 1, x, y)
    return place_at(*_point(position)) if position is not None else None


def _point(element: Element) -> tuple[int, int]:
    return _number(element.get("x")), _number(element.get("y"))


def _number(text: str | None) -> int:
    stated = (text or "").strip()
    return int(stated) if stated.lstrip("-").isdigit() else 0


def _things(parent: Element, place: Place, is_group: bool = False) -> Iterator[Floating]:
    """Yield the pictures, charts and text boxes in an anchor and in its groups."""
    for child in _chosen(parent):
        kind = local(child)
        if kind == "grpSp":
            yield from _things(child, place, is_group=True)
        elif not _is_hidden(child) and (what := _what(kind, child)):
            yield Floating(what, _within(place, child) if is_group else place, child)


def _within(place: Place, element: Element) -> Place:
    """Return the place of a group's member: its position in the group orders it among the others."""
    offset = element.find(".//{*}xfrm/{*}off")
    x, y = _point(offset) if offset is not None else (0, 0)
    return replace(place, x=place.x + x, y=place.y + y)


def _what(kind: str, element: Element) -> str:
    if kind == "pic" or (kind == "sp" and element.find("{*}spPr/{*}blipFill") is not None):
        return PICTURE
    if kind == "graphicFrame":
        return CHART
    has_text = kind == "sp" and any((text.text or "").strip() for text in element.iterfind(".//{*}t"))
    return TEXT_BOX if has_text else ""


def _is_hidden(element: Element) -> bool:
    properties = element.find("./*/{*}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")
