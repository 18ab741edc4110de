"""Drawings over a sheet (ECMA-376 part 1, §20.5): pictures, charts and text boxes with the cells that they lie over."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zhibao.workbook.pictures.cell_places import LAST_COLUMN, LAST_ROW, CellPlace, CellPlaces
from zhibao.workbook.pictures.frames import PictureFrame, Point, Space, Turn, whole_number, xfrm_of
from zhibao.workbook.spreadsheet import Element, local

PICTURE, CHART, TEXT_BOX = "图片", "图表", "文本框"


class Floating(Struct, frozen=True):
    """A thing drawn over a cell, and how it is turned; `element` holds the picture where it is one."""

    what: str
    place: CellPlace
    element: Element
    turn: Turn


def floating(root: Element, places: CellPlaces) -> Iterator[Floating]:
    """Yield what a drawing part holds and the sheet shows; `places` says where cells lie."""
    for anchor in _chosen(root):
        place = _place(anchor, places)
        if place:
            yield from _things(anchor, place, places)


def _chosen(parent: Element) -> Iterator[Element]:
    """Yield the children; of alternatives only the first, the others are for older programs."""
    for child in parent:
        if local(child) == "AlternateContent":
            choice = child.find("{*}Choice")
            yield from _chosen(choice) if choice is not None else ()
        else:
            yield child


def _place(anchor: Element, places: CellPlaces) -> CellPlace | None:
    start, position = anchor.find("{*}from"), anchor.find("{*}pos")
    if start is not None:
        stated = (start.findtext(f"{{*}}{name}") for name in ("col", "colOff", "row", "rowOff"))
        column, x, row, y = map(whole_number, stated)
        return CellPlace(min(max(row, 0), LAST_ROW - 1) + 1, min(max(column, 0), LAST_COLUMN - 1) + 1, x, y)
    if position is None:
        return None
    return places.place_at(whole_number(position.get("x")), whole_number(position.get("y")))


def _things(anchor: Element, place: CellPlace, places: CellPlaces) -> Iterator[Floating]:
    """Yield the pictures, charts and text boxes in an anchor and in its groups."""
    for child in _chosen(anchor):
        kind, frame = local(child), PictureFrame.of(xfrm_of(child))
        if _is_hidden(child):
            continue
        if kind == "grpSp":
            yield from _members(child, Space(), _Anchored(place, frame.corner, places))
        elif what := _what(kind, child):
            yield Floating(what, place, child, frame.space.turn)


class _Anchored(Struct, frozen=True):
    """The place over which a corner lies, from which other places are evaluated."""

    place: CellPlace
    corner: Point
    places: CellPlaces

    def at(self, point: Point) -> CellPlace:
        right, down = (round(there - here) for there, here in zip(point, self.corner, strict=True))
        return self.places.place_beside(self.place, right, down)


def _members(group: Element, around: Space, anchored: _Anchored) -> Iterator[Floating]:
    """Yield what a group holds, each over the cell where it is seen."""
    xfrm = xfrm_of(group)
    space = around.holding(PictureFrame.of(xfrm).members(xfrm))
    for child in _chosen(group):
        kind, frame = local(child), PictureFrame.of(xfrm_of(child))
        if _is_hidden(child):
            continue
        if kind == "grpSp":
            yield from _members(child, space, anchored)
        elif what := _what(kind, child):
            yield Floating(what, anchored.at(frame.seen_corner(space)), child, space.holding(frame.space).turn)


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
