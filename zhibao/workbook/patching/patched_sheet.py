"""A worksheet with what can be changed in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from lxml import etree

from zhibao.workbook.patching.cell_comments import CellComments, place_in
from zhibao.workbook.patching.cell_content import (
    WordChange,
    change_words,
    empty,
    empty_whole,
    formula_in,
    move,
    number_in,
    words,
)
from zhibao.workbook.patching.cell_formats import CellFormats, Look
from zhibao.workbook.patching.colour_rules import drop_rules, put_rules
from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.merged_cells import unmerge
from zhibao.workbook.patching.patched_package import PatchedPackage
from zhibao.workbook.patching.shared_items import SharedItems
from zhibao.workbook.patching.sheet_cells import SheetCells
from zhibao.workbook.patching.sheet_pictures import drop_pictures
from zhibao.workbook.patching.sheet_tables import rename_columns
from zhibao.workbook.patching.worksheet_order import child
from zhibao.workbook.spreadsheet import Element


class PatchedSheet:
    """One worksheet; cells are named as in Excel (B2), PartError for what is no cell."""

    def __init__(self, package: PatchedPackage, part: str, formats: CellFormats, strings: SharedItems) -> None:
        self._package = package
        self._part = part
        self._root = package.xml(part)
        self._dialect = Dialect.of(self._root)
        self._cells = SheetCells(self._root)
        self._formats = formats
        self._strings = strings
        self._comments: CellComments | None = None
        self._colours: list[tuple[str, str, str]] = []
        self.has_lost_formula = False
        self.changed: set[tuple[int, int]] = set()

    def set_text(self, cell: str, text: str) -> None:
        """Give a cell this text in place of what it holds."""
        self.has_lost_formula |= self._cells.set_text(self._changed(cell), text)

    def set_number(self, cell: str, digits: str, code: str = "") -> None:
        """Give a cell this number in place of what it holds, its formula too; `code` is how it is shown."""
        self.empty_whole([cell])
        place = self._changed(cell)
        number_in(self._cells.cell(place), digits)
        if code:
            self.set_look(cell, Look(number_format=code))

    def set_formula(self, cell: str, formula: str, result: str) -> None:
        """Give a cell a formula whose result is words."""
        formula_in(self._cells.cell(place_in(cell)), formula, result)

    def words(self, cell: str) -> str:
        """Return the characters of a cell that holds words and no formula, as the file spells them; else none."""
        found = self._cells.cells.get(place_in(cell))
        return "" if found is None else words(found, self._strings)

    def number(self, cell: str) -> Decimal | None:
        """Return the number that a cell holds, as the file has it; None where it holds none, or a formula."""
        found = self._cells.cells.get(place_in(cell))
        is_number = found is not None and found.get("t", "n") == "n" and found.find("{*}f") is None
        digits = (found.findtext("{*}v") or "").strip() if found is not None and is_number else ""
        try:
            return Decimal(digits) if digits else None
        except InvalidOperation:
            return None

    def has_formula(self, cell: str) -> bool:
        """Tell whether a cell has a formula."""
        found = self._cells.cells.get(place_in(cell))
        return found is not None and found.find("{*}f") is not None

    def change_words(self, cell: str, changes: Sequence[WordChange]) -> None:
        """WordChange a cell's words, every character in its format; changes go from left to right."""
        if changes:
            change_words(self._cells.cell(self._changed(cell)), self._strings, changes)

    def empty(self, cell: str) -> None:
        """Take away what a cell holds, but not its formula and its look."""
        if place_in(cell) in self._cells.cells:
            empty(self._cells.cell(self._changed(cell)))

    def empty_whole(self, cells: Iterable[str]) -> None:
        """Take away what cells hold, their formulas too, but not their looks."""
        places = [self._changed(each) for each in cells if place_in(each) in self._cells.cells]
        gone = [self._cells.cell(each) for each in places]
        self.has_lost_formula |= any(each.find("{*}f") is not None for each in gone)
        empty_whole(gone, self._cells.cells.values)

    def move(self, source: str, target: str) -> None:
        """Let a cell hold what another one shows, its number format too, and that one nothing; formulas stay."""
        if place_in(source) not in self._cells.cells:
            self.empty_whole([target])
            return
        self.empty_whole([target])
        start, end = self._changed(source), self._changed(target)
        move(self._cells.cell(start), self._cells.cell(end), self._strings)
        formats = self._cells.format(end), self._cells.format(start)
        self._cells.set_format(end, self._formats.with_numbers_of(*formats))

    def colour_while(self, cells: str, formula: str, fill: str) -> None:
        """Colour cells as long as a formula holds, which is that of the first of them (§18.3.1.18)."""
        self._colours.append((cells, formula, str(self._formats.colouring(fill))))

    def uncolour(self, words: str) -> None:
        """Take away the conditional formats whose formula has these words in it."""
        drop_rules(self._root, words)

    def columns_of(self, row: int) -> list[int]:
        """Return the columns in which a row has cells."""
        return [column for at, column in self._cells.cells if at == row]

    def unmerge(self, rows: Container[int]) -> None:
        """Part the merged cells that begin in these rows."""
        unmerge(self._root, rows)

    def drop_pictures(self, rows: Container[int]) -> int:
        """Take away the pictures that float over these rows and return how many."""
        return drop_pictures(self._package, self._part, rows)

    def set_fitting_height(self, row: int) -> None:
        """Let a row be as high as what is in it wants."""
        self._cells.set_fitting_height(row)

    def retitle_prompts(self, column: str, title: str, new: str) -> None:
        """Give the prompts of a column that bear a title another one (§18.3.1.32)."""
        for each in self._root.iterfind("{*}dataValidations/{*}dataValidation"):
            areas = each.get("sqref", "").replace(":", " ").split()
            if each.get("promptTitle") == title and {area.rstrip("0123456789") for area in areas} == {column}:
                each.set("promptTitle", new)

    def set_look(self, cell: str, look: Look) -> None:
        """Let a cell's format differ in this."""
        place = place_in(cell)
        self._cells.set_format(place, self._formats.differing(self._cells.format(place), look))

    def set_look_of(self, cell: str, other: str) -> None:
        """Let a cell look as another one."""
        self._cells.set_format(place_in(cell), self._cells.format(place_in(other)))

    def add_comment(self, cell: str, text: str, author: str) -> None:
        """Comment on a cell; a comment that it has stays and is added to."""
        if self._comments is None:
            self._comments = CellComments(self._package, self._part)
        self._comments.add(place_in(cell), text, author)

    def add_link(self, cell: str, location: str) -> None:
        """Let a cell lead to a place in the workbook, such as '指标'!B2."""
        links = child(self._root, "hyperlinks")
        etree.SubElement(links, self._dialect.tag("hyperlink"), ref=cell, location=location)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Give the first columns these widths, in characters."""
        columns = child(self._root, "cols")
        for number, width in enumerate(widths, start=1):
            stated = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
            etree.SubElement(columns, self._dialect.tag("col"), stated)

    def set_height(self, row: int, height: float) -> None:
        """Give a row this height, in points."""
        self._cells.set_height(row, height)

    def print_wide(self) -> None:
        """Print the sheet landscape, as many pages high as it needs and one wide."""
        properties = child(self._root, "sheetPr")
        etree.SubElement(properties, self._dialect.tag("pageSetUpPr"), fitToPage="1")
        setup = child(self._root, "pageSetup")
        for name, value in {
            "orientation": "landscape",
            "fitToWidth": "1",
            "fitToHeight": "0",
            "paperSize": "9",
        }.items():
            setup.set(name, value)

    def freeze_above(self, row: int) -> None:
        """Keep the rows above this one in sight."""
        views = child(self._root, "sheetViews")
        view = views[0] if len(views) else etree.SubElement(views, self._dialect.tag("sheetView"), workbookViewId="0")
        pane = {"ySplit": str(row - 1), "topLeftCell": f"A{row}", "activePane": "bottomLeft", "state": "frozen"}
        view.insert(0, etree.Element(self._dialect.tag("pane"), pane))

    def filter(self, cells: str) -> None:
        """Let the rows of a range be filtered by its first row."""
        child(self._root, "autoFilter").set("ref", cells)

    def print_across(self, footer: str) -> None:
        """Print the sheet on A4 turned, all its columns on one page's width, with this under each page."""
        properties = child(child(self._root, "sheetPr"), "pageSetUpPr")
        properties.set("fitToPage", "1")
        setup = child(self._root, "pageSetup")
        for name, value in (
            ("paperSize", "9"),
            ("orientation", "landscape"),
            ("fitToWidth", "1"),
            ("fitToHeight", "0"),
        ):
            setup.set(name, value)
        etree.SubElement(child(self._root, "headerFooter"), self._dialect.tag("oddFooter")).text = footer

    def deselect(self) -> None:
        """Take the sheet out of those that are selected together."""
        for view in self._root.iterfind("{*}sheetViews/{*}sheetView"):
            view.attrib.pop("tabSelected", "")

    def finish(self) -> None:
        """Write what is gathered until the end."""
        put_rules(self._root, self._colours)
        self._colours = []
        rename_columns(self._package, self._part, self.changed, self._as_words)
        if self._comments is not None:
            self._comments.finish()

    @property
    def cells(self) -> Mapping[tuple[int, int], Element]:
        """The cells that the sheet has, by their places."""
        return self._cells.cells

    def _changed(self, cell: str) -> tuple[int, int]:
        """Return the place of a cell that is about to change."""
        place = place_in(cell)
        self.changed.add(place)
        return place

    def _as_words(self, place: tuple[int, int]) -> str:
        """Return what a cell says, which it holds as words from now on."""
        cell = self._cells.cell(place)
        said = words(cell, self._strings) or (cell.findtext("{*}v") or "")
        self._cells.set_text(place, said)
        return said
