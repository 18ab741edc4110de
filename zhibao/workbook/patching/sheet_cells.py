"""The rows and cells of a worksheet (ECMA-376 part 1, §18.3.1), found or put where they belong."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from zhibao.workbook.patching.dialects import Dialect, lawful
from zhibao.workbook.patching.patched_package import stated_number
from zhibao.workbook.patching.worksheet_order import child
from zhibao.workbook.spreadsheet import Element, PartError, column_letters, local, place_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Place = tuple[int, int]


class SheetCells:
    """The cells of one worksheet part."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._dialect = Dialect.of(root)
        self._data = child(root, "sheetData")
        self._rows: dict[int, Element] = {}
        self._cells: dict[Place, Element] = {}
        number = 0
        for row in self._data:
            number = self._known_row(row, number)
        self._last = max(self._rows, default=0)

    @property
    def cells(self) -> Mapping[Place, Element]:
        """The cells that the part has, by their places."""
        return self._cells

    def format(self, place: Place) -> int:
        """Return the number of a cell's format: its own, else that of its row or column."""
        cell = self._cells.get(place)
        if cell is not None:
            return stated_number(cell, "s")
        row = self._rows.get(place[0])
        if row is not None and row.get("customFormat") in ("1", "true"):
            return stated_number(row, "s")
        columns = (each for each in self._root.iterfind("{*}cols/{*}col") if _holds(each, place[1]))
        return next((stated_number(each, "style") for each in columns), 0)

    def set_format(self, place: Place, number: int) -> None:
        """Let a cell name a format; a cell that is not there is made."""
        self.cell(place).set("s", str(number))

    def set_text(self, place: Place, text: str) -> bool:
        """Give a cell this text in place of what it holds and tell whether that was a formula.

        PartError where other cells take their formulas from it.
        """
        cell = self.cell(place)
        formula = cell.find("{*}f")
        if formula is not None and formula.get("ref"):
            raise PartError(f"{cell.get('r')} 的公式还管着 {formula.get('ref')}")
        for each in [*cell]:
            cell.remove(each)
        cell.attrib.pop("vm", "")
        cell.attrib.pop("cm", "")
        cell.set("t", "inlineStr")
        item = etree.SubElement(etree.SubElement(cell, self._dialect.tag("is")), self._dialect.tag("t"))
        item.text = lawful(text)
        item.set(_SPACE, "preserve")
        return formula is not None

    def set_height(self, number: int, height: float) -> None:
        """Give a row this height, in points."""
        row = self._row(number)
        row.set("ht", str(height))
        row.set("customHeight", "1")

    def set_fitting_height(self, number: int) -> None:
        """Let a row be as high as what is in it wants."""
        for name in ("ht", "customHeight") if number in self._rows else ():
            self._rows[number].attrib.pop(name, "")

    def _known_row(self, row: Element, before: int) -> int:
        """Note a row and its cells, their places stated where the file leaves them to be counted; return its number."""
        first = place_of(row[0].get("r", "")) if len(row) else None
        number = stated_number(row, "r") or (first[0] if first else before + 1)
        row.set("r", str(number))
        self._rows.setdefault(number, row)
        column = 0
        for cell in (each for each in row if local(each) == "c"):
            place = place_of(cell.get("r", "")) or (number, column + 1)
            column = place[1]
            cell.set("r", f"{column_letters(column)}{number}")
            self._cells.setdefault((number, column), cell)
        return number

    def cell(self, place: Place) -> Element:
        """Return the cell at a place, made where there is none."""
        if place not in self._cells:
            number = self.format(place)
            row = self._row(place[0])
            cell = etree.Element(self._dialect.tag("c"), r=f"{column_letters(place[1])}{place[0]}")
            if number:
                cell.set("s", str(number))
            following = (at for at, each in enumerate(row) if _column(each) > place[1])
            row.insert(next(following, len(row)), cell)
            row.attrib.pop("spans", "")  # It says which columns are filled, and need not be there.
            self._cells[place] = cell
        return self._cells[place]

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            row = etree.Element(self._dialect.tag("row"), r=str(number))
            is_last = number > self._last
            following = (at for at, each in enumerate(self._data) if stated_number(each, "r") > number)
            self._data.insert(len(self._data) if is_last else next(following, len(self._data)), row)
            self._rows[number] = row
            self._last = max(self._last, number)
        return self._rows[number]


def _holds(column: Element, number: int) -> bool:
    return stated_number(column, "min") <= number <= stated_number(column, "max")


def _column(cell: Element) -> int:
    place = place_of(cell.get("r", ""))
    return place[1] if place else 0
