"""The form in which names are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text import keys
from zhibao.text.folding import fold
from zhibao.text.keys import key_of, one_quote, squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“双师型”教师", '"双师型"教师 '),
        ("学校（所）", "学校(所)"),
        ("达标率％", "达标率%"),
        ("中职 在校生", "中职　在校生"),
        ("Ａ类", "A类"),
        ("‘1＋X’", "'1+X'"),
        ("甲\n乙", "甲乙"),
        ("中职在校⽣", "中职在校生"),
        ("中职\u00a0在\u2009校\u200b生\ufeff", "中职在校生"),
        ("生\u00ad师∶比", "生师:比"),
    ],
)
def test_names_that_look_alike_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("甲", "乙"), ("a", "A"), ("“甲”", "甲"), ("甲(乙)", "甲乙")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)


@given(st.text())
def test_quotation_marks_change_without_moving_anything(text: str) -> None:
    assert len(one_quote(text)) == len(text)


def test_squeezing_keeps_the_quotation_marks() -> None:
    assert squeezed("计数（ “获奖” ）") == "计数(“获奖”)"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_squeezed_as_step_by_step(text: str) -> None:
    assert squeezed(text) == keys._SPACE.sub("", fold(text))
