"""The lines that the file should show: the template's words as it printed them, the texts as the report has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhibao.audit.expected import ExpectedTable, ExpectedText, TextKind
from zhibao.findings import Finding, finished_rules
from zhibao.model.fill_marks import TABLE_MARK, TEXT_MARK
from zhibao.model.ref import CellRef
from zhibao.model.walk import by_id
from zhibao.printed import Cell, Grid, Line, Printed

SNIPPET = 40
Piece = str | int


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """A line or table that is due; `pieces` are the template's words and the numbers of the report's texts in it."""

    printed: Printed
    pieces: tuple[Piece, ...]
    ref: CellRef
    table: ExpectedTable | None = None

    @property
    def texts(self) -> tuple[int, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, int))

    @property
    def words(self) -> str:
        """What the template itself printed."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def with_references(printed: Printed, label: Callable[[str], str]) -> Printed:
    """Return a line as filled with the labels that its references (REF) get when all captions have their numbers."""
    if isinstance(printed, Grid):
        return replace(printed, rows=tuple(tuple(_referring(cell, label) for cell in row) for row in printed.rows))
    text = printed.text
    for field in reversed(printed.fields):
        if field.words[:1] == ["REF"]:
            text = text[: field.start] + label(field.words[1]) + text[field.end :]
    return replace(printed, text=text)


def _referring(cell: Cell, label: Callable[[str], str]) -> Cell:
    lines = (with_references(line, label) for line in cell.lines)
    return replace(cell, lines=tuple(line for line in lines if isinstance(line, Line)))


def expected_lines(
    lines: Iterable[Printed], due: Sequence[ExpectedText], tables: Sequence[ExpectedTable]
) -> list[ExpectedLine]:
    """Return what should be read back of `lines`, which still have their marks."""
    meant, ref = [], CellRef()
    for printed in lines:
        mark = TABLE_MARK.fullmatch(printed.description) if isinstance(printed, Grid) else None
        table = tables[int(mark[1])] if mark and int(mark[1]) < len(tables) else None
        each = _of_table(table) if table else _of(printed, due, ref)
        ref = each.ref
        meant.append(each)
    return meant


def _of_table(table: ExpectedTable) -> ExpectedLine:
    return ExpectedLine(table.grid, (), table.ref, table)


def _of(printed: Printed, due: Sequence[ExpectedText], ref: CellRef) -> ExpectedLine:
    lines = (printed,) if isinstance(printed, Line) else printed.lines
    pieces = tuple(piece for line in lines for piece in _pieces(line.text))
    numbers = [piece for piece in pieces if isinstance(piece, int) and piece < len(due)]
    place = due[numbers[0]].text.ref if numbers else ref
    return ExpectedLine(_filled(printed, due), pieces, place)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the words between texts, and the texts' numbers."""
    at, is_inside = 0, False
    for mark in TEXT_MARK.finditer(text):
        if not is_inside and mark.start() > at:
            yield text[at : mark.start()]
        is_inside = mark[1] is not None
        if is_inside:
            yield int(mark[1])
        at = mark.end()
    if at < len(text):
        yield text[at:]


def _filled(printed: Printed, due: Sequence[ExpectedText]) -> Printed:
    if isinstance(printed, Line):
        shown = (_shown(piece, due) for piece in _pieces(printed.text))
        return replace(printed, text="".join(shown))
    rows = tuple(tuple(_filled_cell(cell, due) for cell in row) for row in printed.rows)
    return replace(printed, rows=rows)


def _filled_cell(cell: Cell, due: Sequence[ExpectedText]) -> Cell:
    lines = (_filled(line, due) for line in cell.lines)
    return replace(cell, lines=tuple(line for line in lines if isinstance(line, Line)))


def _shown(piece: Piece, due: Sequence[ExpectedText]) -> str:
    if isinstance(piece, str):
        return piece
    return due[piece].text.plain if piece < len(due) else ""


def printing_differences(
    meant: Sequence[ExpectedLine], due: Sequence[ExpectedText], tables: Sequence[ExpectedTable]
) -> Iterator[Finding]:
    """Yield what the template left out, printed twice or in another order than the report has it."""
    printed = [number for each in meant for number in each.texts]
    yield from _lost(printed, meant, due)
    yield from _disordered(printed, due)
    yield from _misplaced([each.table for each in meant if each.table], tables)


def _lost(printed: Sequence[int], meant: Sequence[ExpectedLine], due: Sequence[ExpectedText]) -> Iterator[Finding]:
    there = set(printed)
    fixed = {squeezed(each.words) for each in meant if not each.texts}
    for number, each in enumerate(due):
        is_fixed = each.kind is TextKind.PREFACE and squeezed(each.text.plain) in fixed
        if number not in there and not is_fixed:
            yield finished_rules.TEXT_LOST.at(each.text.ref, text=each.text.plain[:SNIPPET])


def _disordered(printed: Sequence[int], due: Sequence[ExpectedText]) -> Iterator[Finding]:
    """Within a block the template decides about the order of caption, unit and notes; notes keep theirs."""
    seen: set[int] = set()
    last = (0, -1)
    for number in printed:
        each = due[number] if number < len(due) else None
        if each is None:
            continue
        if number in seen:
            yield finished_rules.TEXT_TWICE.at(each.text.ref, text=each.text.plain[:SNIPPET])
        elif each.block < last[0]:
            yield finished_rules.TEXT_MOVED.at(each.text.ref, text=each.text.plain[:SNIPPET])
        seen.add(number)
        last = max(last, (each.block, number))


def _misplaced(shown: Sequence[ExpectedTable], tables: Sequence[ExpectedTable]) -> Iterator[Finding]:
    """Yield tables that the template left out, printed twice or in another order."""
    seen: set[str] = set()
    places = by_id((table.id, place) for place, table in enumerate(tables))
    last = -1
    for table in shown:
        if table.id in seen:
            yield finished_rules.TEXT_TWICE.at(table.ref, text=table.caption.plain[:SNIPPET])
        elif places[table.id] < last:
            yield finished_rules.TEXT_MOVED.at(table.ref, text=table.caption.plain[:SNIPPET])
        seen.add(table.id)
        last = max(last, places[table.id])
    for table in tables:
        if table.id not in seen:
            yield finished_rules.TABLE_DIFFERS.at(table.ref, caption=table.caption.plain, text="")


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)
