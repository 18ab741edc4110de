"""What is counted is called by a part of the words that say it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zhibao.checks.fact_names import may_be_among, name_of

WORDS = st.lists(
    st.sampled_from(
        [
            "全市",
            "中等职业学校",
            "中职",
            "教育",
            "在校生",
            "人数",
            "“双师型”",
            "教师",
            "占地",
            "总面积",
            "（人）",
            "达到",
            " ",
            "\n",
            "共有",
            "1",
            "A",
        ]
    ),
    max_size=6,
).map("".join)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_words_with_a_name_are_passed_over(words: list[str]) -> None:
    names = {name_of(each) for each in words}
    assert may_be_among(names, words) == names


def test_names_that_stand_nowhere_are_told() -> None:
    assert may_be_among(["中职在校生", "高中在校生"], ["全市中等职业学校在校生人数", "毕业生"]) == {"中职在校生"}
