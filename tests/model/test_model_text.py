"""Texts of formatted runs: cutting and replacing keep characters and formats."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from zhibao.model import raised_characters
from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Replacement, Run, Text

BOLD, RAISED = Run("职教", bold=True), Run("2", position=Position.SUPERSCRIPT)
TEXT = Text((Run("河南"), BOLD, RAISED), CellRef("基本情况", "B2"))
TEXTS = st.lists(
    st.builds(Run, st.text(max_size=4), st.booleans(), st.booleans(), st.sampled_from(Position)), max_size=4
).map(lambda runs: Text(tuple(runs)))


def test_the_plain_text_is_that_of_all_runs() -> None:
    assert TEXT.plain == "河南职教2"


@pytest.mark.parametrize(("text", "filled"), [(Text(), False), (Text((Run(""),)), False), (Text.of("字"), True)])
def test_a_text_without_characters_is_false(text: Text, filled: bool) -> None:
    assert bool(text) is filled


def test_plain_text_of_nothing_has_no_run() -> None:
    assert Text.of("").runs == ()


def test_a_placeholder_stands_in_brackets_and_is_marked() -> None:
    assert Text.todo("待补：地区").runs == (Run("【待补：地区】", todo=True),)


@pytest.mark.parametrize(
    ("run", "is_plain"),
    [
        (Run("字"), True),
        (Run("字", bold=True), False),
        (Run("字", italic=True), False),
        (Run("字", todo=True), False),
        (RAISED, False),
    ],
)
def test_a_run_with_any_format_is_not_plain(run: Run, is_plain: bool) -> None:
    assert run.is_plain is is_plain


def test_joining_keeps_runs_and_the_first_place() -> None:
    joined = TEXT + Text.of("年", CellRef("其他", "C3"))
    assert (joined.plain, joined.runs[2], joined.ref) == ("河南职教2年", RAISED, TEXT.ref)


@pytest.mark.parametrize(
    ("start", "end", "runs"),
    [
        (0, 2, (Run("河南"),)),
        (1, 3, (Run("南"), Run("职", bold=True))),
        (4, None, (RAISED,)),
        (2, 2, ()),
        (9, None, ()),
    ],
)
def test_cutting_keeps_the_format_of_each_character(start: int, end: int | None, runs: tuple[Run, ...]) -> None:
    assert TEXT.cut(start, end) == Text(runs)


def test_cutting_keeps_the_cell() -> None:
    assert TEXT.cut(1).ref == TEXT.ref


def test_a_replacement_takes_the_format_of_what_it_replaces() -> None:
    assert TEXT.substituted([Replacement(2, 4, Text.of("教育"))]).runs == (Run("河南"), Run("教育", bold=True), RAISED)


def test_a_replacement_across_runs_takes_the_format_of_the_first() -> None:
    assert TEXT.substituted([Replacement(1, 5, Text.of("阳"))]).runs == (Run("河阳"),)


def test_a_replacement_can_be_marked_as_a_placeholder() -> None:
    assert TEXT.substituted([Replacement(2, 4, Text.todo("待补"))]).runs[1] == Run("【待补】", bold=True, todo=True)


@given(TEXTS, st.integers(0, 16), st.integers(0, 16))
def test_cutting_is_cutting_the_characters(text: Text, start: int, end: int) -> None:
    assert text.cut(start, end).plain == text.plain[start:end]


def test_without_replacements_a_text_stays_as_it_is() -> None:
    assert TEXT.substituted([]) is TEXT


def test_a_replacement_keeps_the_cell() -> None:
    assert TEXT.substituted([Replacement(0, 1, Text())]).ref == TEXT.ref


def test_neighbours_of_one_format_become_one_run() -> None:
    text = Text(tuple(Run("河", italic=True) for _ in range(3)))
    assert text.substituted([Replacement(1, 2, Text.of("南"))]).runs == (Run("河南河", italic=True),)


def test_ten_thousand_replacements_leave_one_run() -> None:
    size = 10_000
    text = Text.of("中 " * size).substituted([Replacement(2 * at + 1, 2 * at + 2, Text.of("国")) for at in range(size)])
    assert text.runs == (Run("中国" * size),)


def test_each_run_is_cut_once_however_many_spans_there_are() -> None:
    size = 10_000
    text = Text(tuple(Run("河南", bold=bool(at % 2)) for at in range(size)))
    slices = list(text.slices((at, at + 1) for at in range(2 * size)))
    assert [len(piece.runs) for piece in slices] == [1] * (2 * size)
    assert "".join(piece.plain for piece in slices) == text.plain


def formats(text: Text) -> list[Run]:
    """Return a run for every character."""
    return [replace(run, text=character) for run in text.runs for character in run.text]


def replacements(text: Text) -> st.SearchStrategy[list[Replacement]]:
    """Return replacements at random places of the text."""
    bounds = st.lists(st.integers(0, len(text.plain)), max_size=6).map(sorted)
    spans = bounds.map(lambda each: list(zip(each[::2], each[1::2], strict=False)))
    return spans.flatmap(
        lambda each: st.tuples(
            *(st.builds(Replacement, st.just(a), st.just(b), st.text(max_size=3).map(Text.of)) for a, b in each)
        )
    ).map(list)


@given(st.data(), TEXTS)
def test_all_replacements_at_once_are_those_one_by_one(data: st.DataObject, text: Text) -> None:
    wanted = data.draw(replacements(text))
    expected = formats(text)
    for each in reversed(wanted):
        format_ = expected[each.start] if each.start < each.end else Run("")
        expected[each.start : each.end] = [replace(format_, text=character) for character in each.by.plain]
    result = text.substituted(wanted)
    assert formats(result) == expected
    if wanted:
        assert all(replace(a, text="") != replace(b, text="") for a, b in pairwise(result.runs))


@given(TEXTS, st.lists(st.integers(0, 16), max_size=6).map(sorted))
def test_slices_are_cuts(text: Text, bounds: list[int]) -> None:
    spans = list(zip(bounds[::2], bounds[1::2], strict=False))
    assert list(text.slices(spans)) == [text.cut(start, end) for start, end in spans]


def test_a_changed_text_keeps_its_id_and_bookmark() -> None:
    caption = Text((Run("甲乙"),), bookmark="_Ref1", id="c1b1t1")
    for changed in (caption + Text.of("丙"), caption.substituted([Replacement(0, 1, Text.of("丁"))])):
        assert (changed.bookmark, changed.id) == ("_Ref1", "c1b1t1")
    assert (caption.cut(0, 1).bookmark, caption.cut(0, 1).id) == ("", "")


@given(
    st.lists(
        st.builds(
            Run,
            st.text("见表1（）(2、-", max_size=4),
            position=st.sampled_from(Position),
            target=st.sampled_from(["", "t"]),
        ),
        max_size=4,
    )
)
def test_words_are_what_is_left_without_references_and_their_brackets(runs: list[Run]) -> None:
    tables = {
        Position.SUPERSCRIPT: raised_characters.RAISED,
        Position.SUBSCRIPT: raised_characters.LOWERED,
        Position.BASELINE: {},
    }
    left = "".join(run.text.translate(tables[run.position]) for run in runs if not run.target)
    assert Text(tuple(runs)).words == re.sub(r"[（(]见?[、和，及与\s]*[)）]", "", left)
