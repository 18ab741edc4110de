"""A worksheet with what can be changed in it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from zhibao.workbook.patching.cell_comments import CellComments, place_in
from zhibao.workbook.patching.cell_formats import CellFormats, Look
from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.patched_package import PatchedPackage
from zhibao.workbook.patching.sheet_cells import SheetCells
from zhibao.workbook.patching.worksheet_order import child


class PatchedSheet:
    """One worksheet; cells are named as in Excel (B2), PartError for what is no cell."""

    def __init__(self, package: PatchedPackage, part: str, formats: CellFormats) -> None:
        self._package = package
        self._part = part
        self._root = package.xml(part)
        self._dialect = Dialect.of(self._root)
        self._cells = SheetCells(self._root)
        self._formats = formats
        self._comments: CellComments | None = None
        self.has_lost_formula = False

    def set_text(self, cell: str, text: str) -> None:
        """Give a cell this text in place of what it holds."""
        self.has_lost_formula |= self._cells.set_text(place_in(cell), text)

    def set_look(self, cell: str, look: Look) -> None:
        """Let a cell's format differ in this."""
        place = place_in(cell)
        self._cells.set_format(place, self._formats.differing(self._cells.format(place), look))

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
        if self._comments is not None:
            self._comments.finish()
