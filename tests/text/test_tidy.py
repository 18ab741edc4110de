"""What a page cannot carry is dropped."""

from __future__ import annotations

import pytest

from zhibao.text.tidy import has_control, scrub


@pytest.mark.parametrize(
    ("held", "kept"),
    [
        ("甲\x07乙", "甲乙"),
        ("甲\ufeff乙\u200b", "甲乙"),
        ("甲\u00ad乙", "甲乙"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
        ("甲\ud800乙", "甲乙"),
        ("甲\t乙", "甲\t乙"),
        ("𠮷é—①", "𠮷é—①"),
        ("招生\u00a02025\u2009人\u202f", "招生 2025 人 "),
        ("王⼩明\u2060\u180e", "王小明"),
        ("（１２３）　５％−３", "（１２３）　５％−３"),
    ],
)
def test_what_a_page_cannot_carry_is_dropped(held: str, kept: str) -> None:
    assert scrub(held) == kept


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("甲\x07", True),
        ("甲\ufffe", True),
        ("甲\u200b", False),
        ("甲\r\n乙\r", False),
        ("甲\t乙", False),
    ],
)
def test_control_characters_are_damage_and_invisible_ones_a_habit(text: str, damaged: bool) -> None:
    assert has_control(text) is damaged
