"""Pupils' names in the texts of a report replaced by what stands for them in print, and counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import partial
from typing import Any, Never

from immutabledict import immutabledict
from msgspec import Struct, field, structs

from zhibao.model.figures import Shown
from zhibao.model.inside import field_names, with_fields
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Replacement, Run, Text
from zhibao.model.walk import map_table, map_texts
from zhibao.privacy.finder import Found, NameFinder
from zhibao.privacy.names import NameReader, NameSpan
from zhibao.privacy.person_columns import PersonColumns, Role
from zhibao.privacy.persons import ROSTER, Persons

_AROUND = 6


class Doubtful(Struct):
    """A name of two characters left in texts where it may be a part of another word."""

    ref: CellRef
    around: str
    count: int = 0


class MaskTally(Struct):
    """The names masked on paper, how often in tables and elsewhere, and what was left."""

    names: set[str] = field(default_factory=set)
    tables: int = 0
    in_tables: int = 0
    elsewhere: int = 0
    doubtful: dict[str, Doubtful] = field(default_factory=dict)


class Mask:
    """Masks the pupils of one report."""

    def __init__(self, report: ComputedReport, persons: Persons, reader: NameReader) -> None:
        self.tally = MaskTally()
        self._persons, self._reader = persons, reader
        self._finder = NameFinder(persons.pupils, _kept(report, persons), reader.rules)
        self._unprinted = {data.id for data in report.data_tables}
        # A table without an id is taken for no roster: it is masked.
        self._roster = {data.id for data in report.data_tables if data.name == ROSTER} - {""}

    def report(self, report: ComputedReport) -> ComputedReport:
        """Return the report with its names masked; the values of the cover and the roster stay as they are."""
        uncovered = replace(report, cover={})
        # Charts call the columns that they choose as the headers now are.
        hidden = map_texts(uncovered, self._prose, self._table, self.words, otherwise=self.of_unknown_kind)
        return replace(hidden, cover=report.cover)

    def of_unknown_kind(self, block: Never) -> Any:
        """Return a block of a kind without a case, which mypy refuses, with its words and tables masked."""
        return self._closed(block)

    def _closed(self, value: Any) -> Any:
        match value:
            case CellRef() | Enum():
                return value
            case Text():
                return self._prose(value)
            case str():
                return self.words(value)
            case Table():
                return map_table(value, self._likely)
            case tuple() | list() | set() | frozenset():
                return type(value)(map(self._closed, value))
            case Mapping():
                return immutabledict({self._closed(key): self._closed(each) for key, each in value.items()})
            case _ if names := field_names(value):
                return with_fields(value, {name: self._closed(getattr(value, name)) for name in names})
            case _:
                return value

    def _likely(self, line: Text) -> Text:
        spans, doubtful = self._spans(line, self._reader.likely(line.plain))
        self._count(line, spans, doubtful)
        self.tally.in_tables += len(spans)
        return self._replaced(line, spans)

    def shown(self, shown: Shown | Text) -> Shown | Text:
        """Return a picture or chart with its words masked, or the placeholder that stands for one; not counted."""
        if isinstance(shown, Text):
            return self._replaced(shown, self._spans(shown)[0])
        return replace(shown, alt=self.words(shown.alt))

    def words(self, words: str) -> str:
        """Return words about the report, such as a formula, with the names in them masked; not counted."""
        text = Text.of(words)
        return self._replaced(text, self._spans(text)[0]).plain

    def _prose(self, value: Text) -> Text:
        spans, doubtful = self._spans(value)
        self._count(value, spans, doubtful)
        self.tally.elsewhere += len(spans)
        return self._replaced(value, spans)

    def _table(self, table: Table, table_id: str) -> Table:
        if table_id in self._roster:
            return table
        columns, before = self._persons.columns.get(table_id, PersonColumns()), self.tally.in_tables
        is_printed = table_id not in self._unprinted
        role = partial(columns.role, len(table.header))
        rows = tuple(
            tuple(cell and self._cell(cell, role(at, column), is_printed) for column, cell in enumerate(row))
            for at, row in enumerate(table.rows)
        )
        hidden = replace(table, rows=rows)
        self.tally.tables += self.tally.in_tables > before
        return hidden

    def _cell(self, cell: TableCell, role: Role, is_printed: bool) -> TableCell:
        if role is Role.TEACHERS:
            return cell
        lines = []
        for line in cell.lines:
            read = () if role is Role.OTHER else self._reader.read(line.plain, role is Role.NAMES).names
            spans, doubtful = self._spans(line, read)
            if is_printed:
                self._count(line if line.ref.cell else structs.replace(line, ref=cell.ref), spans, doubtful)
                self.tally.in_tables += len(spans)
            lines.append(self._replaced(line, spans))
        return structs.replace(cell, lines=tuple(lines))

    def _spans(self, value: Text, read: Sequence[NameSpan] = ()) -> tuple[list[NameSpan], list[Found]]:
        """Return the names to mask from left to right, those read in a pupils' column first, and the doubtful ones."""
        taken = {at for span in read for at in range(span.start, span.end)}
        found = [each for each in self._finder.find(value.plain) if taken.isdisjoint(range(each.start, each.end))]
        spans = sorted((*read, *(each for each in found if each.is_apart)), key=lambda span: span.start)
        return spans, [each for each in found if not each.is_apart]

    def _replaced(self, value: Text, spans: Sequence[NameSpan]) -> Text:
        """Return the text with what stands for each name; a placeholder stays one."""
        if not spans:
            return value
        by = ((span, Run(self._reader.words.masked(span.name), todo=_is_placeholder(value, span))) for span in spans)
        return value.substituted([Replacement(span.start, span.end, Text((run,))) for span, run in by])

    def _count(self, value: Text, spans: list[NameSpan], doubtful: list[Found]) -> None:
        self.tally.names |= {span.name for span in spans}
        for found in doubtful:
            around = value.plain[max(found.start - _AROUND, 0) : found.end + _AROUND]
            self.tally.doubtful.setdefault(found.name, Doubtful(value.ref, around)).count += 1


def _kept(report: ComputedReport, persons: Persons) -> Iterator[str]:
    """Yield the words that stay as they are, though a pupil's name may be a part of them."""
    yield from (school.plain for school in report.schools)
    rosters = (data.table for data in report.data_tables if data.name == ROSTER)
    yield from (cell.plain for table in rosters for row in table.body for cell in row if cell)
    yield from (value.plain for value in report.cover.values())
    yield from persons.teachers


def _is_placeholder(value: Text, span: NameSpan) -> bool:
    return any(run.todo for run in value.cut(span.start, span.end).runs)
