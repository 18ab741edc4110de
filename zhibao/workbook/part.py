"""One sheet read as the preface, a chapter or an annex."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from zhibao.findings import Finding, Severity, shape_rules, structure_rules
from zhibao.model import blocks as kinds
from zhibao.model.blocks import (
    AggregateTable,
    CaseStudy,
    DetailTable,
    IndicatorTable,
    Note,
    Paragraph,
    ReadBlock,
    TableBlock,
)
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.received import CasePlace
from zhibao.model.ref import CellRef
from zhibao.model.report import Part, PartKind
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion
from zhibao.workbook.forgotten_types import forgotten_types
from zhibao.workbook.hidden import without_hidden
from zhibao.workbook.items import CaseEnd, CasesWanted, Item, PartTitle, Reading
from zhibao.workbook.row import ATTRIBUTE, CONTENT, OPTIONS, Row, split_rows
from zhibao.workbook.rows import Below, RowType, row_types
from zhibao.workbook.sheet import Cell, Sheet, stray_pictures

SECTION_LEVEL = 2


def read_part(sheet: Sheet, kind: PartKind, title: str, reading: Reading) -> Part[ReadBlock]:
    """Return the part that a sheet with the header row describes, without what Excel hides of it."""
    sheet = without_hidden(sheet, reading.findings)
    stray, rows = split_rows(sheet)
    nesting = _Nesting(Text.of(title, sheet.place), reading)
    for number in stray:
        for cell in sheet.filled_cells(number, CONTENT):
            reading.findings.add(structure_rules.ROW_WITHOUT_BLOCK.at(cell.ref, found=cell.plain[:20]))
            nesting.put_all([Paragraph(Text.todo("未标类型", cell.ref) + line) for line in reading.lines(cell)])
    for row in rows:
        nesting.put_all(_read_row(row, reading))
    _report_stray(sheet, rows, reading)
    if not stray and not rows:
        if not any(each.severity is Severity.ERROR and each.ref.sheet == sheet.name for each in reading.findings):
            reading.findings.add(structure_rules.EMPTY_PART.at(sheet.place))
        nesting.put_all([Paragraph(Text.todo("待补：本章没有内容", sheet.place))])
    return Part(kind, *nesting.closed())


def _report_stray(sheet: Sheet, rows: tuple[Row, ...], reading: Reading) -> None:
    """Report what is drawn over rows that take no pictures, and what is no picture."""
    types = row_types()
    taken = {each for row in rows if row.kind in types and types[row.kind].takes_pictures for each in row.drawn()}
    reading.findings.extend(stray_pictures(each for each in sheet.drawn if each not in taken or not each.photo))


def _read_row(row: Row, reading: Reading) -> list[Item]:
    row_type = row_types().get(row.kind)
    if row_type is None:
        return _unknown(row, reading)
    for cell in _unused(row, row_type):
        reading.findings.add(structure_rules.NOT_PRINTED.at(cell.ref, kind=row.kind, found=cell.plain[:20]))
    if row_type.required and not row.content and not any(row.filled_below()):
        reading.findings.add(structure_rules.EMPTY_CONTENT.at(row.ref, kind=row.kind))
        return [Paragraph(Text.todo(f"{row.kind}未填内容", row.ref))]
    reading.findings.extend(forgotten_types(row, row_type.below))
    return list(row_type.read(row, reading))


def _unknown(row: Row, reading: Reading) -> list[Item]:
    known = row_types()
    finding = structure_rules.UNKNOWN_TYPE.at(
        row.ref, found=row.kind, suggestion=suggestion(row.kind, known), known="、".join(known)
    )
    reading.findings.add(finding)
    mark = Text.todo(f"类型“{row.kind}”不认识", row.ref)
    cells = [*row.cells_from(CONTENT), *row.filled_below()]
    lines = [line for cell in cells for line in reading.lines(cell)]
    return [Paragraph(mark), *(Paragraph(line) for line in lines)]


def _unused(row: Row, row_type: RowType) -> list[Cell]:
    """Return the filled cells that this row type does not read, so that nothing is lost in silence."""
    read = {
        CONTENT: bool(row_type.content),
        ATTRIBUTE: bool(row_type.attribute),
        OPTIONS: bool(row_type.options),
    }
    beside = [cell for cell in row.cells_from(CONTENT) if not (row_type.open_ended or read.get(cell.column, False))]
    if row_type.below in (Below.GRID, Below.NAMES):
        return beside
    below = [cell for cell in row.filled_below() if row_type.below is Below.NOTHING or cell.column > CONTENT]
    return beside + below


class _Nesting:
    """Puts items where they belong: into the open case study, or a note under the table or figure before it."""

    def __init__(self, title: Text, reading: Reading) -> None:
        self._title = title
        self._title_ref: CellRef | None = None
        self._reading = reading
        self._section = ""
        self._blocks: list[ReadBlock] = []
        self._case: CaseStudy[ReadBlock] | None = None
        self._case_blocks: list[ReadBlock] = []
        # The case that a heading ended last, and the heading, until something follows.
        self._cut: tuple[CaseStudy[ReadBlock], kinds.Heading] | None = None

    def put_all(self, items: list[Item]) -> None:
        for item in items:
            self._put(item)

    def closed(self) -> tuple[Text, tuple[ReadBlock, ...]]:
        self._close_case()
        return self._title, tuple(self._blocks)

    def _put(self, item: Item) -> None:
        match item:
            case PartTitle():
                self._set_title(item.text)
            case CaseStudy():
                self._close_case()
                self._case, self._cut = item, None
            case CaseEnd() if self._case is None:
                self._report(structure_rules.CASE_NEVER_OPENED.at(item.ref))
            case CaseEnd():
                self._close_case()
            case CasesWanted():
                self._put_received(item)
            case Note():
                self._put_note(item)
            case kinds.Heading():
                self._cut = (self._case, item) if self._case else self._cut
                self._close_case()
                self._blocks.append(item)
                self._section = item.text.plain if item.level == SECTION_LEVEL else self._section
            case (
                Paragraph()
                | TableBlock()
                | IndicatorTable()
                | AggregateTable()
                | DetailTable()
                | PhotoBlock()
                | ChartBlock()
            ):
                self._report_cut()
                self._current.append(item)
            case kinds.PageBreak() | kinds.Orientation():
                self._current.append(item)
            case _:
                assert_never(item)

    @property
    def _current(self) -> list[ReadBlock]:
        return self._case_blocks if self._case else self._blocks

    def _put_received(self, wanted: CasesWanted) -> None:
        """Put the case studies that schools sent for this section, each closed as it was sent."""
        self._close_case()
        if self._reading.cases:
            self._blocks += self._reading.cases.taken(CasePlace(self._title.plain, self._section), wanted.ref)

    def _report(self, finding: Finding) -> None:
        self._reading.findings.add(finding)

    def _report_cut(self) -> None:
        """Report a case that a heading ended, now that something stands under the heading."""
        if self._cut:
            (case, heading), self._cut = self._cut, None
            found = {"found": heading.text.plain[:20], "heading": heading.text.ref.cell}
            self._report(shape_rules.CASE_WITHOUT_END.at(case.ref, **found))

    def _set_title(self, text: Text) -> None:
        if self._title_ref:
            self._report(structure_rules.SECOND_TITLE.at(text.ref, first=self._title_ref.cell))
            self._current.append(Paragraph(Text.todo("第二个章标题", text.ref) + text))
            return
        self._title, self._title_ref = text, text.ref

    def _put_note(self, note: Note) -> None:
        last = self._current[-1] if self._current else None
        match last:
            case TableBlock() | IndicatorTable() | AggregateTable() | DetailTable() | PhotoBlock() | ChartBlock():
                self._current[-1] = replace(last, notes=(*last.notes, note.text))
            case kinds.Heading() | Paragraph() | Note() | CaseStudy() | kinds.PageBreak() | kinds.Orientation() | None:
                self._current.append(note)
            case _:
                assert_never(last)

    def _close_case(self) -> None:
        if self._case is None:
            return
        case, blocks = self._case, tuple(self._case_blocks)
        self._case, self._case_blocks = None, []
        self._blocks.append(replace(case, run_in=self._runs_in(case, blocks), blocks=blocks))

    def _runs_in(self, case: CaseStudy[ReadBlock], blocks: tuple[ReadBlock, ...]) -> bool:
        if all(isinstance(block, kinds.Orientation) for block in blocks):
            self._report(structure_rules.EMPTY_CASE.at(case.ref))
        elif case.run_in and not isinstance(blocks[0], Paragraph):
            self._report(structure_rules.RUN_IN_WITHOUT_TEXT.at(case.ref))
        return case.run_in and bool(blocks) and isinstance(blocks[0], Paragraph)
