"""Going through all blocks and all texts of a report."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Never, TypeVar, assert_never, cast

from msgspec import Struct, structs

from zhibao.model import blocks as kinds
from zhibao.model.blocks import (
    AggregateTable,
    AnyBlock,
    B,
    C,
    CaseStudy,
    DetailTable,
    IndicatorTable,
    TableBlock,
    nested,
)
from zhibao.model.figures import ChartBlock, ChartSource, Figure, PhotoBlock
from zhibao.model.report import Part, R
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

V = TypeVar("V")
TextChange = Callable[[Text], Text]
# What is made of a table of the block or the raw table with that id.
TableChange = Callable[[Table, str], Table]
Captioned = TypeVar(
    "Captioned", TableBlock, IndicatorTable, AggregateTable, DetailTable, PhotoBlock, ChartBlock, Figure
)


def all_blocks(parts: Iterable[Part[B]]) -> Iterator[B]:
    """Yield every block of the parts in reading order, those inside case studies after their case."""
    for part in parts:
        yield from nested(part.blocks)


def by_id(values: Iterable[tuple[str, V]]) -> dict[str, V]:
    """Return what belongs to each id; ValueError where two have the same, such as none in a report made by hand."""
    found: dict[str, V] = {}
    for id_, value in values:
        if id_ in found:
            raise ValueError(f"two blocks or tables with the id {id_!r}")
        found[id_] = value
    return found


def cell_id(table_id: str, row: int, column: int) -> str:
    """Return the id of a cell by that of its block or raw table, and its row and column counted from 1: c2b5r2c3."""
    return f"{table_id}r{row}c{column}"


def made_texts(block_id: str, texts: Iterable[Text]) -> tuple[Text, ...]:
    """Return texts that the program made for a block, each with an id of its own: c2b5x1, c2b5x2."""
    return tuple(structs.replace(text, id=f"{block_id}x{number}") for number, text in enumerate(texts, 1))


def map_texts(
    report: R,
    change: TextChange,
    change_table: TableChange | None = None,
    change_words: Callable[[str], str] = str,
    change_caption: TextChange | None = None,
    otherwise: Callable[[Never], Any] = assert_never,
) -> R:
    """Return the report with `change` made to every text, those of raw tables too; names of files stay.

    `change_table` is made to every table instead of `change` to the texts of its cells, `change_words` to what charts
    name, `change_caption` to captions and titles of cases, and `otherwise` to a block of a kind without a case here.
    """
    table = change_table or (lambda table, _: map_table(table, change))
    changes = _Changes(change, table, change_words, change_caption or change, otherwise)
    cover = {key: change(text) for key, text in report.cover.items()}
    report = replace(report.with_parts(changes.part), cover=cover)
    raw = tuple(structs.replace(data, table=table(data.table, data.id)) for data in report.data_tables)
    return replace(report, data_tables=raw)


class _Changes(Struct, frozen=True):
    """What is done to texts, tables, words, captions and blocks that are unknown here."""

    text: TextChange
    table: TableChange
    words: Callable[[str], str]
    caption: TextChange
    otherwise: Callable[[Never], Any]

    def part(self, part: Part[B]) -> Part[B]:
        return structs.replace(part, title=self.text(part.title), blocks=tuple(map(self.block, part.blocks)))

    def block(self, block: C) -> C:
        # A change of texts leaves a block of the kind that it is.
        return cast(C, self._block(cast(AnyBlock, block)))

    def _block(self, block: AnyBlock) -> AnyBlock:
        match block:
            case kinds.Heading() | kinds.Paragraph() | kinds.Note():
                return structs.replace(block, text=self.text(block.text))
            case TableBlock():
                block = structs.replace(self._captioned(block), unit=self.text(block.unit))
                return structs.replace(block, table=self.table(block.table, block.id))
            case IndicatorTable():
                lines = tuple(structs.replace(line, label=self.text(line.label)) for line in block.lines)
                return structs.replace(self._captioned(block), unit=self.text(block.unit), lines=lines)
            case AggregateTable():
                return structs.replace(self._captioned(block), unit=self.text(block.unit))
            case DetailTable():
                return structs.replace(self._captioned(block), unit=self.text(block.unit))
            case PhotoBlock():
                return self._captioned(block)
            case Figure():
                return self._captioned(block)
            case ChartBlock():
                block = structs.replace(self._captioned(block), source=self._source(block.source))
                return structs.replace(block, grid=self.table(block.grid, block.id) if block.grid else None)
            case CaseStudy():
                inner = tuple(map(self.block, block.blocks))
                return structs.replace(
                    block, title=self.caption(block.title), school=self.text(block.school), blocks=inner
                )
            case kinds.PageBreak() | kinds.Orientation():
                return block
            case _:
                return cast(AnyBlock, self.otherwise(block))

    def _captioned(self, block: Captioned) -> Captioned:
        notes = tuple(map(self.text, block.notes))
        return structs.replace(block, caption=self.caption(block.caption), notes=notes)

    def _source(self, source: ChartSource) -> ChartSource:
        category, series, unit = self.words(source.category), map(self.words, source.series), self.words(source.unit)
        line = source.reference and structs.replace(source.reference, name=self.words(source.reference.name))
        return structs.replace(source, category=category, series=tuple(series), unit=unit, reference=line)


def map_table(table: Table, change: TextChange) -> Table:
    """Return the table with `change` made to every line of its cells."""
    return replace(table, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in table.rows))


def _cell(cell: TableCell | None, change: TextChange) -> TableCell | None:
    return structs.replace(cell, lines=tuple(map(change, cell.lines))) if cell else None
