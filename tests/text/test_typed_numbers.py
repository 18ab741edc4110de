"""Typed numbering goes, text that begins with a number stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text.typed_numbers import (
    _HEADING_NUMBER,
    without_annex_number,
    without_caption_number,
    without_heading_number,
    without_sheet_number,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1.1 办学规模", "办学规模"),
        ("1.1办学规模", "办学规模"),
        ("1.2.3　办学规模", "办学规模"),
        ("１．１　办学规模", "办学规模"),
        ("2.10. 办学规模", "办学规模"),
        ("1. 办学规模", "办学规模"),
        ("1、办学规模", "办学规模"),
        ("3.办学规模", "办学规模"),
        ("一、办学规模", "办学规模"),
        ("十二、办学规模", "办学规模"),
        ("（一）办学规模", "办学规模"),
        ("(3) 办学规模", "办学规模"),
        ("第一章 办学规模", "办学规模"),
        ("第2节　办学规模", "办学规模"),
        ("第三条、办学规模", "办学规模"),
        ("第三节：办学规模", "办学规模"),
        ("第3章办学规模", "办学规模"),
        ("第 3 章 办学规模", "办学规模"),
        ("1.1、办学规模", "办学规模"),
        ("1.1.办学规模", "办学规模"),
        ("1.1“双高”建设", "“双高”建设"),
        ("1.1 2025年招生", "2025年招生"),
        ("1.1 人才培养", "人才培养"),
        ("1.1 年度工作", "年度工作"),
        ("1.1 个性化培养", "个性化培养"),
        ("1、2025年招生", "2025年招生"),
        ("1.2025年招生", "2025年招生"),
        ("1 办学规模", "办学规模"),
        ("1 人才培养", "人才培养"),
        ("1 教师队伍", "教师队伍"),
        ("1 统一规划", "统一规划"),
        ("1 2025年招生", "2025年招生"),
        ("一、 二级联动", "二级联动"),
        ("（一） 班级管理", "班级管理"),
        ("（一）、办学规模", "办学规模"),
    ],
)
def test_a_typed_number_is_taken_off_a_heading(typed: str, printed: str) -> None:
    assert without_heading_number(typed) == printed


@pytest.mark.parametrize(
    "heading",
    [
        "1+X证书试点",
        "2025年招生",
        "3D打印实训",
        "5G+智慧教育",
        "11所学校",
        "1.5%的增长",
        "1.5倍增长",
        "2.4亿元投入",
        "1.2万人次培训",
        "12.5%",
        "十四五规划",
        "一体化教学",
        "第一批现代学徒制",
        "第二课堂",
        "（2025）年度要点",
        "（示范性）职教集团",
        "三教改革",
        "2.0版教学体系",
        "2.0 版教学体系",
        "4.0时代",
        "3.5平方公里的校园",
        "3.5 平方公里的校园",
        "1.5 倍增长",
        "1.5—2万元补助",
        "3.5STEM",
        "3、4年级课程",
        "11 所学校",
        "3 个品牌",
        "3 教改革",
        "1 校 1 品",
        "5 年制办学",
        "3 D打印",
        "第一节课的变革",
        "第一条建议",
        "一、二级联动",
        "一、二、三产业",
        "（一）班一品牌",
        "(3)期项目",
        "第一章",
        "第一章、",
        "1.1、",
        "（一）",
        "1.1",
        "一、",
        "",
    ],
)
def test_a_heading_that_begins_with_a_number_of_its_own_stays(heading: str) -> None:
    assert without_heading_number(heading) == heading


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("1 基本情况", "基本情况"),
        ("12　基本情况", "基本情况"),
        ("1.基本情况", "基本情况"),
        ("第一章 基本情况", "基本情况"),
        ("一、基本情况", "基本情况"),
        (" 基本情况 ", "基本情况"),
        ("2025年重点", "2025年重点"),
        ("3D打印", "3D打印"),
        ("1+X证书", "1+X证书"),
        ("11所学校", "11所学校"),
        ("11 所学校", "11 所学校"),
        ("3 D打印", "3 D打印"),
        ("1 STEM教育", "STEM教育"),
        ("01 基本情况", "基本情况"),
        ("第 3 章 基本情况", "基本情况"),
        ("4基本情况", "4基本情况"),
    ],
)
def test_leading_numbering_is_no_part_of_a_sheet_s_title(sheet: str, title: str) -> None:
    assert without_sheet_number(sheet) == title


@pytest.mark.parametrize(
    ("sheet", "title"),
    [
        ("附件1 学校名单", "学校名单"),
        ("附件1学校名单", "学校名单"),
        ("附件12：学校名单", "学校名单"),
        ("附件 2、学校名单", "学校名单"),
        ("附件一：学校名单", "学校名单"),
        ("附件学校名单", "学校名单"),
        ("附件1 2025年名单", "2025年名单"),
        ("附件2025年名单", "2025年名单"),
        ("附件 25年名单", "25年名单"),
        ("附件十四五规划", "十四五规划"),
        ("附件1", "附件1"),
        (" 附件 ", "附件"),
    ],
)
def test_an_annex_s_title_is_its_sheet_s_name_without_the_number(sheet: str, title: str) -> None:
    assert without_annex_number(sheet) == title


@pytest.mark.parametrize(
    ("label", "typed", "printed"),
    [
        ("表", "表1-1：规模", "规模"),
        ("表", "表1-1 规模", "规模"),
        ("表", "表 1.1　规模", "规模"),
        ("表", "表１－１：规模", "规模"),
        ("表", "表3、规模", "规模"),
        ("图", "图2-10: 趋势", "趋势"),
        ("案例", "案例1：匠心", "匠心"),
        ("案例", "案例一　匠心", "匠心"),
        ("案例", "案例2-1：3D打印", "3D打印"),
        ("表", "表1-1学校规模", "学校规模"),
        ("表", "表1.1学校规模", "学校规模"),
        ("表", "表1-1.学校规模", "学校规模"),
        ("表", "表1-1 2025年规模", "2025年规模"),
        ("表", "表1-1：2025年规模", "2025年规模"),
        ("表", "表1.1：2025年规模", "2025年规模"),
        ("表", "表1-1.2规模", "规模"),
        ("表", "表1-1年级分布", "年级分布"),
        ("表", "表1-1至1-3对比", "表1-1至1-3对比"),
        ("表", "表1.1.5万元", "表1.1.5万元"),
        ("表", "表1-12025年规模", "2025年规模"),
        ("表", "表1.2025年规模", "2025年规模"),
        ("表", "表 1 2025年规模", "2025年规模"),
        ("表", "附表1：规模4", "规模4"),
        ("表", "附表1-1规模", "规模"),
        ("图", "附图1 趋势", "趋势"),
        ("图", "图 2-3　趋势", "趋势"),
        ("表", "【表1-1】规模", "规模"),
        ("案例", "【案例1】题目", "题目"),
        ("案例", "【案例 1】：题目", "题目"),
        ("案例", "案例1 3个品牌", "3个品牌"),
        ("案例", "案例1：3 个品牌", "3 个品牌"),
        ("案例", "案例 1 人才培养", "人才培养"),
        ("案例", "案例1", ""),
        ("案例", "案例 2-1", ""),
        ("案例", "案例一：", ""),
        ("案例", "【案例1】", ""),
        ("案例", "案例 3 个品牌的成长", "案例 3 个品牌的成长"),
        ("案例", "案例 3.5 平方公里的校园", "案例 3.5 平方公里的校园"),
        ("案例", "案例1、2对比", "案例1、2对比"),
        ("表", "表1学校", "表1学校"),
        ("表", "表1-2025年规模", "表1-2025年规模"),
        ("表", "表1-1：", "表1-1："),
        ("图", "图1-3月趋势", "图1-3月趋势"),
        ("表", "表彰名单", "表彰名单"),
        ("表", "表1-1", "表1-1"),
        ("表", "图1-1：趋势", "图1-1：趋势"),
        ("图", "图书馆 2 座", "图书馆 2 座"),
        ("案例", "案例教学法", "案例教学法"),
        ("表", "2025年规模", "2025年规模"),
        ("表", "1+X证书 获取", "1+X证书 获取"),
    ],
)
def test_a_typed_label_and_number_are_taken_off_a_caption(label: str, typed: str, printed: str) -> None:
    assert without_caption_number(typed, label) == printed


@given(st.text())
def test_numbering_is_only_ever_taken_off_the_beginning(text: str) -> None:
    for strip in (without_heading_number, lambda each: without_caption_number(each, "案例")):
        assert text.endswith(strip(text))


@given(st.text())
def test_a_text_that_is_not_empty_never_loses_everything_to_numbering(text: str) -> None:
    assert bool(without_heading_number(text)) == bool(text)
    assert bool(without_annex_number(text)) == bool(text.strip())
    assert bool(without_sheet_number(text)) == bool(text.strip())
    assert bool(without_caption_number(text, "表")) == bool(text)


@given(st.text(alphabet="第案例表附【】（一二）1２0.．、：- 　章节年个规模"))
def test_what_is_left_of_numbering_begins_with_no_separator(text: str) -> None:
    for strip in (without_heading_number, lambda each: without_caption_number(each, "表")):
        left = strip(text)
        assert left == text or left[0] not in " 　"


PIECES = [
    "第一章",
    "第3节：",
    "（一）",
    "(2)",
    "1.1",
    "１．",
    "2、",
    "٣ ",
    "一、",
    "百、",
    " ",
    "规模",
    "个品牌",
    "2025年",
    "A",
]


@given(st.lists(st.sampled_from(PIECES), max_size=4).map("".join))
def test_only_headings_that_begin_like_a_number_can_lose_one(text: str) -> None:
    assert without_heading_number(text) == _HEADING_NUMBER.sub("", text)
