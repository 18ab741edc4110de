"""Texts of formatted runs: cutting and replacing keep characters and formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.model.ref import CellRef
from zhibao.model.text import Position, Run, Text

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
    assert TEXT.replaced(2, 4, "教育").runs == (Run("河南"), Run("教育", bold=True), RAISED)


def test_a_replacement_across_runs_takes_the_format_of_the_first() -> None:
    assert TEXT.replaced(1, 5, "阳").runs == (Run("河"), Run("阳"))


def test_a_replacement_can_be_marked_as_a_placeholder() -> None:
    assert TEXT.replaced(2, 4, "【待补】", todo=True).runs[1] == Run("【待补】", bold=True, todo=True)


@given(TEXTS, st.integers(0, 16), st.integers(0, 16))
def test_cutting_is_cutting_the_characters(text: Text, start: int, end: int) -> None:
    assert text.cut(start, end).plain == text.plain[start:end]


@given(TEXTS, st.integers(0, 16), st.integers(0, 16), st.text(max_size=3))
def test_replacing_leaves_all_other_characters(text: Text, start: int, length: int, by: str) -> None:
    start = min(start, len(text.plain))
    end = min(start + length, len(text.plain))
    assert text.replaced(start, end, by).plain == text.plain[:start] + by + text.plain[end:]
