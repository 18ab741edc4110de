"""The label of a heading is measured as a reader sees it: its words, its numerals and what follows it."""

from __future__ import annotations

import pytest

from tests.format.format_samples import damaged, departures, sample
from tests.format.test_departures import in_paragraph, in_style, replaced
from zhibao.pack.format_values import ELEMENT_FIGURES

LISTS = [
    ('w:lvlText w:val="%1"', 'w:lvlText w:val="第%1章"', "一级标题 编号写法：第1章（空格）"),
    ('w:numFmt w:val="decimal"', 'w:numFmt w:val="chineseCountingThousand"', "一级标题 编号写法：一（空格）"),
    ('w:numFmt w:val="decimal"', 'w:numFmt w:val="upperLetter"', "一级标题 编号写法：〔upperLetter〕（空格）"),
    ('w:suff w:val="space"', 'w:suff w:val="nothing"', "一级标题 编号写法：1"),
    ('<w:suff w:val="space"/>', "", "一级标题 编号写法：1（制表位）"),
    ('<w:start w:val="1"/>', '<w:start w:val="3"/>', "一级标题 编号写法：1〔从3起〕（空格）"),
    ('w:lvlText w:val="%1.%2"', 'w:lvlText w:val="（%2）"', "二级标题 编号写法：（1）（空格）"),
]


@pytest.mark.parametrize(("old", "new", "found"), LISTS)
def test_a_changed_list_is_found_at_each_heading(old: str, new: str, found: str) -> None:
    shown = departures(damaged(sample(), "numbering", replaced(old, new)))
    assert [each for each in shown if each.startswith(f"{found}×")], shown


def test_a_higher_level_in_other_numerals_is_found_in_the_lower_ones() -> None:
    change = replaced('w:numFmt w:val="decimal"', 'w:numFmt w:val="chineseCountingThousand"')
    shown = departures(damaged(sample(), "numbering", change))
    assert "二级标题 编号写法：一.1（空格）×1" in shown
    legal = damaged(damaged(sample(), "numbering", change), "numbering", replaced('%1.%2"/>', '%1.%2"/><w:isLgl/>'))
    assert not [each for each in departures(legal) if each.startswith("二级标题")]


@pytest.mark.parametrize("at_style", [False, True])
def test_a_heading_without_its_number_is_found(at_style: bool) -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    change = (
        in_style("2", '<w:numId w:val="1"/>', '<w:numId w:val="0"/>')
        if at_style
        else replaced('<w:pStyle w:val="2"/>', f'<w:pStyle w:val="2"/>{none}')
    )
    part = "styles" if at_style else "document"
    assert departures(damaged(sample(), part, change)) == ["二级标题 编号写法：没有编号×1"]


def test_a_number_where_none_is_due_is_found() -> None:
    numbered = '<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>'
    shown = departures(damaged(sample(), "document", in_paragraph("全市有中等职业学校", numbered)))
    assert "正文 编号写法：（1）×1" in shown


def test_what_follows_a_number_is_shown() -> None:
    show = ELEMENT_FIGURES["number"].show
    assert [show(each) for each in ("一、", "1 ", "1\t", "")] == ["一、", "1（空格）", "1（制表位）", "没有编号"]
