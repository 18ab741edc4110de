"""Results of formulas that no longer hold, because cells have changed that they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zhibao.workbook.patching.cell_content import empty
from zhibao.workbook.patching.formula_references import FormulaArea, references, shifted
from zhibao.workbook.spreadsheet import Element, place_of

Place = tuple[int, int]


class _Formula(Struct, frozen=True):
    """A cell's formula and the areas that it refers to, None for any."""

    sheet: str
    place: Place
    cell: Element
    areas: list[FormulaArea] | None


def drop_stale_results(sheets: Mapping[str, Mapping[Place, Element]], changed: Mapping[str, set[Place]]) -> list[str]:
    """Take away the results of formulas that changed cells bear on, and return the cells as 表!B2.

    `sheets` are the cells of each sheet, `changed` the places in it where something changed.
    """
    touched = {name.casefold(): set(places) for name, places in changed.items() if places}
    waiting = [each for name, cells in sheets.items() for each in _formulas(name, cells)]
    dropped: list[str] = []
    while stale := [each for each in waiting if _is_stale(each, touched)]:
        for each in stale:
            empty(each.cell)
            touched.setdefault(each.sheet.casefold(), set()).add(each.place)
            dropped.append(f"{each.sheet}!{each.cell.get('r')}")
        waiting = [each for each in waiting if each not in stale]
    return dropped


def _formulas(sheet: str, cells: Mapping[Place, Element]) -> Iterator[_Formula]:
    masters: dict[str, tuple[str, Place]] = {}
    for place, cell in sorted(cells.items()):
        stated = cell.find("{*}f")
        if stated is None:
            continue
        text, shared = stated.text or "", stated.get("si", "")
        if text and shared:
            masters[shared] = text, place
        if not text and shared in masters:
            text, first = masters[shared]
            text = shifted(text, place[0] - first[0], place[1] - first[1])
        if place_of(cell.get("r", "")) and text:
            yield _Formula(sheet, place, cell, references(text))


def _is_stale(formula: _Formula, touched: Mapping[str, set[Place]]) -> bool:
    if formula.areas is None:
        return bool(touched)
    return any(
        area.holds(*place)
        for area in formula.areas
        for place in touched.get((area.sheet or formula.sheet).casefold(), ())
    )
