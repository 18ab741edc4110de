"""A workbook's file: the sheets that its workbook part lists (ECMA-376 part 1, §18.2), each with its part."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from zhibao.workbook.spreadsheet.book_package import UNREADABLE, Package, Relationship, is_outside
from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, attribute, is_on, is_spreadsheet, local
from zhibao.workbook.spreadsheet.shared_strings import StringItem, shared_strings, unescaped
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet, style_sheet
from zhibao.workbook.spreadsheet.tag_counts import hold_against
from zhibao.workbook.spreadsheet.worksheet import Worksheet, worksheet

_USUAL = "xl/workbook.xml"
_SHEET_KINDS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")


class SheetPartError(PartError):
    """Raised for a sheet that the workbook lists and whose part cannot be read whole."""

    def __init__(self, sheet: str, reason: str) -> None:
        super().__init__(reason)
        self.sheet = sheet


class SheetEntry(Struct, frozen=True):
    """A sheet as the workbook part lists it: kind and state in the standard's words."""

    name: str
    state: str
    kind: str
    part: str


class SpreadsheetFile:
    """A workbook's file; PartError when it is damaged, SheetPartError when a sheet that it lists is not in it."""

    def __init__(self, path: Path) -> None:
        self.package = Package.at(path)
        self._main = _main_part(self.package)
        content = self.package.read(self._main)
        root = self.package.xml(self._main)
        if not is_spreadsheet(root, "workbook"):
            raise PartError(f"{self._main} 应是 workbook，却是 {local(root)}")
        self.related = self.package.relationships(self._main)
        self.sheets = tuple(self._listed(root))
        hold_against(content, "sheets", Counter(sheet=len(self.sheets)), {"sheet": "张工作表"})
        properties = root.find("{*}workbookPr")
        self.from_1904 = properties is not None and "date1904" in properties.attrib and is_on(properties, "date1904")

    def worksheet(self, entry: SheetEntry) -> Worksheet:
        """Return what a listed worksheet holds."""
        try:
            return worksheet(self.package.read(entry.part), self._strings, self._styles)
        except PartError as error:
            raise SheetPartError(entry.name, str(error)) from error

    @property
    def unlisted(self) -> int:
        """How many sheets the file holds that the workbook does not list."""
        listed = {sheet.part for sheet in self.sheets}
        return sum(each.kind in _SHEET_KINDS and each.target not in listed for each in self.related.values())

    @cached_property
    def _strings(self) -> Mapping[str, StringItem]:
        part = self._part_of("sharedStrings")
        return shared_strings(self.package.read(part)) if part else {}

    @cached_property
    def _styles(self) -> StyleSheet:
        part = self._part_of("styles")
        return style_sheet(self.package.read(part)) if part else StyleSheet()

    def _part_of(self, kind: str) -> str:
        return next((each.target for each in self.related.values() if each.kind == kind), "")

    def _listed(self, root: Element) -> Iterator[SheetEntry]:
        names: set[str] = set()
        parts: dict[str, str] = {}
        for each in root.iterfind("{*}sheets/{*}sheet"):
            name = unescaped(each.get("name", ""))
            found = _sheet_part(name, self.related.get(attribute(each, "id")), self.package)
            if name in names:
                raise SheetPartError(name, "工作簿里有两张工作表叫这个名称")
            if found.target in parts:
                raise SheetPartError(name, f"它与“{parts[found.target]}”指向文件里的同一处")
            names.add(name)
            parts[found.target] = name
            yield SheetEntry(name, each.get("state", "visible"), found.kind, found.target)


def _main_part(package: Package) -> str:
    found = (each.target for each in package.relationships("").values() if each.kind == "officeDocument")
    return next(found, _USUAL)


def _sheet_part(name: str, found: Relationship | None, package: Package) -> Relationship:
    """Return the relationship that leads to a sheet's part."""
    if found is None:
        raise SheetPartError(name, "文件里没有说它存在哪里")
    if found.is_external or is_outside(found.target):
        raise SheetPartError(name, f"它指向文件外面：{found.target}")
    if found.target not in package:
        raise SheetPartError(name, f"文件里没有 {found.target}")
    if found.kind not in _SHEET_KINDS:
        raise SheetPartError(name, f"{found.kind} 不是工作表的种类")
    return found


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names that the workbook part lists, without looking for the sheets; PartError for a damaged file."""
    try:
        with zipfile.ZipFile(path) as file:
            package = Package(file)
            sheets = package.xml(_main_part(package)).iterfind("{*}sheets/{*}sheet")
            return tuple(unescaped(each.get("name", "")) for each in sheets)
    except UNREADABLE as error:
        raise PartError("文件已损坏") from error
