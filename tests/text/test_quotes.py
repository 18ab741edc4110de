"""What is quoted inside a quotation stands in single marks."""

from __future__ import annotations

import pytest

from zhibao.text.quotes import nested, with_nested


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("是不是““双师型”教师”？", "是不是“‘双师型’教师”？"),
        ("“甲”“乙”", "“甲”“乙”"),
        ("坚持“三全育人", "坚持“三全育人"),
        ("三全”育人“", "三全”育人“"),
        ("", ""),
    ],
)
def test_marks_inside_marks_become_single(text: str, shown: str) -> None:
    assert with_nested(text) == shown


def test_a_part_of_a_text_is_quoted_though_its_marks_are_not_in_pairs() -> None:
    assert nested("坚持“三全") == "坚持‘三全"
