"""Columns that hold names though no word of the pack says whose they are: 作者, 志愿者, 获奖情况 with names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.walk import all_blocks
from zhibao.privacy.name_words import DOT
from zhibao.privacy.names import NameReader, normal
from zhibao.privacy.person_columns import PersonColumns, header_parts
from zhibao.privacy.persons import ROSTER
from zhibao.tables.data_rows import is_placeholder

_SHORT = 2
_LEAST = 2  # cells with names, under a header that does not speak of persons


class UnlistedColumn(Struct, frozen=True):
    """A column with names that nobody claims: its header, a name in it, how many cells have some."""

    header: str
    name: str
    count: int
    ref: CellRef


def unlisted_columns(
    report: ComputedReport, columns: Mapping[str, PersonColumns], reader: NameReader
) -> Iterator[UnlistedColumn]:
    """Yield the columns of a report whose names are printed undisguised; `columns` are those known, by table."""
    for table_id, table in _tables(report):
        known = columns.get(table_id, PersonColumns())
        labels = {column for _, column in known.cells.names | known.cells.doubtful} | known.cells.keys
        for column in range(table.column_count):
            if column not in known.pupils.keys() | known.teachers | labels and table.header:
                yield from _unlisted(table, column, reader)


def _tables(report: ComputedReport) -> Iterator[tuple[str, Table]]:
    for block in all_blocks(report.parts):
        if isinstance(block, TableBlock):
            yield block.id, block.table
        elif isinstance(block, ChartBlock) and block.grid:
            yield block.id, block.grid
    yield from ((data.id, data.table) for data in report.data_tables if data.name != ROSTER)


def _unlisted(table: Table, column: int, reader: NameReader) -> Iterator[UnlistedColumn]:
    """Yield the column when at least half of its cells have names: long ones, unless its header speaks of persons."""
    header = normal(table.column_names[column])
    rules = reader.rules
    of_persons = any(part.endswith(rules.person_ends) for part in header_parts(header))
    no_names = header.endswith(rules.no_names) and not of_persons
    if no_names or any(word in header for word in rules.teacher_columns):
        return
    if not reader.may_name(table.said_below(column)):
        return
    filled = [cell for row in table.body if (cell := row[column]) and cell.plain.strip() and not is_placeholder(cell)]
    shortest = _SHORT if of_persons else _SHORT + 1
    named = [(cell, names[0]) for cell in filled if (names := _likely(cell, shortest, reader))]
    if named and 2 * len(named) >= len(filled) and (of_persons or len(named) >= _LEAST):
        cell, name = named[0]
        yield UnlistedColumn(table.column_names[column], name, len(named), cell.ref)


def _likely(cell: TableCell, shortest: int, reader: NameReader) -> list[str]:
    names = reader.names_in(cell, False)
    return [name for name in names if len(name) >= shortest and (DOT in name or reader.words.is_likely(name))]
