"""Pictures are shrunk where the next block would leave a hole in a page, as far as they may be, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace

from tests.paging_boxes import LEAST, PAGE, RULES, SLACK, figure, table, text
from zhibao.paging.estimate import filled
from zhibao.paging.estimate.boxes import Box, InlinePicture, flow, is_forced, page_end, used


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
