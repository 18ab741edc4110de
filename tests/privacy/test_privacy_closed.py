"""A kind of block that the privacy step has no case for is treated as one with pupils."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import Struct

from tests.builders import henan
from zhibao.model.blocks import CaseStudy, Paragraph
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport, Part, PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.privacy import disguise
from zhibao.workbook.identity import identified

ROWS = (("班级", "备注"), ("护理一班", "张三丰"), ("共 2 人", "阿卜杜拉·买买提、卜凡"))
TABLE = Table(tuple(tuple(TableCell((Text.of(value),)) for value in row) for row in ROWS))

PLACE = CellRef("张三丰", "A2")


class Inner(Struct, frozen=True):
    """Something inside a block of no known kind."""

    words: tuple[str, ...]


class Unknown(Struct, frozen=True):
    """A block of no known kind."""

    text: Text
    words: str
    table: Table
    inner: Inner
    ref: CellRef = PLACE
    count: int = 3
    id: str = ""


UNKNOWN = Unknown(Text.of("张三丰获奖"), "卜凡，张三丰", TABLE, Inner(("张三丰",)))


def masked(*blocks: Any) -> ComputedReport:
    """Return the report masked, with what mypy refuses in it."""
    report = ComputedReport({}, chapters=(Part(PartKind.CHAPTER, Text.of("章"), blocks),))
    return disguise(identified(report), henan().privacy)[0].report


def check(block: Any) -> None:
    """Assert that a block has no name in it, and all else as before."""
    assert (block.text.plain, block.words) == ("张某某获奖", "卜某，张某某")
    cells = [[cell.plain for cell in row if cell] for row in block.table.rows]
    assert cells == [["班级", "备注"], ["护理一班", "张某某"], ["共 2 人", "阿某某、卜某"]]
    assert block.inner == Inner(("张某某",))
    assert (block.ref, block.count) == (UNKNOWN.ref, 3)


def test_every_text_word_and_likely_name_in_it_is_masked() -> None:
    check(masked(UNKNOWN).chapters[0].blocks[0])


def test_its_pupils_are_masked_everywhere_else() -> None:
    _, paragraph = masked(UNKNOWN, Paragraph(Text.of("张三丰获奖"))).chapters[0].blocks
    assert paragraph == Paragraph(Text.of("张某某获奖"))


def test_inside_a_case_study_it_is_masked_too() -> None:
    case: Any = CaseStudy(Text.of("题"), Text(), False, (UNKNOWN,))
    (found,) = masked(case).chapters[0].blocks
    assert isinstance(found, CaseStudy)
    check(found.blocks[0])


@pytest.mark.parametrize("name", Unknown.__struct_fields__[:4])
def test_a_drawn_kind_without_a_case_is_masked_as_well(name: str) -> None:
    blocks: Any = (UNKNOWN,)
    computed = ComputedReport({}, chapters=(Part(PartKind.CHAPTER, Text.of("章"), blocks),))
    disguised, _ = disguise(identified(computed), henan().privacy)
    drawn = PrintedReport({}, chapters=(Part(PartKind.CHAPTER, Text.of("章"), blocks),))
    (block,) = disguised.figures(drawn).chapters[0].blocks
    assert getattr(block, name) != getattr(UNKNOWN, name)
    check(block)
