"""Where lines break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.paging.estimate.line_breaking import Glyph, break_lines
from zhibao.text.measuring import ems


def lines(text: str, room: float) -> list[str]:
    """Break text whose em is one point into lines `room` ems wide."""
    glyphs = [Glyph(character, ems(character, False), 1.0) for character in text]
    starts = [line.start for line in break_lines(glyphs, room, room)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("一二三四五", 3.1, ["一二三", "四五"]),
        ("一二三，四", 3.1, ["一二三，", "四"]),
        ("一二三）四", 3.1, ["一二", "三）四"]),
        ("一二“三四”", 3.1, ["一二", "“三", "四”"]),
        ("一二12345", 3.1, ["一二", "12345"]),
        ("一12年，二", 2.6, ["一12", "年，", "二"]),
        ("一12年", 3.1, ["一12", "年"]),
        ("一12年", 3.6, ["一12年"]),
        ("一1%，二", 2.7, ["一", "1%，", "二"]),
        ("一\n二", 9, ["一\n", "二"]),
        ("abcdefgh", 1.1, ["ab", "cd", "ef", "gh"]),
        ("", 3, []),
    ],
)
def test_lines_break_as_they_should(text: str, room: float, expected: list[str]) -> None:
    assert lines(text, room) == (expected or [""])


@given(st.text(), st.floats(0.5, 40))
def test_every_character_is_in_one_line(text: str, room: float) -> None:
    assert "".join(lines(text, room)) == text
