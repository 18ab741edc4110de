"""What is doubted in the frame of a report: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, Sheets, chapter, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings, found
from zhibao.checks import Check
from zhibao.checks.structure.blank_cells import BlankCells
from zhibao.checks.structure.caption_ends_in_mark import CaptionEndsInMark
from zhibao.checks.structure.caption_promises import CaptionPromises
from zhibao.checks.structure.case_without_school import CaseWithoutSchool
from zhibao.checks.structure.case_without_text import CaseWithoutText
from zhibao.checks.structure.chapters_of_preface import ChaptersOfPreface
from zhibao.checks.structure.dates_of_cover import DatesOfCover
from zhibao.checks.structure.empty_section import EmptySection
from zhibao.checks.structure.impossible_date import ImpossibleDate
from zhibao.checks.structure.last_years_titles import LastYearsTitles
from zhibao.checks.structure.placeholder_left import PlaceholderLeft
from zhibao.checks.structure.repeated_text import RepeatedText
from zhibao.checks.structure.typed_reference import TypedReference
from zhibao.checks.structure.unmentioned import Unmentioned

TEXT = ("段落", "正文。")
LONG = ("段落", "全市中等职业学校坚持立德树人根本任务，深化产教融合、校企合作。")
CASE = [("案例", "题", "甲校"), TEXT, ("案例完",)]
TABLE = [("表格", "规模"), ("", "学校", "人数"), ("", "甲校", 3)]

FIVE = [("", f"{name}校", 3) for name in "甲乙丙丁戊"]

CASES: list[tuple[type[Check], Rows, list[str]]] = [
    (EmptySection, [("节", "一"), ("节", "二"), TEXT], ["S210 基本情况!B2"]),
    (EmptySection, [TEXT, ("节", "一"), ("小节", "二")], ["S210 基本情况!B3", "S210 基本情况!B4"]),
    (EmptySection, [TEXT, ("节", "一"), ("分页",)], ["S210 基本情况!B3"]),
    (EmptySection, [("节", "一"), ("小节", "二"), TEXT, ("节", "三"), *CASE, ("节", "四"), *TABLE], []),
    (EmptySection, [("节", "一"), ("小节", "二"), ("条", "三"), ("图片", "图", "甲.jpg")], []),
    (CaseWithoutText, [TEXT, ("案例", "题", "甲校"), *TABLE, ("案例完",), TEXT], ["S211 基本情况!A3"]),
    (CaseWithoutText, [TEXT, *CASE], []),
    (CaseWithoutText, [TEXT, ("案例", "题", "甲校"), *TABLE, TEXT], []),
    # Of what is wholly empty the reader tells (S122).
    (CaseWithoutText, [TEXT, ("案例", "题", "甲校"), ("案例完",), TEXT], []),
    (CaseWithoutSchool, [TEXT, *CASE, ("案例", "题"), TEXT], ["S212 基本情况!A6"]),
    (CaseWithoutSchool, [TEXT, ("案例", "题"), TEXT, ("案例", "又"), TEXT], []),
    (CaseWithoutSchool, [TEXT, *CASE], []),
    (RepeatedText, [LONG, TEXT, LONG, TEXT], ["S213 基本情况!B4"]),
    (RepeatedText, [LONG, ("段落", LONG[1].replace("甲", "乙") + "另有。")], []),
    (RepeatedText, [("段落", "具体情况如下。"), TEXT, ("段落", "具体情况如下。")], []),
    (PlaceholderLeft, [("段落", "共××人，其中女生____人。")], ["S214 基本情况!B2", "S214 基本情况!B2"]),
    (PlaceholderLeft, [*TABLE, ("", "待补", 5)], ["S214 基本情况!B5"]),
    (PlaceholderLeft, [("段落", "由{学校}承担，（ 示例 ）")], ["S214 基本情况!B2", "S214 基本情况!B2"]),
    (PlaceholderLeft, [("段落", "学生【待补考】、待补充数据、待补习"), *TABLE], ["S214 基本情况!B2"]),
    (PlaceholderLeft, [("段落", "X光、3×4米、王××、{{地区}}，受到优待，真？"), *TABLE], []),
    (PlaceholderLeft, [("段落", "定向培养的学生参加补考，XXL 号校服，6×6 的方阵。")], []),
    (ImpossibleDate, [("段落", "2025年13月")], ["S215 基本情况!B2"]),
    (ImpossibleDate, [("段落", "于2025年2月29日、9月31日")], ["S215 基本情况!B2", "S215 基本情况!B2"]),
    (ImpossibleDate, [("段落", "2024年2月29日，为期18个月，发13月薪，2025年12月31日，2月29日")], []),
    (ImpossibleDate, [("段落", "历时14个月，每月31日结算，12月底，1月1日至2月1日")], []),
    (CaptionEndsInMark, [("节", "规模。"), TEXT], ["S216 基本情况!B2"]),
    (CaptionEndsInMark, [("节", "谁在招生？"), TEXT, ("节", "规模（一）"), TEXT], []),
    (CaptionEndsInMark, [("节", "就业去向……"), TEXT, ("段落", "一句话。")], []),
    (TypedReference, [("段落", "见表3-9，如图 2。")], ["S217 基本情况!B2", "S217 基本情况!B2"]),
    (BlankCells, [("表格", "规模"), ("", "学校", "人数"), *FIVE, ("", "己校", None)], ["S218 基本情况!C9"]),
    (BlankCells, [("表格", "规模"), ("", "学校", "备注"), *FIVE, ("", "己校", None)], []),
    (BlankCells, [("表格", "规模"), ("", "学校", "人数"), *FIVE, ("", "己校", "—")], []),
    (BlankCells, [("表格", "规模"), ("", "学校", "人数"), *FIVE[:2], ("", "己校", None)], []),
    (BlankCells, [("表格", "规模"), ("", "学校", "人数"), *FIVE, ("", "己校"), ("", "庚校")], []),
    (Unmentioned, [("段落", "见{{表:规模}}。"), *TABLE, ("表格", "又"), ("", "甲")], ["S219 基本情况!A6"]),
    (Unmentioned, [("段落", "见表1-1。"), *TABLE, ("表格", "又"), ("", "甲")], ["S219 基本情况!A6"]),
    (Unmentioned, [("段落", "见{{表:规模}}、表1-2。"), *TABLE, ("表格", "又"), ("", "甲")], []),
    (Unmentioned, [TEXT, *TABLE], []),
    (
        Unmentioned,
        [("段落", "见{{表:规模}}。"), *TABLE, ("案例", "题", "甲校"), TEXT, ("表格", "成效"), ("", "甲")],
        [],
    ),
    (CaptionPromises, [("表格", "规模的增减"), ("", "学校", "人数"), ("", "甲校", 3)], ["S223 基本情况!B2"]),
    (CaptionPromises, [("表格", "规模的增减"), ("", "学校", "比上年"), ("", "甲校", 3)], []),
    (CaptionPromises, [("表格", "规模变化"), ("", "学校", "2024年", "2025年"), ("", "甲校", 3, 4)], []),
    (LastYearsTitles, [("节", "2024年招生情况"), TEXT], ["S222 基本情况!B2"]),
    (LastYearsTitles, [("节", "2024年以来的变化"), TEXT, ("节", "2024—2025年"), TEXT, ("节", "2023年评估"), TEXT], []),
    (LastYearsTitles, [("节", "2024年与2025年的比较"), ("段落", "2024年招生5835人。")], []),
    (TypedReference, [("段落", "见{{表:规模}}，年报表2025年，一图读懂"), *TABLE, ("节", "表1"), TEXT], []),
    (TypedReference, [("段落", "填报表3份，绘图2幅，照附件1填写。")], []),
]


PREFACES: list[tuple[str, list[str]]] = [
    ("本报告分为六个部分。", ["六"]),
    ("报告由基本情况、学生发展等3章构成，各章由三个部分组成。", ["3"]),
    ("本报告共两个部分。", []),
    ("本报告分为2章，依据六个方面的通知编写。", []),
    ("三个方面的工作取得进展。", []),
]
COVERS: list[tuple[str, str, list[str]]] = [
    ("编制年月", "2024年12月", ["编制年月 2024"]),
    ("编制年月", "2026年1月", []),
    ("数据学年", "2022—2023学年", ["数据学年 2022"]),
    ("数据学年", "2024—2025学年", []),
    ("报告名称", "云州市2024年职业教育质量报告", ["报告名称 2024"]),
    ("依据文件", "《关于做好2025年度报告的通知》（教职成〔2024〕9号）", []),
    ("依据文件", "《关于做好2024年度报告的通知》", ["依据文件 2024"]),
]


def with_preface(text: str) -> Sheets:
    return minimal_sheets(一章=[TEXT], 二章=[TEXT]) | {"前言": chapter(("段落", text))}


def with_cover(key: str, words: str) -> Sheets:
    return minimal_sheets() | {"封面": [*(row for row in COVER if row[0] != key), (key, words)]}


EXAMPLES = [
    *(Example(check, minimal_sheets(基本情况=rows), told) for check, rows, told in CASES),
    *(Example(ChaptersOfPreface, with_preface(text), told) for text, told in PREFACES),
    *(Example(DatesOfCover, with_cover(key, words), told) for key, words, told in COVERS),
]


@pytest.mark.parametrize(("check", "rows", "told"), CASES)
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], rows: Rows, told: list[str]
) -> None:
    assert found(tmp_path, check, 基本情况=rows) == told


@pytest.mark.parametrize(("text", "told"), PREFACES)
def test_the_preface_knows_how_many_chapters_there_are(tmp_path: Path, text: str, told: list[str]) -> None:
    assert [each.values["found"] for each in findings(tmp_path, ChaptersOfPreface, with_preface(text))] == told


@pytest.mark.parametrize(("key", "words", "told"), COVERS)
def test_years_of_the_cover_go_together(tmp_path: Path, key: str, words: str, told: list[str]) -> None:
    found = findings(tmp_path, DatesOfCover, with_cover(key, words))
    assert [f"{each.values['key']} {each.values['found']}" for each in found] == told
