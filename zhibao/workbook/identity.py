"""Every part, block, text and raw table of a report gets an id by its place, once, when all is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any, assert_never, cast

from zhibao.model.blocks import (
    AggregateTable,
    AnyBlock,
    B,
    CaseStudy,
    Heading,
    IndicatorTable,
    Note,
    Orientation,
    PageBreak,
    Paragraph,
    TableBlock,
)
from zhibao.model.figures import ChartBlock, Figure, PhotoBlock
from zhibao.model.report import Part, PartKind, R
from zhibao.model.text import Text

_LETTERS = {PartKind.PREFACE: "p", PartKind.CHAPTER: "c", PartKind.ANNEX: "a"}


def identified(report: R) -> R:
    """Return the report with all ids: p, c1, a1 and d1, blocks c2b17, texts c2b17t1; none has a word in it."""
    raw = tuple(replace(data, id=f"d{number}") for number, data in enumerate(report.data_tables, 1))
    numbers = {kind: count(1) for kind in PartKind}

    def change(part: Part[Any]) -> Part[Any]:
        number = "" if part.kind is PartKind.PREFACE else next(numbers[part.kind])
        return _part(part, f"{_LETTERS[part.kind]}{number}")

    return replace(report.with_parts(change), data_tables=raw)


def _part(part: Part[B], part_id: str) -> Part[B]:
    ids = (f"{part_id}b{number}" for number in count(1))
    blocks = tuple(cast(B, _block(cast(AnyBlock, block), ids)) for block in part.blocks)
    return replace(part, title=replace(part.title, id=f"{part_id}t1"), blocks=blocks, id=part_id)


def _block(block: AnyBlock, ids: Iterator[str]) -> AnyBlock:
    own = next(ids)
    text = _numbering(own)
    match block:
        case Heading() | Paragraph() | Note():
            return replace(block, id=own, text=text(block.text))
        case TableBlock() | IndicatorTable() | AggregateTable():
            caption, unit, notes = text(block.caption), text(block.unit), tuple(map(text, block.notes))
            return replace(block, id=own, caption=caption, unit=unit, notes=notes)
        case PhotoBlock() | ChartBlock() | Figure():
            caption, notes = text(block.caption), tuple(map(text, block.notes))
            return replace(block, id=own, caption=caption, notes=notes)
        case CaseStudy():
            title, school = text(block.title), text(block.school)
            inner = tuple(_block(each, ids) for each in block.blocks)
            return replace(block, id=own, title=title, school=school, blocks=inner)
        case PageBreak() | Orientation():
            return replace(block, id=own)
        case _:
            assert_never(block)


def _numbering(block_id: str) -> Callable[[Text], Text]:
    numbers = count(1)
    return lambda text: replace(text, id=f"{block_id}t{next(numbers)}")
