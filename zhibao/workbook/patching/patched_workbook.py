"""A copy of a workbook in the making."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from lxml import etree

from zhibao.workbook.patching.cell_formats import NEW_STYLES, CellFormats
from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.document_properties import with_seal_place
from zhibao.workbook.patching.patched_package import PatchedPackage, stated_number
from zhibao.workbook.patching.patched_sheet import PatchedSheet
from zhibao.workbook.patching.shared_items import SharedItems
from zhibao.workbook.patching.stale_results import drop_stale_results
from zhibao.workbook.spreadsheet import Element, SpreadsheetFile, local

# What stands before the defined names in a workbook's main part (§18.2.27).
_BEFORE_NAMES = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "AlternateContent", "revisionPtr"),
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class PatchedWorkbook:
    """A workbook's file with changes; PartError when it is damaged or cannot be changed so."""

    def __init__(self, path: Path) -> None:
        file = SpreadsheetFile(path)
        self._package = PatchedPackage(file.package)
        self._main = self._package.related("", "officeDocument") or "xl/workbook.xml"
        self._root = self._package.xml(self._main)
        self._dialect = Dialect.of(self._root)
        self._parts = {each.name: each.part for each in file.sheets if each.kind == "worksheet"}
        self._sheets: dict[str, PatchedSheet] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets that have cells."""
        return tuple(self._parts)

    def sheet(self, name: str) -> PatchedSheet:
        """Return the sheet of that name; KeyError when none with cells bears it."""
        if name not in self._sheets:
            self._sheets[name] = PatchedSheet(self._package, self._parts[name], self._formats, self._strings)
        return self._sheets[name]

    def add_first_sheet(self, name: str) -> PatchedSheet:
        """Add an empty sheet before all others and let the workbook open at it."""
        for each in self._parts:
            if b"tabSelected" in self._package.read(self._parts[each]):
                self.sheet(each).deselect()
        empty = f'<worksheet xmlns="{self._dialect.main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/>'
        content = f"{empty}</sheetViews><sheetData/></worksheet>".encode()
        part = self._package.add("xl/worksheets/sheet{}.xml", content, f"{_MAIN_TYPE}.worksheet+xml")
        self._list(name, self._package.relate(self._main, f"{self._dialect.relationships}/worksheet", part))
        self._parts[name] = part
        return self.sheet(name)

    def repeat_row(self, name: str, row: int) -> None:
        """Print this row of a sheet on top of each of its pages."""
        at = next(at for at, each in enumerate(self._root.iterfind("{*}sheets/{*}sheet")) if each.get("name") == name)
        names = self._root.find("{*}definedNames")
        if names is None:
            names = etree.Element(self._dialect.tag("definedNames"))
            before = [place for place, each in enumerate(self._root) if local(each) in _BEFORE_NAMES]
            self._root.insert(max(before) + 1, names)
        quoted = name.replace("'", "''")
        repeated = etree.SubElement(names, self._dialect.tag("definedName"), name="_xlnm.Print_Titles")
        repeated.set("localSheetId", str(at))
        repeated.text = f"'{quoted}'!${row}:${row}"

    def content(self) -> bytes:
        """Return the copy as a file."""
        self._finish()
        return self._package.content()

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the copy, which can be sealed."""
        self._finish()
        with_seal_place(self._package)
        return self._package.parts()

    def _finish(self) -> None:
        for sheet in self._sheets.values():
            sheet.finish()
        if any(sheet.has_lost_formula for sheet in self._sheets.values()):
            self._drop_order_of_formulas()

    def emptied_sheet(self, name: str) -> PatchedSheet:
        """Return the sheet of that name with nothing in it, or an empty one before all others."""
        if name not in self._parts:
            return self.add_first_sheet(name)
        root = self._package.xml(self._parts[name])
        views = [each for each in root if local(each) == "sheetViews"]
        for view in (view for each in views for view in each):
            view[:] = []
        root[:] = [*views, etree.Element(self._dialect.tag("sheetData"))]
        self._sheets.pop(name, None)
        return self.sheet(name)

    def drop_stale_results(self) -> list[str]:
        """Take away the results of formulas that no longer hold and return their cells as 表!B2.

        Excel evaluates them when it opens the file.
        """
        changed = {name: sheet.changed for name, sheet in self._sheets.items()}
        with_formulas = [name for name, part in self._parts.items() if self._has_formulas(name, part)]
        found = drop_stale_results({name: self.sheet(name).cells for name in with_formulas}, changed)
        if found:
            self._let_calculate()
        return found

    def _has_formulas(self, name: str, part: str) -> bool:
        return name in self._sheets or re.search(rb"<(?:\w+:)?f[\s>]", self._package.read(part)) is not None

    def _let_calculate(self) -> None:
        """Let Excel evaluate all formulas when it opens the file (§18.2.2)."""
        found = self._root.find("{*}calcPr")
        if found is None:
            found = etree.Element(self._dialect.tag("calcPr"))
            before = (self._root.find(f"{{*}}{name}") for name in ("definedNames", "externalReferences", "sheets"))
            next(each for each in before if each is not None).addnext(found)
        found.set("fullCalcOnLoad", "1")

    @cached_property
    def _strings(self) -> SharedItems:
        return SharedItems(self._package, self._main)

    @cached_property
    def _formats(self) -> CellFormats:
        part = self._package.related(self._main, "styles")
        if not part:
            part = self._package.add(
                "xl/styles{}.xml", NEW_STYLES % self._dialect.main.encode(), f"{_MAIN_TYPE}.styles+xml"
            )
            self._package.relate(self._main, f"{self._dialect.relationships}/styles", part)
        return CellFormats(self._package.xml(part))

    def _list(self, name: str, relationship: str) -> None:
        sheets = self._root.find("{*}sheets")
        assert sheets is not None  # Else the file would not have been read.
        number = max((stated_number(each, "sheetId") for each in sheets), default=0) + 1
        listed = etree.Element(self._dialect.tag("sheet"), name=name, sheetId=str(number))
        listed.set(self._dialect.id, relationship)
        sheets.insert(0, listed)
        # Names that hold in one sheet, print areas among them, name it by its place.
        for each in self._root.iterfind("{*}definedNames/{*}definedName[@localSheetId]"):
            each.set("localSheetId", str(stated_number(each, "localSheetId") + 1))
        for view in self._root.iterfind("{*}bookViews/{*}workbookView"):
            view.attrib.pop("firstSheet", "")
            view.attrib.pop("activeTab", "")

    def _drop_order_of_formulas(self) -> None:
        """Remove the calculation chain: Excel makes it anew, and takes one that names other cells for damage."""
        for each in self._package.relationships(self._main):
            if each.get("Type", "").endswith("/calcChain"):
                self._package.drop(self._package.target(self._main, each))
                _removed(each)


def _removed(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
