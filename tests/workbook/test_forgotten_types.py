"""Rows whose type was forgotten, cases that a heading cuts off, captions that are file names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, outline, read_chapter

TABLE: Rows = (("表格", "规模"), ("", "学校", "人数"), ("", "甲校", 30), ("", "乙校", 25))
PARAGRAPH: Rows = (("段落", "全市有学校三所。"),)
CHART: Rows = (("统计图", "趋势", "柱形图"), ("", "年", "数"), ("", "2024年", 3), ("", "2025年", 5))
PHOTO: Rows = (("图片", "开班", "甲.jpg"),)
LONG = "以上学校均已达到国家规定的办学条件标准"


def told(tmp_path: Path, *rows: Sequence[CellContent]) -> list[tuple[str | None, str]]:
    """Return the cells at which a type seems forgotten, and which one."""
    found = [each for each in read_chapter(tmp_path, *rows).findings if each.code == "S168"]
    return [(each.ref.cell, str(each.values["likely"])) for each in found]


@pytest.mark.parametrize(
    ("above", "text", "likely"),
    [
        (TABLE, "资料来源：市教育局。", "注"),
        (TABLE, "数据来源:统计年报", "注"),
        (TABLE, "注：数据截至年底", "注"),
        (CHART, "资料来源：市教育局。", "注"),
        (PHOTO, "图片来源：甲校", "注"),
        (PARAGRAPH, "资料来源：市教育局。", "注"),
        (TABLE, "全市学校均已达标。", "段落"),
        (TABLE, LONG, "段落"),
        (CHART, LONG, "段落"),
        ((("节", "规模"),), "全市学校均已达标。", "段落"),
        (PHOTO, "活动在甲校举行。", "段落"),
        (TABLE, "1.2 师资队伍", "节"),
        (TABLE, "二、师资队伍", "节"),
        (TABLE, "（二）师资队伍", "小节"),
        (TABLE, "师资队伍", "小节"),
        ((*TABLE, ("", "丙校"), ("", "丁校", 3), ()), "师资队伍", "小节"),
        (PARAGRAPH, "1.2.1 师资队伍", "小节"),
        (PARAGRAPH, "（二）师资队伍", "小节"),
        ((("节", "规模"),), "第二节 师资队伍", "节"),
        (TABLE, "表1-2 师资队伍", "表格"),
        (PARAGRAPH, "图1-1：开班典礼", "图片"),
        (PARAGRAPH, "案例1：匠心", "案例"),
    ],
)
def test_a_row_that_looks_like_something_of_its_own_is_told_with_its_likely_type(
    tmp_path: Path, above: Rows, text: str, likely: str
) -> None:
    assert told(tmp_path, *above, ("", text)) == [(f"B{len(above) + 2}", likely)]


def test_a_short_line_that_heads_a_paragraph_is_told(tmp_path: Path) -> None:
    rows = (*PARAGRAPH, ("", "师资队伍"), ("", "全市有教师三千人。"))
    assert told(tmp_path, *rows) == [("B3", "小节")]


def test_a_second_table_that_lost_its_row_is_told(tmp_path: Path) -> None:
    rows = (*TABLE, ("", "表1-2 师资"), ("", "学校", "教师"), ("", "甲校", 9))
    assert told(tmp_path, *rows) == [("B6", "表格")]


@pytest.mark.parametrize(
    "rows",
    [
        (*PARAGRAPH, ("", "全市有教师三千人。")),
        (*PARAGRAPH, ("", "特此报告")),
        (*PARAGRAPH, ("", "3.5亿元投入职业教育，比上年多"), ("", "全市有教师三千人。")),
        (*TABLE, ("", "丙校", 7)),
        (*TABLE[:3], ("", "丙校"), ("", "丁校", 5)),
        (*TABLE, ("", "合计")),
        (*CHART, ("", "2026年")),
        (("表格", "名单"), ("", "学校"), ("", "河南省云州市第一中等职业技术学校"), ("", "甲校")),
        (("表格", "规模"), ("", "学校", "人数"), ("", "一、公办学校"), ("", "甲校", 3)),
        (("指标表", "规模"), ("", "在校生"), ("", "毕业生")),
        (("表格", "登记表"), ("", "项目", "内容"), ("", "学校"), ("", "人数"), ("", "备注")),
        (*TABLE, ("", "丙校")),
    ],
    ids=[
        "a paragraph", "the last words", "an amount", "a full row", "a row without numbers", "a total", "a category",
        "a list", "the title of a group", "indicators", "a form to fill in",
        "a label like those above",
    ],
)  # fmt: skip
def test_rows_that_belong_where_they_stand_are_not_told_of(tmp_path: Path, rows: Rows) -> None:
    assert told(tmp_path, *rows) == []


def test_what_is_told_of_in_a_table_is_still_printed(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, *TABLE, ("", "资料来源：市教育局。"))
    assert "资料来源：市教育局。" in str(result.blocks)


CASE = ("案例", "匠心", "甲校")


@pytest.mark.parametrize("heading", ["节", "小节", "条"])
def test_a_case_that_a_heading_ends_is_told_when_something_follows(tmp_path: Path, heading: str) -> None:
    result = read_chapter(tmp_path, CASE, ("段落", "甲"), (heading, "主要做法"), ("段落", "乙"))
    assert result.faults == ["S169 基本情况!A2"]
    assert "“主要做法”（B4）" in result.findings[0].message
    assert list(outline(result.blocks)) == ["CaseStudy 匠心", "  Paragraph 甲", "Heading 主要做法", "Paragraph 乙"]


@pytest.mark.parametrize(
    "after",
    [
        (("案例完",), ("节", "乙"), ("段落", "乙")),
        (("节", "乙"),),
        (("节", "乙"), ("案例", "另一例"), ("段落", "丙"), ("案例完",), ("段落", "丁")),
        (("案例", "另一例"), ("段落", "丙")),
        (),
    ],
    ids=["an end", "no text", "only cases", "another case", "the sheet's end"],
)
def test_a_case_that_ends_as_it_should_is_not_told_of(tmp_path: Path, after: Rows) -> None:
    assert read_chapter(tmp_path, CASE, ("段落", "甲"), *after).faults == []


@pytest.mark.parametrize(
    "caption", ["开幕式.jpg", "IMG_20240501_123456", "微信图片_20240501", "DSC01234.JPG", "方案.docx", "截图 2.PNG"]
)
@pytest.mark.parametrize("row", [("图片", "甲.jpg"), ("案例", "甲校")])
def test_a_caption_that_is_a_file_name_is_told(tmp_path: Path, row: tuple[str, str], caption: str) -> None:
    result = read_chapter(tmp_path, (row[0], caption, row[1]), ("段落", "一"))
    assert result.faults == ["S170 基本情况!B2"]


@pytest.mark.parametrize("caption", ["开幕式", "DSC大赛", "2.0版平台", "IMG处理课程", "Photoshop.基础"])
def test_other_captions_are_not_told_of(tmp_path: Path, caption: str) -> None:
    assert read_chapter(tmp_path, ("图片", caption, "甲.jpg")).faults == []
