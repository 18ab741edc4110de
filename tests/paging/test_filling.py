"""Pictures are shrunk, or text comes first, where the next block would leave a hole in a page, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.builders import henan
from zhibao.paging.estimate import AddedSpace, CaseEnd, Filled, Movable, filled, pages_of
from zhibao.paging.estimate.boxes import Box, InlinePicture, flow, is_forced, page_end, used
from zhibao.paging.estimate.reordering import Reordering

RULES = henan().fill
PAGE = 600.0
SLACK = RULES.slack * 72 / 25.4
LEAST = {"甲": 0.5, "乙": 0.5}


def text(height: float) -> list[Box]:
    """Return lines of 20 points."""
    return [Box(20, page_height=PAGE) for _ in range(round(height / 20))]


def figure(name: str, height: float) -> list[Box]:
    """Return a picture and the caption that it stays with."""
    shown = Box(height, keep_with_next=True, page_height=PAGE, pictures=(InlinePicture(name, height),))
    return [shown, Box(20, page_height=PAGE)]


def table(height: float) -> list[Box]:
    return [Box(height, page_height=PAGE)]


def shares(*blocks: list[Box], least: Mapping[str, float] = LEAST) -> dict[str, float]:
    found = filled([box for block in blocks for box in block], least, RULES).shares
    return {name: round(share, 3) for name, share in found.items()}


def fitting(height: float, room: float) -> float:
    """Return the share at which a picture of that height takes that room with its caption, a line of slack left."""
    return round((room - 20 - SLACK) / height, 3)


def test_a_figure_behind_a_hole_shrinks_until_it_stands_on_the_page_with_some_slack() -> None:
    assert shares(text(440), figure("甲", 160)) == {"甲": fitting(160, 160)}


def test_figures_that_stand_on_the_page_already_give_room_too_all_in_proportion_to_what_they_may() -> None:
    found = shares(figure("甲", 200), text(160), figure("乙", 240))
    assert found == {"甲": found["乙"], "乙": found["乙"]}
    assert 440 * found["甲"] == pytest.approx(600 - 160 - 40 - SLACK, abs=0.5)


def test_figures_make_room_for_a_table() -> None:
    assert list(shares(figure("甲", 200), text(260), table(180))) == ["甲"]


@pytest.mark.parametrize(
    "blocks",
    [
        (text(440), figure("乙", 320)),
        (text(520), figure("甲", 160)),
        (text(440), [replace(box, begins_page=at == 0) for at, box in enumerate(figure("甲", 160))]),
        (text(440), table(180), figure("甲", 160)),
        (figure("甲", 160), text(300)),
    ],
    ids=["too little room", "no hole", "a new page was asked for", "only behind the next block", "the end"],
)
def test_where_it_would_not_help_or_is_not_needed_nothing_shrinks(blocks: Sequence[list[Box]]) -> None:
    assert shares(*blocks) == {}


def test_what_may_not_be_lower_stays() -> None:
    assert shares(text(440), figure("甲", 160), least={}) == {}
    assert shares(text(440), figure("甲", 160), least={"甲": 0.9}) == {}


def test_rows_of_pictures_under_one_caption_shrink_alike_unless_one_is_on_the_page_before() -> None:
    row = figure("甲", 160)[:1]
    assert shares(text(460), [*map(loose, row)], figure("甲", 160)) == {"甲": fitting(160, 140 + 20)}
    assert shares(text(400), [*map(loose, row)], text(400), figure("甲", 200)) == {}


def loose(box: Box) -> Box:
    return replace(box, keep_with_next=False)


def named_apart(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes whose pictures have names of their own."""
    return [
        replace(box, pictures=tuple(InlinePicture(f"图 {at}", shown.height) for shown in box.pictures))
        for at, box in enumerate(boxes)
    ]


BLOCKS = some.lists(
    some.one_of(
        some.integers(1, 30).map(lambda lines: text(lines * 20)),
        some.integers(40, 500).map(table),
        some.integers(40, 500).map(lambda height: figure("图", height)),
    ),
    max_size=20,
)


@given(BLOCKS, some.floats(0.3, 1))
def test_pictures_keep_to_their_limits_and_each_shrunk_one_stands_on_a_page_with_slack(
    blocks: list[list[Box]], share: float
) -> None:
    boxes = named_apart(box for block in blocks for box in block)
    least = {shown.name: share for box in boxes for shown in box.pictures}
    found = filled(boxes, least, RULES).shares
    assert all(share - 1e-9 <= each < 1 for each in found.values())
    lower = [scaled(box, found) for box in boxes]
    assert flow(lower).count <= flow(boxes).count
    assert filled(boxes, least, RULES).shares == found


def scaled(box: Box, found: Mapping[str, float]) -> Box:
    lost = sum(shown.height * (1 - found.get(shown.name, 1)) for shown in box.pictures)
    return replace(box, height=box.height - lost)


@given(BLOCKS)
def test_a_page_that_still_has_a_hole_could_not_be_filled(blocks: list[list[Box]]) -> None:
    boxes = named_apart(box for block in blocks for box in block)
    least = {shown.name: 0.5 for box in boxes for shown in box.pictures}
    lower = [scaled(box, filled(boxes, least, RULES).shares) for box in boxes]
    start = 0
    while start < len(lower):
        end = page_end(lower, start)
        if not is_forced(lower, end) and PAGE - used(lower, start, end) > RULES.empty * PAGE:
            after = end + 1 + lower[end].keep_with_next
            room = sum(
                box.height - 0.5 * boxes[start + at].height for at, box in enumerate(lower[start:after]) if box.pictures
            )
            assert used(lower, start, after) - room + SLACK > PAGE - 1
        start = end


def order(*blocks: list[Box], movable: Sequence[Movable], least: Mapping[str, float] = {}) -> list[int]:
    """Return how many paragraphs each movable block should pass."""
    found = filled(numbered(blocks), least, RULES, movable)
    return [found.moved.get(number, 0) for number in range(len(movable))]


def numbered(blocks: Iterable[list[Box]]) -> list[Box]:
    return [replace(box, block=number) for number, block in enumerate(blocks) for box in block]


def named(name: str, boxes: list[Box]) -> list[Box]:
    """Return boxes of which the first begins with the bookmark of a block."""
    return [replace(boxes[0], names=(f"_zb_{name}",)), *boxes[1:]]


def paragraph(name: str, height: float) -> list[Box]:
    return named(name, text(height))


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
    # The heading stays before the text that comes first.
    assert order(text(400), [title], [lead], rows, paragraph("一", 200), movable=[movable("甲", "一")]) == [1]


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


def with_cases(*blocks: list[Box], least: Mapping[str, float] = {}, opened: int | None = None) -> Filled:
    """Return what fills pages on which blocks of one box of 10 close cases; `opened` is the block that opens them."""
    ends = [CaseEnd(number, opened) for number, block in enumerate(blocks) if [box.height for box in block] == [10]]
    return filled(numbered(blocks), least, RULES, (), ends)


END = [Box(10, page_height=PAGE)]


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
    found = filled(boxes, {}, RULES, (), [CaseEnd(number) for number in range(1, len(lengths) * 2, 2)])
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
