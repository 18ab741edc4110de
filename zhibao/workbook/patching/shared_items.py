"""The shared string table (ECMA-376 part 1, §18.4.9), whose items cells take over when their words are changed."""

from __future__ import annotations

import copy

from zhibao.workbook.patching.patched_package import PatchedPackage, numeral
from zhibao.workbook.spreadsheet import Element, local


class SharedItems:
    """The items by the indexes that cells state."""

    def __init__(self, package: PatchedPackage, main: str) -> None:
        part = package.related(main, "sharedStrings")
        root = package.xml(part) if part else None
        self._items = [] if root is None else [each for each in root if local(each) == "si"]

    def item(self, index: str) -> Element | None:
        """Return a copy of an item; None where there is none."""
        number = numeral(index)
        return None if number is None or number >= len(self._items) else copy.deepcopy(self._items[number])
