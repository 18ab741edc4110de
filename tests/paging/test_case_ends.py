"""No end of a case stands on a page without text of the case, and none leaves a hole."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from tests.paging_boxes import END, LEAST, PAGE, RULES, figure, numbered, text
from zhibao.paging.estimate import AddedSpace, Filled, FramedCase, filled, pages_of
from zhibao.paging.estimate.boxes import Box


def with_cases(*blocks: list[Box], least: Mapping[str, float] = {}, opened: int | None = None) -> Filled:
    """Return what fills pages on which blocks of one box of 10 close cases; `opened` is the block that opens them."""
    ends = [FramedCase(number, opened) for number, block in enumerate(blocks) if [box.height for box in block] == [10]]
    return filled(numbered(blocks), least, RULES, (), ends)


@pytest.mark.parametrize(
    ("above", "kept"),
    [(300, True), (520, True), (400, True), (440, False), (500, False)],
    ids=["much room", "a small hole", "a little room", "at the end of the page", "a hole"],
)
def test_a_last_paragraph_is_kept_with_the_end_of_its_case_unless_that_leaves_a_hole(above: float, kept: bool) -> None:
    lines = [replace(box, height=18.5) for box in text(160)] if above == 440 else text(140)
    assert with_cases(text(above), lines, END, text(600)).kept == ({0} if kept else set())


def test_a_picture_makes_room_for_the_end_of_a_case_that_would_stand_alone() -> None:
    assert with_cases(figure("甲", 200), text(380), END, least=LEAST).shares.keys() == {"甲"}
    assert with_cases(figure("甲", 200), text(380), END).shares == {}


@pytest.mark.parametrize(("height", "space"), [(600, 6), (598, 12), (592, 18), (586, 24), (584, None), (606, None)])
def test_space_lets_lines_go_over_to_the_end_of_a_case_that_would_or_might_stand_alone(
    height: float, space: float | None
) -> None:
    first = Box(height - 300, page_height=PAGE)
    found = with_cases([Box(20, page_height=PAGE)], [first], text(280), END, text(600), opened=1).spaces
    assert found == ({} if space is None else {0: AddedSpace(space, is_at_opening=True)})


def test_space_stands_at_the_opening_of_the_case_or_else_at_its_last_paragraph_if_that_begins_on_the_page() -> None:
    assert with_cases(text(320), text(280), END).spaces == {0: AddedSpace(6, is_at_opening=False)}
    assert with_cases(text(600), END).spaces == {}
    # Three lines are kept with the end already, or go over whole.
    assert with_cases(text(540), text(60), END).spaces == {}


@given(some.lists(some.integers(1, 40), min_size=1, max_size=12))
def test_no_page_begins_with_the_end_of_a_case_whose_last_paragraph_begins_on_the_page_before(
    lengths: list[int],
) -> None:
    paragraphs = [_controlled(text(length * 20)) for length in lengths]
    boxes = numbered([block for each in paragraphs for block in (each, END)])
    found = filled(boxes, {}, RULES, (), [FramedCase(number) for number in range(1, len(lengths) * 2, 2)])
    for place, added in found.spaces.items():
        at = next(at for at, box in enumerate(boxes) if box.block == 2 * place)
        boxes[at] = replace(boxes[at], before=added.space)
    for place in found.kept:
        boxes = [replace(box, keep_with_next=box.block == 2 * place or box.keep_with_next) for box in boxes]
    pages = list(pages_of(boxes))
    for before, page in pairwise(pages):
        if page[0].block % 2:
            text_before = [box for box in before if box.block == page[0].block - 1]
            assert len(text_before) < 4 or before[0].block == page[0].block - 1


def _controlled(lines: list[Box]) -> list[Box]:
    """Return the lines of a paragraph of which none stands alone on a page."""
    last = len(lines) - 1
    return [replace(box, keep_with_next=at != last and at in (0, last - 1)) for at, box in enumerate(lines)]
