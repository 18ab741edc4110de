"""All pictures of a workbook, sheet by sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from zhibao.findings import Findings, picture_rules, workbook_rules
from zhibao.model.figures import EmbeddedPhoto
from zhibao.model.ref import CellRef
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.pictures.cell_places import CellPlaces
from zhibao.workbook.pictures.floating import PICTURE, Floating, floating
from zhibao.workbook.pictures.media import Media
from zhibao.workbook.pictures.rich_values import rich_pictures
from zhibao.workbook.pictures.wps import WpsPictures
from zhibao.workbook.sheet import Drawn
from zhibao.workbook.spreadsheet import PartError, Relationship, SpreadsheetFile, Worksheet, column_letters

_WPS = lazy_pattern(r"=.*\bDISPIMG\(\s*\"([^\"]*)\"", re.IGNORECASE | re.DOTALL)
_WEB = lazy_pattern(r"=\s*(?:_xlfn\.)?IMAGE\(", re.IGNORECASE)
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

    def __init__(self, file: SpreadsheetFile, whole: CellRef, findings: Findings) -> None:
        self._findings = findings
        package, related = file.package, file.related
        self._package = package
        self._media = Media(package)
        self._rich: Rich = self._tried(whole, lambda: rich_pictures(package, related), {})
        self._wps = self._tried(whole, lambda: WpsPictures.of(package, related), WpsPictures({}, {}))

    def of(self, sheet: CellRef, part: str, stored: Worksheet, formulas: Formulas) -> tuple[Drawn, ...]:
        """Return what stands in and over a sheet's cells, cell by cell; `formulas` are those that show pictures."""
        things: list[DrawnThing] = self._tried(sheet, lambda: list(self._floating(part, stored)), [])
        rich = self._rich_values(stored)
        drawn = [
            *(self._drawn(sheet, thing, related) for thing, related in things),
            *(self._in_cell(_ref(sheet, *at), at, vm) for at, vm in rich.items()),
            *(self._by_formula(_ref(sheet, *at), at, formula) for at, formula in formulas.items() if at not in rich),
        ]
        return tuple(sorted(drawn, key=lambda each: (each.row, each.column, each.offset)))

    def _rich_values(self, stored: Worksheet) -> Mapping[tuple[int, int], int]:
        """Return the cells that hold a picture as a rich value."""
        if not self._rich:
            return {}
        stated = {(each.row, each.column): each.rich_value for each in stored.cells}
        return {at: int(vm) for at, vm in stated.items() if vm.isdigit() and int(vm) in self._rich}

    def _tried(self, ref: CellRef, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except PartError as error:
            self._findings.add(workbook_rules.UNREADABLE_PICTURES.at(ref, reason=error))
            return otherwise

    def _floating(self, part: str, stored: Worksheet) -> Iterator[DrawnThing]:
        related = self._package.relationships(part)
        if stored.drawing and stored.drawing not in related:
            raise PartError("表上画的东西不知存在哪里")
        places = CellPlaces(stored.rows, stored.columns)
        for relationship in related.values():
            if relationship.kind == "drawing":
                inside = self._package.relationships(relationship.target)
                drawing = self._package.xml(relationship.target)
                yield from ((each, inside) for each in floating(drawing, places))

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
