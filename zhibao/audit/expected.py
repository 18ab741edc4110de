"""What a report has to say: its texts, tables and pictures, by their ids and in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import count
from typing import assert_never

from msgspec import Struct

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import EditableChart, Figure, Picture
from zhibao.model.ref import CellRef
from zhibao.model.report import PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, by_id
from zhibao.word.document_text import CellText, ParagraphText, TableText
from zhibao.word.text_reading import digest
from zhibao.word.unbroken import plain


class TextKind(Enum):
    """What a text is in the report; PREFACE is the title that a template may print in words of its own."""

    PREFACE = "preface"
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    CASE = "case"
    OTHER = "other"


class ExpectedText(Struct, frozen=True):
    """A text of the report: the place of its block in reading order, in which kind of part, and on which page.

    `level` is that of a title (1) or heading, 0 for other texts.
    """

    text: Text
    place: int
    kind: TextKind
    part: PartKind
    is_landscape: bool
    level: int = 0


def expected_texts(report: PrintedReport) -> Mapping[str, ExpectedText]:
    """Return the texts of all parts by id, in reading order, without those of cells."""
    return by_id((each.text.id, each) for each in _texts(report) if each.text)


def _texts(report: PrintedReport) -> Iterator[ExpectedText]:
    numbers = count()
    for part in report.parts:
        kind = TextKind.PREFACE if part.kind is PartKind.PREFACE else TextKind.TITLE
        # A direction stated first turns the title too; each part begins upright.
        turned = next(iter(part.blocks), None)
        is_landscape = isinstance(turned, Orientation) and turned.landscape
        yield ExpectedText(part.title, next(numbers), kind, part.kind, is_landscape, 1)
        for block in all_blocks([part]):
            number = next(numbers)
            is_landscape = block.landscape if isinstance(block, Orientation) else is_landscape
            level = block.level if isinstance(block, Heading) else 0
            yield from (ExpectedText(text, number, kind, part.kind, is_landscape, level) for text, kind in _of(block))


def _of(block: PrintedBlock) -> Iterator[tuple[Text, TextKind]]:
    match block:
        case Heading():
            yield block.text, TextKind.HEADING
        case Paragraph() | Note():
            yield block.text, TextKind.OTHER
        case TableBlock():
            yield block.caption, TextKind.CAPTION
            yield from _others(block.unit, *block.notes)
        case Figure():
            yield from _others(*(shown for shown in _single(block) if isinstance(shown, Text)))
            yield block.caption, TextKind.CAPTION
            yield from _others(*block.notes)
        case CaseStudy():
            yield block.title, TextKind.CASE
            yield from _others(block.printed_school)
        case PageBreak() | Orientation():
            pass
        case _:
            assert_never(block)


def _others(*texts: Text) -> Iterator[tuple[Text, TextKind]]:
    yield from ((text, TextKind.OTHER) for text in texts)


def _single(figure: Figure) -> Iterable[object]:
    return figure.rows[0] if len(figure.rows) == 1 and len(figure.rows[0]) == 1 else ()


class ExpectedTable(Struct, frozen=True):
    """A table, its block's id, how it should be read back, and the place of each of its cells."""

    id: str
    shown: TableText
    caption: Text
    ref: CellRef
    refs: tuple[tuple[CellRef, ...], ...]


def expected_tables(report: PrintedReport) -> Mapping[str, ExpectedTable]:
    """Return the report's tables by the ids of their blocks, in reading order, without their styles."""
    blocks = (block for block in all_blocks(report.parts) if isinstance(block, TableBlock))
    return by_id((block.id, _table(block)) for block in blocks)


def _table(block: TableBlock) -> ExpectedTable:
    rows = [list(_cells(block.table, row)) for row in range(len(block.table.rows))]
    cells = tuple([tuple([_cell(block.table, row, *each) for each in line]) for row, line in enumerate(rows)])
    refs = tuple([tuple([owner.ref for owner, _ in line]) for line in rows])
    return ExpectedTable(block.id, TableText("", cells), block.caption, block.ref, refs)


def _cells(table: Table, row: int) -> Iterator[tuple[TableCell, bool]]:
    """Yield the cells that begin in a row, and whether one goes on from above: it begins in each of its rows."""
    column, cells = 0, table.rows[row]
    while column < len(cells):
        own = cells[column]
        owner = own or table.owner(row, column)
        yield owner, own is None
        column += owner.column_span


def _cell(table: Table, row: int, cell: TableCell, is_continued: bool) -> CellText:
    merge = "" if cell.row_span == 1 else ("continue" if is_continued else "restart")
    lines = () if is_continued else cell.lines
    if lines and table.is_diagonal_header(row, cell):
        lines = cell.diagonal_labels
    shown = tuple([ParagraphText("", plain(line.plain)) for line in lines or (Text(),)])
    return CellText(cell.column_span, merge, shown)


class ExpectedPicture(Struct, frozen=True):
    """A picture of the report, by a digest of its file, and its figure's place."""

    digest: str
    ref: CellRef


def expected_pictures(report: PrintedReport) -> list[ExpectedPicture]:
    """Return the pictures and editable charts of all figures in order."""
    figures = (block for block in all_blocks(report.parts) if isinstance(block, Figure))
    return [
        ExpectedPicture(_digest(shown), figure.ref)
        for figure in figures
        for row in figure.rows
        for shown in row
        if not isinstance(shown, Text)
    ]


def _digest(shown: Picture | EditableChart) -> str:
    return digest(shown.data) if isinstance(shown, Picture) else digest(shown.xml, shown.workbook)
