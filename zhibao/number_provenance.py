"""Every number that the report prints, in reading order, with the cells that it goes back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import assert_never

from msgspec.structs import replace

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.origin import Origin, Way
from zhibao.model.provenance import Inputs, Provenance
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.text.printed_numbers import numbers_in

_AROUND = 8
_SERIAL = "序号"


# The part of the report, and the place in it, where a text is printed.
_Place = tuple[str, str]


def provenance(report: PrintedReport, labels: Mapping[str, str]) -> tuple[Provenance, ...]:
    """Return the numbers of the report, whose figures are drawn; `labels` are the captions' numbers by bookmark."""
    rows = _Rows()
    parts = (row for part, name in _named_parts(report) for row in _Walk(name, labels, rows).part(part))
    cover = (row for key, text in report.cover.items() for row in rows.of_text(text, ("封面", key), Way.ENTERED))
    return (*cover, *parts)


def _named_parts(report: PrintedReport) -> Iterator[tuple[Part[PrintedBlock], str]]:
    counts = Counter[PartKind]()
    for part in report.parts:
        counts[part.kind] += 1
        label = {PartKind.CHAPTER: f"{counts[part.kind]} ", PartKind.ANNEX: f"附件{counts[part.kind]} "}
        yield part, label.get(part.kind, "") + part.title.plain


class _Walk:
    """Goes through one part and knows the section and the paragraph that it is in."""

    def __init__(self, part: str, labels: Mapping[str, str], rows: _Rows) -> None:
        self._part = part
        self._rows = rows
        self._labels = labels
        self._section = ""
        self._case = ""
        self._paragraph = 0

    def part(self, part: Part[PrintedBlock]) -> Iterator[Provenance]:
        yield from self._text(part.title, "标题")
        yield from self._blocks(part.blocks)

    def _blocks(self, blocks: Sequence[PrintedBlock]) -> Iterator[Provenance]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: PrintedBlock) -> Iterator[Provenance]:
        match block:
            case Heading():
                self._section, self._paragraph = block.text.plain, 0
                yield from self._text(block.text, "标题")
            case Paragraph():
                self._paragraph += 1
                yield from self._text(block.text, f"第 {self._paragraph} 段")
            case Note():
                yield from self._text(block.text, "注")
            case TableBlock() if block.is_card:
                yield from self._card(block)
            case TableBlock():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case CaseStudy():
                yield from self._case_study(block)
            case PageBreak() | Orientation():
                pass
            case _:
                assert_never(block)

    def _case_study(self, case: CaseStudy[PrintedBlock]) -> Iterator[Provenance]:
        outside, self._case, self._paragraph = self._paragraph, self._label(case.title, "案例"), 0
        yield from self._text(case.title, "题目")
        yield from self._text(case.printed_school, "学校")
        yield from self._blocks(case.blocks)
        self._case, self._paragraph = "", outside

    def _table(self, block: TableBlock) -> Iterator[Provenance]:
        label = self._label(block.caption, "无题的表")
        yield from self._text(block.caption, f"{label} 表题")
        yield from self._text(block.unit, f"{label} 单位")
        places, (part, before) = _CellPlaces(block.table), self._at(label)
        counted = [column for column, name in enumerate(places.names) if name != _SERIAL]
        looked_up = any(run.origin for line in block.table.lines for run in line.runs)
        for index, row in enumerate(block.table.rows):
            for column in counted:
                cell = row[column]
                if cell is not None:
                    place = (part, f"{before} {places.at(index, column)}")
                    if cell.value is not None and not (looked_up and _has_origin(cell)):
                        # So are nearly all numbers of a long table.
                        yield _entered_row(cell, place)
                    else:
                        yield from self._rows.of_cell(cell, place, _way(cell.ref, block.ref))
        for note in block.notes:
            yield from self._text(note, f"{label} 注")

    def _card(self, block: TableBlock) -> Iterator[Provenance]:
        for row in block.table.rows:
            for cell in row:
                if cell and cell.lines:
                    yield from self._rows.of_cell(cell, self._at(f"数据卡 {cell.lines[0].plain}"))
        for note in block.notes:
            yield from self._text(note, "数据卡 注")

    def _figure(self, figure: Figure) -> Iterator[Provenance]:
        label = self._label(figure.caption, "无题的图")
        yield from self._text(figure.caption, f"{label} 图题")
        for point in figure.points:
            words = "，".join(filter(None, (point.category, point.series)))
            yield from self._rows.of_cell(point.cell, self._at(f"{label}（{words}）"))
        for note in figure.notes:
            yield from self._text(note, f"{label} 注", figure.ref)

    def _text(self, text: Text, place: str, maker: CellRef = NOWHERE) -> Iterator[Provenance]:
        yield from self._rows.of_text(text, self._at(place), _way(text.ref, maker))

    def _at(self, place: str) -> _Place:
        return "／".join(filter(None, (self._part, self._section))), " ".join(filter(None, (self._case, place)))

    def _label(self, caption: Text, otherwise: str) -> str:
        return self._labels.get(caption.bookmark, caption.plain or otherwise)


class _CellPlaces:
    """Says where a table's cells stand."""

    def __init__(self, table: Table) -> None:
        self.names = table.column_names
        self._header_rows = table.header_rows
        self._first = 1 if len(self.names) > 1 and self.names[0] == _SERIAL else 0
        self._stubs = tuple(_stubs(table, self._first))
        self._columns = tuple(f"行第 {column} 列" for column in range(1, len(self.names) + 1))

    def at(self, row: int, column: int) -> str:
        """Return the counts of row and column, the row's first text that is no serial number, the column's name."""
        stub = self._stubs[row] if column > self._first else ""
        name = self.names[column] if row >= self._header_rows else "表头"
        words = f"{stub}，{name}" if stub and name else stub or name
        return f"第 {row + 1} {self._columns[column]}{f'（{words}）' if words else ''}"


def _stubs(table: Table, column: int) -> Iterator[str]:
    """Yield the text that shows in a column for each row, in one walk: a merged cell may reach over all rows."""
    above, end = "", 0
    for index, row in enumerate(table.rows):
        if row[column] or index >= end:
            cell = table.owner(index, column)
            above, end = cell.plain.replace("\n", ""), index + cell.row_span
        yield above


class _Rows:
    """Makes the rows of texts and cells; those of one origin share its inputs."""

    def __init__(self) -> None:
        self._inputs: dict[Origin, Inputs] = {}

    def of_cell(self, cell: TableCell, place: _Place, typed: Way = Way.TYPED) -> Iterator[Provenance]:
        """Yield the numbers of a cell, just one where it is a number that was typed."""
        if cell.value is not None and not _has_origin(cell):
            yield _entered_row(cell, place)
            return
        for line in cell.lines:
            yield from self.of_text(line if line.ref.cell else replace(line, ref=cell.ref), place, typed)

    def of_text(self, text: Text, place: _Place, typed: Way = Way.TYPED) -> Iterator[Provenance]:
        """Yield the numbers of a text from left to right; `typed` is what those without an origin are called."""
        plain = text.plain
        looked_up = dict(_origins(text)) if any(run.origin for run in text.runs) else {}
        for start, end in sorted((*looked_up, *numbers_in(text.typed))):
            context, printed, origin = _context(plain, start, end), plain[start:end], looked_up.get((start, end))
            if origin:
                yield self._origin_row(origin, printed, context, place)
            else:
                yield Provenance(*place, context, printed, None, "", typed, "", "", Inputs((text.ref,)))

    def _origin_row(self, origin: Origin, printed: str, context: str, place: _Place) -> Provenance:
        if origin not in self._inputs:
            self._inputs[origin] = Inputs(origin.inputs())
        name, way, inputs = origin.name, origin.way, self._inputs[origin]
        return Provenance(*place, context, printed, origin.exact, name, way, origin.formula, origin.working, inputs)


def _entered_row(cell: TableCell, place: _Place) -> Provenance:
    """Return the row of a cell that is a number which was typed."""
    assert cell.value is not None
    # As a ratio, which a Fraction takes over far quicker than it does a Decimal; a whole number needs none.
    numerator, denominator = cell.value.as_integer_ratio()
    exact = numerator if denominator == 1 else Fraction(numerator, denominator)
    return Provenance(*place, "", cell.plain, exact, "", Way.ENTERED, "", "", Inputs((cell.ref,)))


def _way(ref: CellRef, maker: CellRef) -> Way:
    """Return how a text without an origin came about: the program's own stand in the row of the block they are in."""
    return Way.MADE if ref.cell and ref.cell == maker.cell and ref == maker else Way.TYPED


def _has_origin(cell: TableCell) -> bool:
    for line in cell.lines:
        for run in line.runs:
            if run.origin:
                return True
    return False


def _origins(text: Text) -> Iterator[tuple[tuple[int, int], Origin]]:
    """Yield where each number with an origin begins and ends, and the origin; 2m² is several runs of one."""
    at = 0
    for origin, runs in groupby(text.runs, key=attrgetter("origin")):
        end = at + sum(len(run.text) for run in runs)
        if origin:
            yield (at, end), origin
        at = end


def _context(plain: str, start: int, end: int) -> str:
    return f"{plain[max(start - _AROUND, 0) : start]}【{plain[start:end]}】{plain[end : end + _AROUND]}"
