"""Pictures that float over a sheet (ECMA-376 part 1, §20.5), taken away with their files."""

from __future__ import annotations

from collections.abc import Container, Iterator

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.patched_package import PatchedPackage, numeral
from zhibao.workbook.spreadsheet import Element, local

_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_NO_THINGS = ("from", "to", "ext", "clientData")


def drop_pictures(package: PatchedPackage, sheet: str, rows: Container[int]) -> int:
    """Take away the pictures whose upper left corner lies over these rows and return how many; nothing else goes."""
    stated = package.xml(sheet).find("{*}drawing")
    listed = {each.get("Id"): each for each in package.relationships(sheet)}
    found = None if stated is None else listed.get(stated.get(Dialect.of(package.xml(sheet)).id, ""))
    if found is None:
        return 0
    part = package.target(sheet, found)
    root = package.xml(part)
    gone = [each for each in root if _is_of_pictures(each) and _row(each) in rows]
    for each in gone:
        root.remove(each)
    if gone:
        _drop_files(package, part, root)
    return len(gone)


def _drop_files(package: PatchedPackage, part: str, root: Element) -> None:
    """Take away the files that nothing in the drawing names any more."""
    named = {str(value) for each in root.iter() for value in each.attrib.values()}
    for each in package.relationships(part):
        if each.get("Type", "").endswith("/image") and each.get("Id") not in named:
            target = package.target(part, each)
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
            if target in package and not package.is_pointed_to(target):
                package.drop(target)


def _is_of_pictures(anchor: Element) -> bool:
    """Tell whether an anchor holds pictures and nothing else; alternatives of one thing are looked at alike."""
    things = list(_things(anchor))
    return bool(things) and all(local(each) == "pic" for each in things)


def _things(parent: Element) -> Iterator[Element]:
    for each in parent:
        name = local(each)
        if name in ("grpSp", "AlternateContent", "Choice", "Fallback", *_ANCHORS):
            yield from _things(each)
        elif name not in (*_NO_THINGS, "nvGrpSpPr", "grpSpPr"):
            yield each


def _row(anchor: Element) -> int:
    """Return the row, counted from 1, over which an anchor begins; 0 for one without."""
    start = next(anchor.iter("{*}from"), None)
    text = "" if start is None else start.findtext("{*}row") or ""
    number = numeral(text)
    return 0 if number is None else number + 1
