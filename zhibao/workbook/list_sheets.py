"""A sheet of lines, headers and rows, each in a look of its own, filled from above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from msgspec import Struct, field
from xlsxwriter.worksheet import Worksheet

from zhibao.workbook.column_cells import number_cell, text_cell
from zhibao.workbook.provenance_sheets import ListLooks
from zhibao.workbook.row_heights import line_count
from zhibao.workbook.written_sheets import WrittenSheet, row_height_stated


class ListLook(IntEnum):
    """How a cell looks, by its place among the formats that the sheet shows."""

    TEXT, LINK, HEADER, COUNT, TITLE, SECTION, REMARK = range(7)


class _Row(Struct):
    """A row: how many lines it has, and its cells: column, text or number, look."""

    lines: int
    cells: list[tuple[int, str | int, ListLook]] = field(default_factory=list)


class ListSheet(WrittenSheet):
    """A sheet that is filled from above."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float]) -> None:
        super().__init__(sheet, looks, widths)
        self._filled: list[_Row] = []

    def begin_row(self, texts: Sequence[str] = ()) -> None:
        """Begin the next row with these texts, as high as they need; what is empty is not written."""
        lines = max((line_count(*each) for each in zip(texts, self._widths, strict=False)), default=1)
        self._filled.append(_Row(lines, [(at, text, ListLook.TEXT) for at, text in enumerate(texts) if text]))

    def head(self, words: Iterable[str]) -> None:
        """Write the next row as the header of a table."""
        self._filled.append(_Row(1, [(column, word, ListLook.HEADER) for column, word in enumerate(words)]))

    def line(self, words: str, look: ListLook) -> None:
        """Write a line that runs over all columns into the next row."""
        self._filled.append(_Row(1, [(0, words, look)]))

    def count(self, column: int, count: int) -> None:
        """Write how many there are into the present row."""
        self._filled[-1].cells.append((column, count, ListLook.COUNT))

    def link(self, column: int, text: str, file: str, place: str) -> None:
        """Write a text that leads to a place in a file into the present row, as far as Excel bears that."""
        is_borne = self._led(self._last, column, text, file, place)
        self._filled[-1].cells.append((column, text, ListLook.LINK if is_borne else ListLook.TEXT))

    def finish(self) -> None:
        """Make the sheet print as the clerk's other sheets do."""
        looks = self._looks
        self._finish((looks.text, looks.link, looks.header, looks.count, looks.title, looks.section, looks.remark))

    @property
    def _last(self) -> int:
        return len(self._filled)

    def _rows(self, *formats: str) -> Iterator[str]:
        for number, row in enumerate(self._filled, 1):
            cells = "".join(
                text_cell(f"{self._names[column]}{number}", value, formats[look])
                if isinstance(value, str)
                else number_cell(f"{self._names[column]}{number}", value, formats[look])
                for column, value, look in sorted(row.cells)
            )
            yield f'<row r="{number}" {row_height_stated(row.lines)}>{cells}</row>'
