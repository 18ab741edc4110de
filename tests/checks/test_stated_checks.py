"""What is doubted in the chapters, names and years that a report states: what is wrong, and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, Sheets, chapter, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings, found
from zhibao.checks.structure.chapter_names_of_preface import ChapterNamesOfPreface
from zhibao.checks.structure.count_of_cases import CountOfCases
from zhibao.checks.structure.last_years_prose import LastYearsProse
from zhibao.checks.structure.name_of_report import NameOfReport
from zhibao.checks.structure.other_region import OtherRegion

TEXT = ("段落", "正文。")


def of_chapters(text: str) -> Sheets:
    sheets = minimal_sheets(基本情况=[("节", "规模"), TEXT], 学生发展=[TEXT], 面临挑战=[TEXT])
    return sheets | {"前言": chapter(("段落", text))}


PREFACES: list[tuple[str, list[str]]] = [
    (
        "正文分为基本情况、学生发展、教育教学质量、社会贡献四章。",
        ["没有“教育教学质量、社会贡献”这样的章，“面临挑战”没有列上"],
    ),
    ("报告包括学生发展、基本情况、面临挑战三个部分。", ["先后不同"]),
    (
        "报告从人才培养、服务贡献、基本情况和面临挑战等四个方面编写。",
        ["没有“人才培养、服务贡献”这样的章，“学生发展”没有列上"],
    ),
    ("正文分为基本情况、学生发展和面临挑战三章。报告梳理了招生、就业、升学等方面的工作。", []),
    ("报告由“基本情况”“学生发展”“面临挑战”组成。各章先写规模、条件、队伍。", []),
    ("报告反映了学生发展、基本情况、面临挑战等方面的情况，写了基本情况、学生发展、教学、就业等内容。", []),
    ("正文分为基本情况、学生发展、问题和改进三章。", ["没有“问题、改进”这样的章，“面临挑战”没有列上"]),
    # 规模 is a section of a chapter: the list is no list of chapters.
    ("报告写了基本情况、学生发展、面临挑战、规模四个方面。", []),
]


@pytest.mark.parametrize(("text", "told"), PREFACES)
def test_chapters_that_the_preface_names(tmp_path: Path, text: str, told: list[str]) -> None:
    found = findings(tmp_path, ChapterNamesOfPreface, of_chapters(text))
    assert [each.values["reason"] for each in found] == told


def of_cases(text: str) -> Sheets:
    return minimal_sheets(基本情况=[("案例", "题", "甲校"), TEXT] * 3) | {"前言": chapter(("段落", text))}


COUNTS: list[tuple[str, list[tuple[str, int]]]] = [
    ("本报告收录典型案例12个。", [("报告", 3)]),
    ("正文共有案例四篇，从各校报送的45个案例中遴选。", [("报告", 3)]),
    ("本报告选录学校案例3个，其中入选省级典型案例2个。", []),
    ("从各校报送的45个案例中遴选出三个收入报告。", []),
    ("各章收录案例2个以上。全年收集案例教学资源20个。案例教学成果3项。", []),
]


@pytest.mark.parametrize(("text", "told"), COUNTS)
def test_how_many_case_studies_the_preface_says_there_are(
    tmp_path: Path, text: str, told: list[tuple[str, int]]
) -> None:
    found = findings(tmp_path, CountOfCases, of_cases(text))
    assert [(each.values["where"], each.values["count"]) for each in found] == told


def of_basis(text: str) -> Sheets:
    basis = ("依据文件", "《省教育厅关于做好职业教育质量报告（2025年度）编制工作的通知》")
    return minimal_sheets(基本情况=[("段落", text)]) | {"封面": [*COVER, basis]}


NAMES: list[tuple[str, list[str]]] = [
    ("编写了《云州市职业教育质量报告（2024年度）》。", ["年度不同"]),
    ("《云州市中等职业教育质量报告（2025年）》反映了全貌。", ["名称不同"]),
    ("根据《省教育厅关于做好职业教育质量报告（2024年度）编制工作的通知》编写。", ["通知的年度不同"]),
    ("根据《省教育厅关于做好中职教育质量报告（2025年度）报送工作的通知》编写。", ["文件名不同"]),
    (
        "《云州市职业教育质量报告（2025年度）》据《省教育厅关于做好职业教育质量报告（2025年度）编制工作的通知》编写。",
        [],
    ),
    ("去年发布了《云州市职业教育质量报告（2024年度）》，与《河南省职业教育质量报告（2024年度）》相比", []),
    ("《云州护理学校质量报告（2024年度）》《质量年度报告编写指南（2023版）》《职业教育质量报告》", []),
]


@pytest.mark.parametrize(("text", "told"), NAMES)
def test_the_name_of_the_report_is_that_of_the_cover(tmp_path: Path, text: str, told: list[str]) -> None:
    assert [each.values["reason"] for each in findings(tmp_path, NameOfReport, of_basis(text))] == told


def beside_now(text: str) -> Sheets:
    return minimal_sheets(基本情况=[("段落", text), ("段落", "2025年，全市有学校11所。")])


LEFT: list[tuple[str, str]] = [
    ("2024年，全市中职学校招生6048人，在校生25115人。", "2024 年"),
    ("2023—2024学年，全市开设课程947门。", "2023—2024 学年"),
    ("今年（2024年）培训2.2万人次。", "2024 年"),
    ("2024年，甲校被认定为省级示范校，获专项资金300万元。", ""),
    ("招生6048人，比2024年增加213人。", ""),
    ("2024年招生5835人，2025年招生6048人。", ""),
    ("2024级学生900人参加实习；2024年9月入学新生900人。", ""),
    ("2024年启动的12个项目目前全部完工。", ""),
    ("自2024年以来，累计投入1200万元。", ""),
    ("2023年，全市招生6100人。", ""),
]


@pytest.mark.parametrize(("text", "told"), LEFT)
def test_paragraphs_left_from_last_year(tmp_path: Path, text: str, told: str) -> None:
    found = findings(tmp_path, LastYearsProse, beside_now(text))
    assert [each.values["stated"] for each in found] == ([told] if told else [])


def test_what_a_report_says_of_last_year_throughout_is_on_purpose(tmp_path: Path) -> None:
    rows: Rows = [("段落", f"2024年，全市招生{count}人。") for count in (6048, 5835)]
    assert found(tmp_path, LastYearsProse, 基本情况=rows) == []


def with_caption(caption: str) -> Sheets:
    rows: Rows = [TEXT, ("表格", caption), ("", "学校"), ("", "甲校")]
    roster = [("学校名称", "隶属"), ("云州护理学校", "市属"), ("平川县职业教育中心", "平川县")]
    return minimal_sheets(基本情况=rows) | {"学校": roster}


CAPTIONS: list[tuple[str, list[str]]] = [
    ("焦作市中等职业教育规模", ["焦作市"]),
    ("2025年郑州市办学条件", ["郑州市"]),
    ("云州市中等职业教育规模", []),
    ("平川县办学条件", []),
    ("全市规模", []),
    ("各县招生", []),
    ("市域产教联合体", []),
    ("城市轨道交通专业", []),
    ("人才市场需求", []),
]


@pytest.mark.parametrize(("caption", "told"), CAPTIONS)
def test_captions_of_another_region(tmp_path: Path, caption: str, told: list[str]) -> None:
    found = findings(tmp_path, OtherRegion, with_caption(caption))
    assert [each.values["stated"] for each in found] == told


EXAMPLES = [
    *(Example(ChapterNamesOfPreface, of_chapters(text), told) for text, told in PREFACES),
    *(Example(CountOfCases, of_cases(text), told) for text, told in COUNTS),
    *(Example(NameOfReport, of_basis(text), told) for text, told in NAMES),
    *(Example(LastYearsProse, beside_now(text), told) for text, told in LEFT),
    *(Example(OtherRegion, with_caption(caption), told) for caption, told in CAPTIONS),
]
