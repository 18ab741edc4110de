"""Tables with where they stand and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from zhibao.checks.report_sections import ReportSection
from zhibao.model.blocks import TableBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.data_rows import DataRow, DataRows, body_rows


class PlacedTable(Struct, frozen=True, dict=True):
    """A table; one of raw rows has no `section` and no block."""

    name: str
    table: Table
    section: ReportSection | None = None
    block: TableBlock | None = None

    @cached_property
    def data(self) -> DataRows:
        """The rows that are data, without those of totals."""
        return DataRows(self.table, body=self.body)

    @cached_property
    def body(self) -> tuple[DataRow, ...]:
        """All body rows, those of totals too."""
        return tuple(body_rows(self.table))

    @property
    def caption(self) -> str:
        """What the table is called where it is shown."""
        return self.block.caption.plain if self.block else self.name

    @property
    def unit(self) -> str:
        return self.block.unit.plain if self.block else ""

    @property
    def notes(self) -> tuple[Text, ...]:
        return self.block.notes if self.block else ()

    @property
    def ref(self) -> CellRef:
        """Where the table begins."""
        return self.block.ref if self.block else next((cell.ref for cell in self.cells()), CellRef(self.name))

    @property
    def texts(self) -> tuple[Text, ...]:
        """The lines of all cells, header first."""
        return self.table.lines

    @property
    def plain(self) -> str:
        """What the lines of all cells say, one below the other."""
        return self.table.plain

    def texts_with(self, hint: re.Pattern[str]) -> Iterator[Text]:
        """Yield the lines in which `hint` is found, which reaches over none; most tables are told by one search."""
        if hint.search(self.plain):
            yield from (text for text in self.texts if hint.search(text.plain))

    def cells(self) -> Iterator[TableCell]:
        """Yield every cell that begins somewhere, header first."""
        return (cell for row in self.table.rows for cell in row if cell)


def placed_tables(sections: Iterable[ReportSection], raw: Iterable[DataTable]) -> Iterator[PlacedTable]:
    """Yield the tables of the sections, then those of raw rows."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, TableBlock):
                yield PlacedTable(block.name, block.table, section, block)
    for data in raw:
        yield PlacedTable(data.name, data.table)
