"""Every part, block, text and raw table of a report gets an id by its place, once, when all is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from msgspec import structs

from zhibao.model.blocks import CaseStudy
from zhibao.model.report import Part, PartKind, R
from zhibao.model.text import Text

_LETTERS = {PartKind.PREFACE: "p", PartKind.CHAPTER: "c", PartKind.ANNEX: "a"}


def identified(report: R) -> R:
    """Return the report with all ids: p, c1, a1 and d1, blocks c2b17, texts c2b17t1, k1, s1; none has a word in it."""
    raw = tuple(structs.replace(data, id=f"d{number}") for number, data in enumerate(report.data_tables, 1))
    cover = {key: structs.replace(text, id=f"k{number}") for number, (key, text) in enumerate(report.cover.items(), 1)}
    schools = tuple(structs.replace(text, id=f"s{number}") for number, text in enumerate(report.schools, 1))
    numbers = {kind: count(1) for kind in PartKind}

    def change(part: Part[Any]) -> Part[Any]:
        number = "" if part.kind is PartKind.PREFACE else next(numbers[part.kind])
        own = f"{_LETTERS[part.kind]}{number}"
        ids = (f"{own}b{number}" for number in count(1))
        blocks = tuple(_block(block, ids) for block in part.blocks)
        return structs.replace(part, title=structs.replace(part.title, id=f"{own}t1"), blocks=blocks, id=own)

    return replace(report.with_parts(change), cover=cover, data_tables=raw, schools=schools)


def _block(block: Any, ids: Iterator[str]) -> Any:
    """Return a block of any kind with its id; its texts are counted as its fields follow each other."""
    own, numbers = next(ids), count(1)

    def named(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(named, value))
        return structs.replace(value, id=f"{own}t{next(numbers)}") if isinstance(value, Text) else value

    block = structs.replace(
        block, **{name: named(getattr(block, name)) for name in block.__struct_fields__} | {"id": own}
    )
    return block.with_blocks(_block(each, ids) for each in block.blocks) if isinstance(block, CaseStudy) else block
