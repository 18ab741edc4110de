"""Full-width forms, and how wide characters are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.width import fold, is_wide, measure


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("１２３", "123"),
        ("｛｛地区｝｝", "{{地区}}"),
        ("，：；＝", ",:;="),
        ("　", " "),
        ("\u00a0", " "),
        ("（％）", "(%)"),
        ("ＡＢ～", "AB~"),
        ("、。“”", "、。“”"),
        ("表头=2", "表头=2"),
    ],
)
def test_full_width_forms_become_half_width(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_never_raises_and_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E))
def test_folding_agrees_with_unicode(character: str) -> None:
    assert fold(character) == unicodedata.normalize("NFKC", character)


@pytest.mark.parametrize("character", ["中", "，", "“", "—", "…", "·", "（", "𠮷", "：", "々"])
def test_chinese_characters_and_marks_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", ["a", "1", "%", " ", ",", "é"])
def test_latin_characters_are_not_wide(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(("text", "ems"), [("", 0), ("职教", 2), ("2025年", 3), ("13.65:1", 3.5)])
def test_a_text_is_measured_in_ems(text: str, ems: float) -> None:
    assert measure(text) == ems
