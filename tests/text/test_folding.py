"""Full-width forms become half-width ones."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text import folding
from zhibao.text.folding import fold, unified


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
        ("−5‐6‑7", "-5-6-7"),
        ("13.65∶1", "13.65:1"),
        ("1\u20092\u202f3\u20034", "1 2 3 4"),
        ("﹙﹪﹚﹦", "(%)="),
        ("王⼩明⽣", "王小明生"),
        ("⺠办⻓⻔⻄", "民办长门西"),
        ("\uf9dd\uf98a\U0002f80a", "\u5229\u529b\u50e7"),
        ("—–…·", "—–…·"),
    ],
)
def test_characters_that_look_alike_become_one(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_never_raises_and_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_printed_keeps_its_full_width_forms_and_its_length(text: str) -> None:
    assert len(unified(text)) == len(text)
    assert fold(unified(text)) == fold(text)
    assert all(new == old for new, old in zip(unified(text), text, strict=True) if 0xFF00 <= ord(old) < 0xFF5F)


@given(st.characters(min_codepoint=0x2F00, max_codepoint=0x2FD5))
def test_a_kangxi_radical_is_the_ideograph_that_unicode_says(radical: str) -> None:
    assert unified(radical) == unicodedata.normalize("NFKC", radical) != radical


@given(st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E))
def test_folding_agrees_with_unicode(character: str) -> None:
    assert fold(character) == unicodedata.normalize("NFKC", character)


def test_each_character_that_is_folded_is_one_that_may_be() -> None:
    assert all(folding._MAY_BE_FOLDED.match(chr(code)) for code in folding._FOLDED)
    assert all(folding.MAY_BE_UNIFIED.match(chr(code)) for code in folding._UNIFIED)


def test_no_character_becomes_one_of_the_words_for_totals() -> None:
    assert "计" not in folding._FOLDED.values()
