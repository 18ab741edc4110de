"""Going through all blocks and all texts of a report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from zhibao.model.report import (
    Block,
    CaseStudy,
    ChartBlock,
    Heading,
    Note,
    Paragraph,
    Part,
    PhotoBlock,
    Report,
    TableBlock,
)
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

TextChange = Callable[[Text], Text]


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


def map_texts(report: Report, change: TextChange) -> Report:
    """Return the report with `change` made to every text, those of raw tables too; names of files stay."""
    return replace(
        report,
        cover={key: change(text) for key, text in report.cover.items()},
        preface=_part(report.preface, change) if report.preface else None,
        chapters=tuple(_part(part, change) for part in report.chapters),
        annexes=tuple(_part(part, change) for part in report.annexes),
        data_tables=tuple(replace(data, table=_table(data.table, change)) for data in report.data_tables),
    )


def _part(part: Part, change: TextChange) -> Part:
    return replace(part, title=change(part.title), blocks=tuple(map_block(block, change) for block in part.blocks))


def map_block(block: Block, change: TextChange) -> Block:
    """Return the block with `change` made to its texts and to those of the blocks inside it."""
    match block:
        case Heading() | Paragraph() | Note():
            return replace(block, text=change(block.text))
        case TableBlock():
            caption, notes = change(block.caption), _all(block.notes, change)
            return replace(
                block,
                caption=caption,
                unit=change(block.unit),
                notes=notes,
                table=_table(block.table, change),
            )
        case PhotoBlock():
            return replace(block, caption=change(block.caption), notes=_all(block.notes, change))
        case ChartBlock():
            grid = _table(block.grid, change) if block.grid else None
            return replace(block, caption=change(block.caption), notes=_all(block.notes, change), grid=grid)
        case CaseStudy():
            inner = tuple(map_block(each, change) for each in block.blocks)
            return replace(block, title=change(block.title), school=change(block.school), blocks=inner)
        case _:
            return block


def _all(texts: tuple[Text, ...], change: TextChange) -> tuple[Text, ...]:
    return tuple(change(text) for text in texts)


def _table(table: Table, change: TextChange) -> Table:
    return replace(table, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows))


def _cell(cell: TableCell | None, change: TextChange) -> TableCell | None:
    return replace(cell, lines=_all(cell.lines, change)) if cell else None
