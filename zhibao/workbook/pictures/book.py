"""All pictures of a workbook, sheet by sheet."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from zhibao.findings import Findings, picture_rules, workbook_rules
from zhibao.model.figures import EmbeddedPhoto
from zhibao.model.ref import CellRef
from zhibao.workbook.book_parts import Package, PartError, Relationship, attribute
from zhibao.workbook.pictures.floating import PICTURE, Floating, floating
from zhibao.workbook.pictures.media import Media
from zhibao.workbook.pictures.rich_values import rich_pictures
from zhibao.workbook.pictures.sheet_scan import SheetScan
from zhibao.workbook.pictures.wps import WpsPictures
from zhibao.workbook.sheet import Drawn, column_letters

_WPS = re.compile(r"=.*\bDISPIMG\(\s*\"([^\"]*)\"", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(r"=\s*(?:_xlfn\.)?IMAGE\(", re.IGNORECASE)
_TILTED = 2  # degrees
_FROM_WEB = "IMAGE 函数的图片在网上，没有存进工作簿"

Formulas = Mapping[tuple[int, int], str]
Rich = Mapping[int, Relationship | None]
DrawnThing = tuple[Floating, Mapping[str, Relationship]]
T = TypeVar("T")


def is_picture_formula(text: str) -> bool:
    """Tell whether a cell's formula shows a picture; some programs leave such a formula as text."""
    return bool(_WPS.match(text) or _WEB.match(text))


class BookPictures:
    """The pictures of a workbook file; parts that cannot be read are reported."""

    def __init__(self, path: Path, findings: Findings) -> None:
        self._findings = findings
        package = self._package = Package(zipfile.ZipFile(path))
        self._media = Media(package)
        whole = CellRef(workbook=path.name)
        self._related: Mapping[str, Relationship] = self._tried(whole, lambda: package.relationships(self._main), {})
        self._parts: Mapping[str, str] = self._tried(whole, self._sheet_parts, {})
        self._rich: Rich = self._tried(whole, lambda: rich_pictures(package, self._related), {})
        self._wps = self._tried(whole, lambda: WpsPictures.of(package, self._related), WpsPictures({}, {}))

    def of(self, sheet: CellRef, formulas: Formulas) -> tuple[Drawn, ...]:
        """Return what stands in and over a sheet's cells, cell by cell; `formulas` are those that show pictures."""
        part = self._parts.get(sheet.sheet, "")
        things: list[DrawnThing] = self._tried(sheet, lambda: list(self._floating(part)), [])
        rich = self._vms(sheet, part)
        drawn = [
            *(self._drawn(sheet, thing, related) for thing, related in things),
            *(self._in_cell(_ref(sheet, *at), at, vm) for at, vm in rich.items()),
            *(self._by_formula(_ref(sheet, *at), at, formula) for at, formula in formulas.items() if at not in rich),
        ]
        return tuple(sorted(drawn, key=lambda each: (each.row, each.column, each.offset)))

    def _vms(self, sheet: CellRef, part: str) -> Mapping[tuple[int, int], int]:
        """Return the cells that hold a picture as a rich value."""
        if not self._rich:  # Following a whole sheet takes time.
            return {}
        found: dict[tuple[int, int], int] = self._tried(sheet, lambda: self._scan(part).rich_values, {})
        return {at: vm for at, vm in found.items() if vm in self._rich}

    def _tried(self, ref: CellRef, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except PartError as error:
            self._findings.add(workbook_rules.UNREADABLE_PICTURES.at(ref, reason=error))
            return otherwise

    @property
    def _main(self) -> str:
        package = self._package.relationships("").values()
        return next((each.target for each in package if each.kind == "officeDocument"), "xl/workbook.xml")

    def _sheet_parts(self) -> Mapping[str, str]:
        sheets = self._package.xml(self._main).iterfind("{*}sheets/{*}sheet")
        related = {each.get("name", ""): self._related.get(attribute(each, "id")) for each in sheets}
        return {name: found.target for name, found in related.items() if found}

    def _scan(self, part: str) -> SheetScan:
        return SheetScan.of(self._package, part)

    def _floating(self, part: str) -> Iterator[DrawnThing]:
        for relationship in self._package.relationships(part).values():
            if relationship.kind == "drawing":
                related = self._package.relationships(relationship.target)
                drawing = self._package.xml(relationship.target)
                found = floating(drawing, lambda: self._scan(part))
                yield from ((each, related) for each in found)

    def _drawn(self, sheet: CellRef, thing: Floating, related: Mapping[str, Relationship]) -> Drawn:
        place = thing.place
        ref = _ref(sheet, place.row, place.column)
        photo = self._media.photo_in(thing.element, related, ref, thing.turn) if thing.what == PICTURE else None
        if photo and abs(thing.turn.tilt) >= _TILTED:
            self._findings.add(picture_rules.TILTED_PHOTO.at(ref, found=photo.name, degrees=abs(thing.turn.tilt)))
        return Drawn(place.row, place.column, ref, thing.what, photo, (place.x, place.y))

    def _by_formula(self, ref: CellRef, at: tuple[int, int], formula: str) -> Drawn:
        name = _WPS.match(formula)
        photo = self._wps.photo(name[1], self._media, ref) if name else EmbeddedPhoto(b"", ref, lost=_FROM_WEB)
        return Drawn(*at, ref, PICTURE, photo)

    def _in_cell(self, ref: CellRef, at: tuple[int, int], vm: int) -> Drawn:
        return Drawn(*at, ref, PICTURE, self._media.photo(self._rich[vm], ref))


def _ref(sheet: CellRef, row: int, column: int) -> CellRef:
    return replace(sheet, cell=f"{column_letters(column)}{row}")
