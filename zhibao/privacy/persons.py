"""Everybody whom the tables of a report name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import Report
from zhibao.model.table import Table, TableCell
from zhibao.model.walk import all_blocks
from zhibao.pack import PrivacyRules
from zhibao.privacy.names import read_names
from zhibao.privacy.person_columns import PersonColumns, person_columns

ROSTER = "学校"


@dataclass(frozen=True, slots=True)
class Persons:
    """Pupils and teachers by name, each with the first cell, and the person columns of the tables by id().

    `unread` are words in pupils' columns that look like no names, `mixed` headers of both pupils and teachers.
    """

    pupils: dict[str, CellRef] = field(default_factory=dict)
    teachers: dict[str, CellRef] = field(default_factory=dict)
    columns: dict[int, PersonColumns] = field(default_factory=dict)
    unread: dict[str, CellRef] = field(default_factory=dict)
    mixed: dict[str, CellRef] = field(default_factory=dict)

    def columns_of(self, table: Table) -> PersonColumns:
        """Return the person columns of a table of the report that was gone through."""
        return self.columns.get(id(table), PersonColumns())


def persons_of(report: Report, rules: PrivacyRules) -> Persons:
    """Return whom the report's tables name, sheets of raw rows included but for the roster of schools."""
    persons = Persons()
    for caption, table in _tables(report):
        columns = person_columns(table, caption, rules)
        persons.columns[id(table)] = columns
        for column, says_name in columns.pupils.items():
            _gather(table, column, says_name, persons.pupils, persons.unread)
        _gather_labelled(table, columns, persons)
        for column in columns.mixed:
            persons.mixed.setdefault(table.column_names[column], table.owner(len(table.header) - 1, column).ref)
        for column in columns.teachers:
            _gather(table, column, True, persons.teachers, {})
    return persons


def _tables(report: Report) -> Iterator[tuple[str, Table]]:
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock):
            yield f"{block.caption.plain} {block.name}", block.table
        elif isinstance(block, ChartBlock) and block.grid:
            yield block.caption.plain, block.grid
    yield from ((data.name, data.table) for data in report.data_tables if data.name != ROSTER)


def _gather_labelled(table: Table, columns: PersonColumns, persons: Persons) -> None:
    for row, column in sorted(columns.cells.names):
        if cell := table.rows[row][column]:
            _gather_cell(cell, True, persons.pupils, persons.unread)
    for row, column in sorted(columns.cells.doubtful):
        if cell := table.rows[row][column]:
            persons.unread.setdefault(cell.plain.replace("\n", "、"), cell.ref)


def _gather(table: Table, column: int, says_name: bool, names: dict[str, CellRef], others: dict[str, CellRef]) -> None:
    for cell in filter(None, (row[column] for row in table.body)):
        _gather_cell(cell, says_name, names, others)


def _gather_cell(cell: TableCell, says_name: bool, names: dict[str, CellRef], others: dict[str, CellRef]) -> None:
    for line in cell.lines:
        found = read_names(line.plain, says_name)
        for span in found.names:
            names.setdefault(span.name, cell.ref)
        for other in found.others:
            others.setdefault(other, cell.ref)
