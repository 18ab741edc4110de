"""Headings parted into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.words import words


@pytest.mark.parametrize(
    "parted",
    [
        "在校生",
        "毕业生|就业|人数|（人）",
        "占地|面积|（平方米）",
        "双师型|教师",
        "2023年|在校生",
        "第1类|专业|在校生",
        "指标10",
        "1+X|证书数",
        "“双师型”|教师|占比",
        "招生与|就业",
        "2024年12月",
        "其中：女",
        "参赛|选手/|学校",
        "职业|技能|等级|证书|获取率",
    ],
)
def test_a_heading_is_parted_between_words(parted: str) -> None:
    assert words(parted.replace("|", "")) == parted.split("|")


@given(st.text(alphabet="在校生毕业占比率数（）()、/1 2年aX“”：—", max_size=20))
def test_words_are_the_text_and_none_begins_with_a_closing_mark(text: str) -> None:
    found = words(text)
    assert "".join(found) == text
    assert not any(word[0] in "）)、/”：" for word in found[1:])
