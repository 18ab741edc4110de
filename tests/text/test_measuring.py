"""How wide characters and texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.measuring import ems, gap, is_wide, spaced_ems


@pytest.mark.parametrize("character", ["中", "，", "“", "—", "…", "·", "（", "𠮷", "：", "々", "①", "℃", "×"])
def test_chinese_characters_and_marks_are_wide(character: str) -> None:
    assert is_wide(character)


@pytest.mark.parametrize("character", ["a", "1", "%", " ", ",", "é", "α"])
def test_latin_characters_are_not_wide(character: str) -> None:
    assert not is_wide(character)


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("职教", 2), ("2025年", 3), ("13.65:1", 3.028), ("5%", 1.333), ("BIM", 1.889)]
)
def test_latin_letters_are_as_wide_as_in_times(text: str, width: float) -> None:
    assert ems(text) == pytest.approx(width)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("2025年", 3), ("13.65:1", 3.5), ("BIM建模", 3.5)])
def test_latin_letters_in_a_chinese_font_are_half_as_wide_as_chinese_ones(text: str, width: float) -> None:
    assert ems(text, chinese_font=True) == pytest.approx(width)


@pytest.mark.parametrize("pair", ["年1", "1年", "用A", "b类"])
def test_there_is_a_gap_between_chinese_and_latin(pair: str) -> None:
    assert gap(*pair) == pytest.approx(0.2)


@pytest.mark.parametrize("pair", ["中文", "12", "（1", "1，", "%率", "“A", "a ", "①1", "年①"])
def test_there_is_none_between_others_and_beside_marks(pair: str) -> None:
    assert gap(*pair) == 0


@pytest.mark.parametrize(("text", "width"), [("", 0), ("年", 1), ("2025年12月", 5.6), ("（2025年）", 5.2)])
def test_a_line_is_as_wide_as_its_characters_and_gaps(text: str, width: float) -> None:
    assert spaced_ems(text) == pytest.approx(width)


@given(st.text(), st.text())
def test_a_text_is_as_wide_as_its_parts(left: str, right: str) -> None:
    assert ems(left + right) == pytest.approx(ems(left) + ems(right))
    assert spaced_ems(left + right) >= spaced_ems(left) + spaced_ems(right) - 1e-6


@given(st.text(alphabet=st.one_of(st.sampled_from("中，“（①é~1 a%％…αā\n"), st.characters())))
def test_in_a_chinese_font_every_character_takes_an_em_or_half_of_one(text: str) -> None:
    assert ems(text, chinese_font=True) == sum(1.0 if is_wide(each) else 0.5 for each in text)
