"""Full-width forms become half-width ones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.folding import fold


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
