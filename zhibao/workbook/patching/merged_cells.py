"""Merged cells (ECMA-376 part 1, §18.3.1.55) parted again."""

from __future__ import annotations

from collections.abc import Container

from zhibao.workbook.spreadsheet import Element, place_of


def unmerge(root: Element, rows: Container[int]) -> None:
    """Part the merged cells that begin in these rows."""
    listed = root.find("{*}mergeCells")
    if listed is None:
        return
    for each in [*listed]:
        corner = place_of(each.get("ref", "").partition(":")[0])
        if corner is not None and corner[0] in rows:
            listed.remove(each)
    listed.set("count", str(len(listed)))
    if not len(listed):
        root.remove(listed)
