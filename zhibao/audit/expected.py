"""What a report has to say: its texts, tables and pictures, by their ids and in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import count
from typing import assert_never

from msgspec import Struct

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import EditableChart, Figure, Shown
from zhibao.model.ref import CellRef
from zhibao.model.report import PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, by_id
from zhibao.word.document_text import PlainRow, TableText
from zhibao.word.text_reading import digest
from zhibao.word.unbroken import plain, plain_ones


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
    """A table as the report has it, its block's id, caption and place, and how it should be read back."""

    id: str
    shown: TableText
    caption: Text
    ref: CellRef
    table: Table

    def ref_of(self, row: int, number: int) -> CellRef:
        """Return the place of a row's cell, counted from 0 as it is read back."""
        return [owner.ref for owner, _ in _cells(self.table, row)][number]


def expected_tables(report: PrintedReport) -> Mapping[str, ExpectedTable]:
    """Return the report's tables by the ids of their blocks, in reading order, without their styles."""
    blocks = (block for block in all_blocks(report.parts) if isinstance(block, TableBlock))
    return by_id((block.id, _table(block)) for block in blocks)


def _table(block: TableBlock) -> ExpectedTable:
    table = block.table
    usual = (((1, "", 1),) * table.column_count, ("",) * table.column_count)
    texts = map(_usual_texts, table.rows)
    rows = [_row(table, at) if each is None else PlainRow(*usual, each) for at, each in enumerate(texts)]
    return ExpectedTable(block.id, TableText("", tuple(rows)), block.caption, block.ref, table)


def _usual_texts(row: Sequence[TableCell | None]) -> tuple[str, ...] | None:
    """Return the characters of a row's cells where each is one line in one row and column, None for another row."""
    for cell in row:
        if cell is None or len(cell.lines) > 1 or cell.row_span > 1 or cell.column_span > 1 or cell.diagonal:
            return None
    return plain_ones(tuple([cell.plain for cell in row if cell]))


def _row(table: Table, row: int) -> PlainRow:
    cells = [_cell(table, row, *each) for each in _cells(table, row)]
    texts = tuple([text for *_, texts in cells for text in texts])
    forms = tuple([(span, merge, len(texts)) for span, merge, texts in cells])
    return PlainRow(forms, ("",) * len(texts), texts)


def _cells(table: Table, row: int) -> Iterator[tuple[TableCell, bool]]:
    """Yield the cells that begin in a row, and whether one goes on from above: it begins in each of its rows."""
    column, cells = 0, table.rows[row]
    while column < len(cells):
        own = cells[column]
        owner = own or table.owner(row, column)
        yield owner, own is None
        column += owner.column_span


def _cell(table: Table, row: int, cell: TableCell, is_continued: bool) -> tuple[int, str, list[str]]:
    """Return how many columns a cell spans, its vertical merge, and the characters of its paragraphs."""
    merge = "" if cell.row_span == 1 else ("continue" if is_continued else "restart")
    lines = () if is_continued else cell.lines
    if lines and table.is_diagonal_header(row, cell):
        lines = cell.diagonal_labels
    return cell.column_span, merge, [plain(line.plain) for line in lines or (Text(),)]


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


def _digest(shown: Shown) -> str:
    return digest(shown.xml, shown.workbook) if isinstance(shown, EditableChart) else digest(shown.data)
