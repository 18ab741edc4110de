"""D784: a category that a declared 次序 does not name."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import AggregateTable
from zhibao.model.report import ReadReport
from zhibao.model.walk import all_blocks
from zhibao.text.keys import key_of


class OutsideOrder(Check):
    code, severity, title = "D784", Severity.INFO, "类别不在“次序”里"
    message = "“{column}”列的“{found}”不在汇总表“{caption}”的“次序”里，排在了最后。"
    advice = "写错了的，请改成“次序”里的写法；确是另一类的，请补进“次序”，或不管它。"
    why = "“次序”里写全了类别，多出来的一个多半是笔误，汇总表会多出一行。"

    def found(self, read: ReadReport, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        named = {key_of(each.name): each for each in reversed(tables) if each.name}
        for block in all_blocks(read.parts):
            source = named.get(key_of(block.source)) if isinstance(block, AggregateTable) and block.order else None
            if isinstance(block, AggregateTable) and source:
                yield from self._of_block(block, source)

    def _of_block(self, block: AggregateTable, source: PlacedTable) -> Iterator[Finding]:
        order = set(map(key_of, block.order))
        names = [key_of(name) for name in source.data.columns.names]
        wanted = [key_of(name) for name in (block.row, block.column) if name]
        for at in (names.index(name) for name in wanted if name in names):
            # Of two columns the order is that of the one which has its words.
            if order & set(source.data.keys(at)):
                yield from self._of_column(block, source, at, order)

    def _of_column(self, block: AggregateTable, source: PlacedTable, at: int, order: set[str]) -> Iterator[Finding]:
        told: set[str] = set()
        for row, key in zip(source.data.rows, source.data.keys(at), strict=True):
            if key and key not in order | told:
                told.add(key)
                cell, column = row.cells[at], source.data.columns.names[at]
                yield self.at(cell.ref, column=column, found=cell.plain, caption=block.caption.plain)
