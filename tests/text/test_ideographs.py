"""Radicals and compatibility ideographs as ordinary characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.ideographs import one_form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("⼩", "小"), ("⽣", "生"), ("⻢", "马"), ("⻛", "风"), ("⻰", "龙"), ("\uf9c4", "龍"), ("㐀𠮷", "㐀𠮷")],
)
def test_what_a_pdf_file_hands_out_is_the_ordinary_character(typed: str, meant: str) -> None:
    assert one_form(typed) == meant


@given(st.text())
def test_places_stay_and_twice_is_once(text: str) -> None:
    assert len(one_form(text)) == len(text)
    assert one_form(one_form(text)) == one_form(text)
