"""Names that options state, with the cover's items filled in: 来源={{地区}}获奖 is 来源=云州市获奖."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from msgspec import structs
from msgspec.structs import replace

from zhibao.model import blocks as kinds
from zhibao.model.blocks import AggregateTable, CaseStudy, DetailTable, IndicatorTable, ReadBlock, TableBlock
from zhibao.model.figures import ChartBlock, ChartSource, PhotoBlock
from zhibao.model.made_tables import Additions, RowCondition
from zhibao.model.report import ReadReport
from zhibao.model.text import Text
from zhibao.prose.lookups import LOOKUP, has_braces
from zhibao.text.keys import key_of


class NameFilling:
    """Fills cover items that are plain words; other look-ups in a name stay."""

    def __init__(self, cover: Mapping[str, Text]) -> None:
        """`cover` has the items by the keys of their names."""
        self._words = {key: text.plain for key, text in cover.items() if not has_braces(text.plain)}

    def fill(self, name: str) -> str:
        """Return the name with its look-ups of the cover replaced."""
        return LOOKUP.sub(lambda match: self._words.get(key_of(match[1]), match[0]), name)

    def report(self, report: ReadReport) -> ReadReport:
        """Return the report with the names of tables and columns in its blocks filled."""
        return report.with_blocks(self._block)

    def _block(self, block: ReadBlock) -> ReadBlock:
        match block:
            case TableBlock():
                return replace(block, name=self.fill(block.name), additions=self._additions(block.additions))
            case AggregateTable():
                return self._aggregate(block)
            case DetailTable():
                return self._detail(block)
            case ChartBlock():
                return replace(block, name=self.fill(block.name), source=self._source(block.source))
            case IndicatorTable():
                return replace(block, name=self.fill(block.name))
            case PhotoBlock():
                return replace(block, name=self.fill(block.name))
            case CaseStudy():
                return replace(block, name=self.fill(block.name))
            case kinds.Heading() | kinds.Paragraph() | kinds.Note():
                return block
            case kinds.PageBreak() | kinds.Orientation():
                return block
            case _:
                assert_never(block)

    def _aggregate(self, block: AggregateTable) -> AggregateTable:
        return replace(
            block,
            name=self.fill(block.name),
            source=self.fill(block.source),
            row=self.fill(block.row),
            column=self.fill(block.column),
            measures=tuple(structs.replace(each, column=self.fill(each.column)) for each in block.measures),
            order=tuple(map(self.fill, block.order)),
            conditions=self._conditions(block.conditions),
            additions=self._additions(block.additions),
        )

    def _detail(self, block: DetailTable) -> DetailTable:
        columns = (
            structs.replace(each, name=self.fill(each.name), label=self.fill(each.label)) for each in block.columns
        )
        return replace(
            block,
            name=self.fill(block.name),
            source=self.fill(block.source),
            columns=tuple(columns),
            order=block.order and structs.replace(block.order, column=self.fill(block.order.column)),
            conditions=self._conditions(block.conditions),
            additions=self._additions(block.additions),
        )

    def _conditions(self, conditions: tuple[RowCondition, ...]) -> tuple[RowCondition, ...]:
        return tuple(
            structs.replace(each, column=self.fill(each.column), text=self.fill(each.text)) for each in conditions
        )

    def _additions(self, additions: Additions) -> Additions:
        columns = (structs.replace(each, columns=tuple(map(self.fill, each.columns))) for each in additions.columns)
        return structs.replace(additions, columns=tuple(columns))

    def _source(self, source: ChartSource) -> ChartSource:
        return replace(
            source,
            table=self.fill(source.table),
            category=self.fill(source.category),
            series=tuple(map(self.fill, source.series)),
        )
