"""Opening a workbook file: what it stores becomes `Sheet` values here and nowhere else."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from zhibao.findings import Findings, workbook_rules
from zhibao.model.ref import CellRef
from zhibao.text.tidy import scrub
from zhibao.workbook.book_loading import loaded, or_refused
from zhibao.workbook.cell_texts import CellTexts
from zhibao.workbook.pictures import BookPictures, is_picture_formula
from zhibao.workbook.sheet import Area, Cell, Drawn, ListedSheet, Sheet, SheetKind, SheetState
from zhibao.workbook.spreadsheet import SheetEntry, StoredCell, StringItem, Worksheet

_KINDS = {
    "worksheet": SheetKind.WORKSHEET,
    "chartsheet": SheetKind.CHART,
    "dialogsheet": SheetKind.DIALOG,
}
_STATES = {each.value: each for each in SheetState}


class OpenWorkbook:
    """A workbook file, its sheets read one by one on demand."""

    def __init__(self, path: Path, findings: Findings, name: str = "") -> None:
        """`name` is what places in it call the file, its own where none is given."""
        self._path = path
        self._name = name or path.name
        self._stored = loaded(path)
        self._findings = findings
        self._pictures = BookPictures(self._stored, self.place(), findings)
        if self._stored.unlisted:
            findings.add(workbook_rules.UNLISTED_SHEETS.at(self.place(), count=self._stored.unlisted))

    @cached_property
    def sheets(self) -> tuple[ListedSheet, ...]:
        """The sheets that the workbook lists, in its order, those without cells too."""
        return tuple(_listed(each) for each in self._stored.sheets)

    @property
    def visible_names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.sheets if sheet.has_cells and sheet.state is SheetState.VISIBLE)

    @property
    def hidden_names(self) -> tuple[str, ...]:
        return tuple(sheet.name for sheet in self.sheets if sheet.has_cells and sheet.state is not SheetState.VISIBLE)

    def place(self, sheet: str = "") -> CellRef:
        """Return the place of a whole sheet, which need not be there, or of the workbook."""
        return CellRef(sheet, workbook=self._name)

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of that name; what its cells cannot show is reported.

        NothingMadeError when the file does not hold it whole.
        """
        entry, stored = self._worksheet(name)
        place = self.place(name)
        self._report(place, stored)
        drawn = self._pictures.of(place, entry.part, stored, _picture_formulas(stored))
        return Sheet(
            place,
            self._cells(place, stored, drawn),
            tuple(Area(*merge) for merge in stored.merges),
            drawn,
            stored.rows.hidden,
            stored.columns.hidden,
            frozenset([(each.row, each.column) for each in stored.cells if each.format.is_centered_across]),
        )

    def first_texts(self, name: str, count: int) -> tuple[str, ...]:
        """Return the texts of the first cells of a sheet's first row; of the rest nothing is reported."""
        _, stored = self._worksheet(name)
        texts = {cell.column: _formula(cell).strip() for cell in stored.cells if cell.row == 1}
        return tuple(texts.get(column, "") for column in range(1, count + 1))

    def _worksheet(self, name: str) -> tuple[SheetEntry, Worksheet]:
        entry = next(each for each in self._stored.sheets if scrub(each.name) == name)
        return entry, or_refused(self._path, lambda: self._stored.worksheet(entry))

    def _cells(self, place: CellRef, stored: Worksheet, drawn: tuple[Drawn, ...]) -> dict[tuple[int, int], Cell]:
        """Return the cells that show something which is no picture, by their places."""
        pictures = {(each.row, each.column) for each in drawn if each.is_in_cell}
        texts = CellTexts(place, self._stored.from_1904, self._findings)
        cells: dict[tuple[int, int], Cell] = {}
        for each in stored.cells:
            at = each.row, each.column
            if at not in pictures:
                cell = texts.cell(each)
                if cell is not None and (cell or cell.diagonal):
                    cells[at] = cell
        return cells

    def _report(self, place: CellRef, stored: Worksheet) -> None:
        for fault in stored.faults:
            ref = CellRef(place.sheet, fault.cell, place.workbook)
            self._findings.add(workbook_rules.STORED_BADLY.at(ref, reason=fault.reason))
        if stored.out_of_order:
            self._findings.add(workbook_rules.OUT_OF_ORDER.at(place, found=stored.out_of_order))


def _listed(entry: SheetEntry) -> ListedSheet:
    kind, state = _KINDS.get(entry.kind, SheetKind.MACRO), _STATES.get(entry.state, SheetState.VISIBLE)
    return ListedSheet(scrub(entry.name), kind, state)


def _picture_formulas(stored: Worksheet) -> dict[tuple[int, int], str]:
    words = (cell for cell in stored.cells if cell.value.__class__ is not int or cell.formula is not None)
    texts = {(cell.row, cell.column): _formula(cell) for cell in words}
    return {place: text for place, text in texts.items() if text.startswith("=") and is_picture_formula(text)}


def _formula(cell: StoredCell) -> str:
    """Return a cell's formula, or its text, in which some programs leave one."""
    if cell.formula is not None:
        return cell.formula
    if isinstance(cell.value, StringItem):
        return cell.value.text
    return cell.value if isinstance(cell.value, str) else ""
