"""Every number that the report prints, in reading order, with the cells that it goes back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from zhibao.model.origin import Origin
from zhibao.model.provenance import Provenance
from zhibao.model.report import (
    Block,
    CaseStudy,
    Figure,
    Heading,
    Note,
    Paragraph,
    Part,
    PartKind,
    Report,
    TableBlock,
)
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Position, Text

TYPED, COMPUTED, REPORTED, TALLIED, ENTERED = "文中键入", "计算", "填报值", "统计", "填写"
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?")
_AROUND = 8
_SERIAL = "序号"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text is printed."""

    part: str
    place: str


def provenance(report: Report, labels: Mapping[str, str]) -> tuple[Provenance, ...]:
    """Return the numbers of the report, whose figures are drawn; `labels` are the captions' numbers by bookmark."""
    return tuple(row for part, name in _named_parts(report) for row in _Walk(name, labels).part(part))


def _named_parts(report: Report) -> Iterator[tuple[Part, str]]:
    counts = {PartKind.CHAPTER: 0, PartKind.ANNEX: 0, PartKind.PREFACE: 0}
    for part in report.parts:
        counts[part.kind] += 1
        label = {PartKind.CHAPTER: f"{counts[part.kind]} ", PartKind.ANNEX: f"附件{counts[part.kind]} "}
        yield part, label.get(part.kind, "") + part.title.plain


class _Walk:
    """Goes through one part and knows the section and the paragraph that it is in."""

    def __init__(self, part: str, labels: Mapping[str, str]) -> None:
        self._part = part
        self._labels = labels
        self._section = ""
        self._case = ""
        self._paragraph = 0

    def part(self, part: Part) -> Iterator[Provenance]:
        yield from self._text(part.title, "标题")
        yield from self._blocks(part.blocks)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Provenance]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Provenance]:
        match block:
            case Heading():
                self._section, self._paragraph = block.text.plain, 0
                yield from self._text(block.text, "标题")
            case Paragraph():
                self._paragraph += 1
                yield from self._text(block.text, f"第 {self._paragraph} 段")
            case Note():
                yield from self._text(block.text, "注")
            case TableBlock():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case CaseStudy():
                yield from self._case_study(block)

    def _case_study(self, case: CaseStudy) -> Iterator[Provenance]:
        outside, self._case, self._paragraph = self._paragraph, self._label(case.title, "案例"), 0
        yield from self._text(case.title, "题目")
        yield from self._blocks(case.blocks)
        self._case, self._paragraph = "", outside

    def _table(self, block: TableBlock) -> Iterator[Provenance]:
        label = self._label(block.caption, "无题的表")
        yield from self._text(block.caption, f"{label} 表题")
        names = block.table.column_names
        for index, row in enumerate(block.table.rows):
            for column, cell in enumerate(row):
                if cell and names[column] != _SERIAL:
                    place = self._at(f"{label} {_cell_place(block.table, index, column)}")
                    yield from _cell_rows(cell, place)
        for note in block.notes:
            yield from self._text(note, f"{label} 注")

    def _figure(self, figure: Figure) -> Iterator[Provenance]:
        label = self._label(figure.caption, "无题的图")
        yield from self._text(figure.caption, f"{label} 图题")
        for point in figure.points:
            words = "，".join(filter(None, (point.category, point.series)))
            yield from _cell_rows(point.cell, self._at(f"{label}（{words}）"))
        for note in figure.notes:
            yield from self._text(note, f"{label} 注")

    def _text(self, text: Text, place: str) -> Iterator[Provenance]:
        yield from _text_rows(text, self._at(place))

    def _at(self, place: str) -> _Place:
        return _Place("／".join(filter(None, (self._part, self._section))), " ".join(filter(None, (self._case, place))))

    def _label(self, caption: Text, otherwise: str) -> str:
        return self._labels.get(caption.bookmark, caption.plain or otherwise)


def _cell_place(table: Table, row: int, column: int) -> str:
    """Return the counts of row and column, the row's first text that is no serial number, and the column's name."""
    first = 1 if table.column_count > 1 and table.column_names[0] == _SERIAL else 0
    stub = table.owner(row, first).plain.replace("\n", "") if column > first else ""
    words = "，".join(filter(None, (stub, table.column_names[column] if row >= table.header_rows else "表头")))
    return f"第 {row + 1} 行第 {column + 1} 列" + (f"（{words}）" if words else "")


def _cell_rows(cell: TableCell, place: _Place) -> Iterator[Provenance]:
    has_origin = any(run.origin for line in cell.lines for run in line.runs)
    if cell.value is not None and not has_origin:
        yield Provenance(
            place.part, place.place, "", cell.plain, Fraction(cell.value), "", ENTERED, "", "", (cell.ref,)
        )
        return
    for line in cell.lines:
        yield from _text_rows(line if line.ref.cell else replace(line, ref=cell.ref), place)


def _text_rows(text: Text, place: _Place) -> Iterator[Provenance]:
    plain, at = text.plain, 0
    for run in text.runs:
        end = at + len(run.text)
        if run.origin:
            context = _context(plain, at, end)
            yield _origin_row(run.origin, run.text, context, place)
        elif not (run.target or run.todo) and run.position is Position.BASELINE:
            for match in _NUMBER.finditer(run.text):
                context = _context(plain, at + match.start(), at + match.end())
                yield Provenance(place.part, place.place, context, match[0], None, "", TYPED, "", "", (text.ref,))
        at = end


def _context(plain: str, start: int, end: int) -> str:
    return f"{plain[max(start - _AROUND, 0) : start]}【{plain[start:end]}】{plain[end : end + _AROUND]}"


def _origin_row(origin: Origin, printed: str, context: str, place: _Place) -> Provenance:
    return Provenance(
        place.part,
        place.place,
        context,
        printed,
        origin.exact,
        origin.name,
        _way(origin),
        origin.formula,
        origin.working,
        origin.inputs(),
    )


def _way(origin: Origin) -> str:
    if not origin.formula:
        return ENTERED
    if origin.is_reported:
        return REPORTED
    return COMPUTED if origin.sources or not origin.cells else TALLIED
