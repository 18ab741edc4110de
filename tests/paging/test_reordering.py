"""A block that would leave a hole in a page and the text beside it change places, where they may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from msgspec.structs import replace

from tests.paging_boxes import END, LEAST, PAGE, RULES, figure, named, numbered, paragraph, table, text
from zhibao.paging.estimate import FramedCase, Movable, filled
from zhibao.paging.estimate.boxes import Box, page_end
from zhibao.paging.estimate.reordering import Reordering


def order(*blocks: list[Box], movable: Sequence[Movable], least: Mapping[str, float] = {}) -> list[int]:
    """Return how many paragraphs each movable block should pass."""
    found = filled(numbered(blocks), least, RULES, movable)
    return [found.moved.get(number, 0) for number in range(len(movable))]


def movable(name: str, after: str = "", before: str = "") -> Movable:
    return Movable(
        frozenset({name, f"_zb_{name}"}), *(tuple(f"_zb_{each}" for each in some) for some in (after, before))
    )


def a_photo(height: float = 240) -> list[Box]:
    return figure("甲", height)


BEHIND = [
    ("one that fills the page", [text(400), a_photo(), paragraph("一", 200), text(100)], 1),
    ("one that runs on", [text(400), a_photo(), paragraph("一", 400), text(100)], 1),
    ("as few as do", [text(400), a_photo(), paragraph("一", 60), paragraph("二", 60), paragraph("三", 60)], 2),
    ("not enough text", [text(400), a_photo(), paragraph("一", 60), paragraph("四", 100)], 0),
    ("no hole", [text(540), a_photo(), paragraph("一", 200)], 0),
    ("it fits", [text(300), a_photo(), paragraph("一", 200)], 0),
    ("a new page", [text(400), [replace(a_photo()[0], begins_page=True)], paragraph("一", 200)], 0),
]


@pytest.mark.parametrize(("blocks", "count"), [each[1:] for each in BEHIND], ids=[each[0] for each in BEHIND])
def test_text_comes_before_a_block_that_would_leave_a_hole_as_little_as_fills_it(
    blocks: Sequence[list[Box]], count: int
) -> None:
    assert order(*blocks, movable=[movable("甲", "一二三")]) == [count]


AHEAD = [
    ("of a paragraph that runs on", [text(300), paragraph("一", 160), a_photo()], -1),
    ("of two", [text(240), paragraph("二", 120), paragraph("一", 80), a_photo()], -2),
    ("not of what is shorter than it is high", [text(400), paragraph("一", 100), a_photo()], 0),
    ("not of what began on the page before", [text(500), paragraph("一", 500), a_photo()], 0),
    ("not of what may not follow", [text(300), paragraph("三", 160), a_photo()], 0),
    ("not of what ends a section", [text(300), paragraph("一", 160), a_photo(), text(20)], -1),
]


@pytest.mark.parametrize(("blocks", "count"), [each[1:] for each in AHEAD], ids=[each[0] for each in AHEAD])
def test_a_block_without_text_after_it_stands_before_the_text_that_it_follows(
    blocks: Sequence[list[Box]], count: int
) -> None:
    assert order(*blocks, movable=[movable("甲", before="一二")]) == [count]


def test_what_can_be_shrunk_onto_the_page_keeps_its_place() -> None:
    blocks = [text(440), figure("甲", 160), paragraph("一", 200)]
    assert order(*blocks, movable=[movable("甲", "一")], least=LEAST) == [0]
    assert order(*blocks, movable=[movable("甲", "一")]) == [1]


def test_a_heading_and_an_empty_paragraph_above_a_block_go_with_it() -> None:
    lead = Box(4, keep_with_next=True, page_height=PAGE)
    title = Box(30, keep_with_next=True, page_height=PAGE, names=("_zb_题",))
    rows = named("甲", table(240))
    assert order(text(400), [lead], rows, paragraph("一", 200), movable=[movable("甲", "一")]) == [1]
    # The heading stays before the text that comes first, whole.
    heading = [title, replace(title, names=())]
    boxes = numbered([text(400), heading, [lead], rows, paragraph("一", 200)])
    assert Reordering([movable("甲", "一")], RULES, ()).fills(boxes, 0, page_end(boxes, 0))
    assert [box.block for box in boxes[20:24]] == [1, 1, 4, 4]


def test_text_that_was_kept_with_the_end_of_its_case_is_not_kept_with_what_comes_behind_it() -> None:
    last = [replace(box, keep_with_next=True) for box in paragraph("一", 60)]
    blocks = [text(460), a_photo(), last, END, text(600)]
    assert filled(numbered(blocks), {}, RULES, [movable("甲", "一")], [FramedCase(3, None)]).moved == {0: 1}


def test_caption_unit_notes_and_what_is_empty_below_move_with_their_block_and_the_end_of_a_case_does_not() -> None:
    kept = [Box(20, keep_with_next=True, page_height=PAGE)]
    block = [named("甲", kept), kept, table(200), text(20)]
    case_end = [Box(10, page_height=PAGE)]
    boxes = numbered([text(300), paragraph("一", 160), *block, case_end, text(500)])
    reordering = Reordering([movable("甲", before="一")], RULES, {6})
    assert reordering.fills(boxes, 0, page_end(boxes, 0))
    assert list(dict.fromkeys(box.block for box in boxes)) == [0, 2, 3, 4, 5, 1, 6, 7]


def test_a_block_that_would_leave_a_hole_on_the_next_page_too_waits_for_more() -> None:
    blocks = [text(400), figure("甲", 500), paragraph("一", 400), paragraph("二", 400)]
    assert order(*blocks, movable=[movable("甲", "一二")]) == [2]


def test_two_blocks_that_follow_each_other_keep_their_order() -> None:
    blocks = [text(400), a_photo(), paragraph("一", 200), figure("乙", 240), paragraph("二", 200)]
    assert order(*blocks, movable=[movable("甲", "一"), movable("乙", "二")]) == [1, 0]
