"""Going through all blocks and all texts of a report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from zhibao.model.blocks import AggregateTable, Block, CaseStudy, Heading, IndicatorTable, Note, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.report import Part, Report
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

TextChange = Callable[[Text], Text]
TableChange = Callable[[Table], Table]
Captioned = TypeVar("Captioned", TableBlock, IndicatorTable, AggregateTable, PhotoBlock, ChartBlock, Figure)


def map_blocks(report: Report, change: Callable[[Block], Block]) -> Report:
    """Return the report with `change` made to every block, those inside case studies first."""

    def deep(block: Block) -> Block:
        if isinstance(block, CaseStudy):
            block = replace(block, blocks=tuple(deep(each) for each in block.blocks))
        return change(block)

    def whole(part: Part) -> Part:
        return replace(part, blocks=tuple(deep(block) for block in part.blocks))

    return replace(
        report,
        preface=whole(report.preface) if report.preface else None,
        chapters=tuple(whole(part) for part in report.chapters),
        annexes=tuple(whole(part) for part in report.annexes),
    )


def all_blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield every block of the parts in reading order, those inside case studies after their case."""
    for part in parts:
        yield from _nested(part.blocks)


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, CaseStudy):
            yield from _nested(block.blocks)


def map_texts(report: Report, change: TextChange, change_table: TableChange | None = None) -> Report:
    """Return the report with `change` made to every text, those of raw tables too; names of files stay.

    `change_table` is made to every table instead of `change` to the texts of its cells.
    """
    changes = _Changes(change, change_table or (lambda table: map_table(table, change)))
    return replace(
        report,
        cover={key: change(text) for key, text in report.cover.items()},
        preface=changes.part(report.preface) if report.preface else None,
        chapters=tuple(map(changes.part, report.chapters)),
        annexes=tuple(map(changes.part, report.annexes)),
        data_tables=tuple(replace(data, table=changes.table(data.table)) for data in report.data_tables),
    )


@dataclass(frozen=True, slots=True)
class _Changes:
    """What is done to texts and to tables."""

    text: TextChange
    table: TableChange

    def part(self, part: Part) -> Part:
        return replace(part, title=self.text(part.title), blocks=tuple(map(self.block, part.blocks)))

    def block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph() | Note():
                return replace(block, text=self.text(block.text))
            case TableBlock():
                return replace(self._captioned(block), unit=self.text(block.unit), table=self.table(block.table))
            case IndicatorTable():
                lines = tuple(replace(line, label=self.text(line.label)) for line in block.lines)
                return replace(self._captioned(block), unit=self.text(block.unit), lines=lines)
            case AggregateTable():
                return replace(self._captioned(block), unit=self.text(block.unit))
            case PhotoBlock():
                return self._captioned(block)
            case Figure():
                return self._captioned(block)
            case ChartBlock():
                return replace(self._captioned(block), grid=self.table(block.grid) if block.grid else None)
            case CaseStudy():
                inner = tuple(map(self.block, block.blocks))
                return replace(block, title=self.text(block.title), school=self.text(block.school), blocks=inner)
            case _:
                return block

    def _captioned(self, block: Captioned) -> Captioned:
        notes = tuple(map(self.text, block.notes))
        return replace(block, caption=self.text(block.caption), notes=notes)


def map_table(table: Table, change: TextChange) -> Table:
    """Return the table with `change` made to every line of its cells."""
    return replace(table, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows))


def _cell(cell: TableCell | None, change: TextChange) -> TableCell | None:
    return replace(cell, lines=tuple(map(change, cell.lines))) if cell else None
