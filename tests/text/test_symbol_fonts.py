"""Signs of symbol fonts in Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.symbol_fonts import in_unicode


@pytest.mark.parametrize(
    ("font", "typed", "sign"),
    [
        ("Wingdings 2", "R", "☑"),
        ("Wingdings 2", "\uf052", "☑"),
        ("wingdings 2", "P", "✓"),
        ("Wingdings 2", "£", "□"),
        ("Wingdings 2", "jks", "①②⑩"),
        ("Wingdings", "þ", "☑"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "¨", "□"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "lnu", "●■◆"),
        ("Wingdings", "Œ", "❶"),
        ("Webdings", "a", "✔"),
        ("Symbol", "abW", "αβΩ"),
        ("Symbol", "\uf0b3 60", "≥ 60"),
        ("Wingdings", "þ合格\n¨不合格", "☑合格\n□不合格"),
    ],
)
def test_a_sign_is_the_character_that_it_looks_like(font: str, typed: str, sign: str) -> None:
    assert in_unicode(font, typed) == sign


@pytest.mark.parametrize(
    ("font", "typed"),
    [
        ("Wingdings", "!"),
        ("Wingdings 3", "a"),
        ("Webdings", "\uf041"),
        ("宋体", "\uf052"),
        ("", "甲\uf0fe"),
        ("Marlett", "a"),
    ],
)
def test_a_sign_that_is_not_known_is_said_so(font: str, typed: str) -> None:
    assert in_unicode(font, typed) is None


@given(st.text(st.characters(exclude_categories=("Co", "Cs"))), st.sampled_from(["宋体", "Arial", ""]))
def test_a_text_in_any_other_font_is_as_it_is(text: str, font: str) -> None:
    assert in_unicode(font, text) == text
