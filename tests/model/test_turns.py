"""Turns and page breaks, however they are written, print everything and make no empty page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as some

from zhibao.model.blocks import CaseStudy, Orientation, PageBreak, Paragraph, ReadBlock, nested
from zhibao.model.report import Part, PartKind
from zhibao.model.text import Text
from zhibao.model.turns import with_tidy_turns

TEXT = Paragraph(Text.of("文"))
SIMPLE: some.SearchStrategy[ReadBlock] = some.sampled_from((TEXT, PageBreak(), Orientation(True), Orientation(False)))


def case(blocks: Iterable[ReadBlock]) -> ReadBlock:
    return CaseStudy(Text.of("题"), Text(), False, tuple(blocks))


BLOCKS = some.lists(SIMPLE | some.lists(SIMPLE, max_size=6).map(case), max_size=12)


def tidied(blocks: Iterable[ReadBlock]) -> tuple[ReadBlock, ...]:
    return with_tidy_turns(Part(PartKind.CHAPTER, Text.of("章"), tuple(blocks))).blocks


def directions(blocks: Iterable[ReadBlock]) -> list[bool]:
    """Return how the page of each paragraph lies."""
    landscape, found = False, []
    for block in nested(blocks):
        landscape = block.landscape if isinstance(block, Orientation) else landscape
        found += [landscape] if isinstance(block, Paragraph) else []
    return found


@given(BLOCKS)
def test_every_text_stays_on_a_page_that_lies_as_written(blocks: list[ReadBlock]) -> None:
    assert directions(tidied(blocks)) == directions(blocks)


@given(BLOCKS)
def test_each_turn_turns_and_stands_between_texts_without_a_page_break(blocks: list[ReadBlock]) -> None:
    flat = [type(each) for each in nested(tidied(blocks))]
    beside = {pair for pair in pairwise(flat) if Orientation in pair}
    assert not beside & {(Orientation, Orientation), (Orientation, PageBreak), (PageBreak, Orientation)}
    assert flat[-1:] != [Orientation]
    turned = [each.landscape for each in nested(tidied(blocks)) if isinstance(each, Orientation)]
    assert turned == [landscape for landscape, _ in groupby([False, *turned])][1:]


@given(BLOCKS)
def test_no_case_study_begins_or_ends_with_a_break(blocks: list[ReadBlock]) -> None:
    edges = [
        edge for each in tidied(blocks) if isinstance(each, CaseStudy) for edge in each.blocks[:1] + each.blocks[-1:]
    ]
    assert not [each for each in edges if isinstance(each, Orientation | PageBreak)]


@given(BLOCKS)
def test_tidying_twice_changes_nothing(blocks: list[ReadBlock]) -> None:
    assert tidied(tidied(blocks)) == tidied(blocks)


def test_page_breaks_stay_where_nothing_turns() -> None:
    assert tidied((TEXT, PageBreak(), Orientation(False), TEXT, PageBreak())) == (TEXT, PageBreak(), TEXT, PageBreak())
