"""The tables of a sheet (ECMA-376 part 1, §18.5), whose columns must be called as their header cells say."""

from __future__ import annotations

from collections.abc import Callable, Collection

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.patched_package import PatchedPackage
from zhibao.workbook.spreadsheet import place_of

Place = tuple[int, int]


def rename_columns(
    package: PatchedPackage, sheet: str, changed: Collection[Place], as_words: Callable[[Place], str]
) -> None:
    """Call the columns of tables as their header cells now say, where one of these has changed.

    `as_words` returns what a cell says, which is words from then on: a table's header holds nothing else.
    """
    root = package.xml(sheet)
    listed = {each.get("Id"): each for each in package.relationships(sheet)}
    for stated in root.iterfind("{*}tableParts/{*}tablePart"):
        found = listed.get(stated.get(Dialect.of(root).id, ""))
        if found is not None:
            _rename(package, package.target(sheet, found), changed, as_words)


def _rename(package: PatchedPackage, part: str, changed: Collection[Place], as_words: Callable[[Place], str]) -> None:
    table = package.xml(part)
    corner = place_of(table.get("ref", "").partition(":")[0])
    if corner is None or table.get("headerRowCount", "1") == "0":
        return
    for at, column in enumerate(table.iterfind("{*}tableColumns/{*}tableColumn")):
        place = corner[0], corner[1] + at
        if place in changed:
            column.set("name", as_words(place))
