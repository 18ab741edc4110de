"""What no line may part, and how it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.word.unbroken import held_stretches, joined, plain, unbroken_label

HELD = {
    "（教职成〔2021〕4号）": "（教职成〔2021〕\u20604\u2060号）",
    "豫教〔2025〕392号、〔2025〕第5号": "豫教〔2025〕\u2060392\u2060号、〔2025〕\u2060第5\u2060号",
    "（2025）3号楼": "（2025）\u20603\u2060号楼",
    "〔2021〕4 号": "〔2021〕4 号",
    "在4号楼（2025年）": "在4号楼（2025年）",
}


@pytest.mark.parametrize(("typed", "printed"), HELD.items())
def test_the_number_of_a_document_is_joined(typed: str, printed: str) -> None:
    assert joined(typed) == printed


def test_a_label_has_a_space_and_a_hyphen_that_no_line_parts() -> None:
    assert unbroken_label("表 2-5") == "表\u00a02\u20115"


@given(st.text(st.characters(exclude_characters="\u00a0\u2011\u2060")))
def test_the_plain_form_is_what_was_typed(text: str) -> None:
    assert plain(joined(text)) == plain(unbroken_label(text)) == text
    assert joined(joined(text)) == joined(text)


def test_of_two_dashes_or_dots_the_second_is_held() -> None:
    assert held_stretches("他说——是……的—") == [(3, 4), (6, 7)]
