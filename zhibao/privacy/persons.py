"""Everybody whom the tables of a report name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Never

from msgspec import Struct, field

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.inside import inside
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.walk import all_blocks, by_id
from zhibao.privacy.names import NameReader
from zhibao.privacy.person_columns import PersonColumns, person_columns

ROSTER = "学校"
# By name: the first cell that holds it.
Names = dict[str, CellRef]


class Persons(Struct, frozen=True):
    """Pupils and teachers by name, each with the first cell, and the tables' person columns by id.

    `unread` are words in pupils' columns that look like no names, `mixed` headers of both pupils and teachers.
    """

    pupils: dict[str, CellRef] = field(default_factory=dict)
    teachers: dict[str, CellRef] = field(default_factory=dict)
    columns: dict[str, PersonColumns] = field(default_factory=dict)
    unread: dict[str, CellRef] = field(default_factory=dict)
    mixed: dict[str, CellRef] = field(default_factory=dict)


def persons_of(report: ComputedReport, reader: NameReader) -> Persons:
    """Return whom the report's tables name, sheets of raw rows included but for the roster of schools."""
    persons = Persons()
    tables = by_id((table_id, (caption, table)) for table_id, caption, table in _tables(report, persons, reader))
    for table_id, (caption, table) in tables.items():
        columns = person_columns(table, caption, reader)
        persons.columns[table_id] = columns
        for column, says_name in columns.pupils.items():
            _gather(table, column, says_name, reader, persons.pupils, persons.unread)
        _gather_labelled(table, columns, persons, reader)
        for column in columns.mixed:
            persons.mixed.setdefault(table.column_names[column], table.owner(len(table.header) - 1, column).ref)
        for column in columns.teachers:
            _gather(table, column, True, reader, persons.teachers, {})
    return persons


def _tables(report: ComputedReport, persons: Persons, reader: NameReader) -> Iterator[tuple[str, str, Table]]:
    """Yield the id, title and cells of each table; persons in blocks of a kind without a case are gathered here."""
    for block in all_blocks(report.parts):
        match block:
            case TableBlock():
                yield block.id, f"{block.caption.plain} {block.name}", block.table
            case ChartBlock():
                if block.grid:
                    yield block.id, block.caption.plain, block.grid
            case Heading() | Paragraph() | PhotoBlock() | Note() | CaseStudy() | PageBreak() | Orientation():
                pass
            case _:
                _gather_everywhere(block, persons, reader)
    yield from ((data.id, data.name, data.table) for data in report.data_tables if data.name != ROSTER)


def _gather_everywhere(block: Never, persons: Persons, reader: NameReader) -> None:
    """Gather each likely name in the cells of a block that has no case; mypy refuses `Never` while there is one."""
    waiting: list[object] = [block]
    while waiting:
        value = waiting.pop()
        if isinstance(value, TableCell):
            for line in value.lines:
                for span in reader.likely(line.plain):
                    persons.pupils.setdefault(span.name, value.ref)
        waiting.extend(inside(value))


def _gather_labelled(table: Table, columns: PersonColumns, persons: Persons, reader: NameReader) -> None:
    for row, column in sorted(columns.cells.names):
        if cell := table.rows[row][column]:
            _gather_cell(cell, True, reader, persons.pupils, persons.unread)
    for row, column in sorted(columns.cells.doubtful):
        if cell := table.rows[row][column]:
            persons.unread.setdefault(cell.plain.replace("\n", "、"), cell.ref)


def _gather(table: Table, column: int, says_name: bool, reader: NameReader, names: Names, others: Names) -> None:
    # In most columns of pupils stands how many they are.
    for row in table.body if reader.may_name(table.said_below(column)) else ():
        if cell := row[column]:
            _gather_cell(cell, says_name, reader, names, others)


def _gather_cell(cell: TableCell, says_name: bool, reader: NameReader, names: Names, others: Names) -> None:
    for line in cell.lines:
        found = reader.read(line.plain, says_name)
        for span in found.names:
            names.setdefault(span.name, cell.ref)
        for other in found.others:
            others.setdefault(other, cell.ref)
