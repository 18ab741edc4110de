"""Suggestions of the nearest known name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.nearest import nearest, suggestion
from zhibao.workbook.rows import row_types

COVER = ("地区", "报告年度", "编制单位", "编制年月")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("段洛", "段落"),
        ("表各", "表格"),
        ("統计图", "统计图"),
        ("小结", "小节"),
        ("案列", "案例"),
        (" 段落 ", "段落"),
        ("案例结束", "案例"),
    ],
)
def test_the_nearest_row_type_is_suggested(typed: str, meant: str) -> None:
    assert nearest(typed, row_types()) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("报告年份", "报告年度"), ("编制单位 ", "编制单位"), ("年度", "报告年度")]
)
def test_the_nearest_cover_key_is_suggested(typed: str, meant: str) -> None:
    assert nearest(typed, COVER) == meant


@pytest.mark.parametrize(("typed", "meant"), [("ＡＢＣ", "abc"), ("abc", "ＡＢＣ"), ("  x  ", "x")])
def test_width_case_and_spaces_do_not_matter(typed: str, meant: str) -> None:
    assert nearest(typed, [meant]) == meant


@pytest.mark.parametrize("known", [(), ("附录", "书签")])
def test_nothing_is_suggested_when_nothing_is_like_it(known: tuple[str, ...]) -> None:
    assert nearest("段落", known) is None


@pytest.mark.parametrize(("typed", "said"), [("段洛", "，是不是“段落”？"), ("xyz", "。")])
def test_a_suggestion_ends_the_sentence(typed: str, said: str) -> None:
    assert suggestion(typed, ["段落"]) == said


@given(st.text(), st.lists(st.text()))
def test_looking_for_the_nearest_never_raises(name: str, known: list[str]) -> None:
    assert nearest(name, known) in (None, *known)


def test_what_is_refused_and_the_thing_itself_are_not_suggested() -> None:
    assert suggestion("生师", ["生师比", "生源"], refused="生师比".__eq__) == "，是不是“生源”？"
    assert suggestion("生师", ["生师"]) == "。"
