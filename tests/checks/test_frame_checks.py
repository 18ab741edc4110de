"""What is doubted in numbers, years and names that the frame of a report has: what is wrong, and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, Sheets, chapter, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings, found
from zhibao.checks import Check
from zhibao.checks.structure.case_too_long import CaseTooLong
from zhibao.checks.structure.case_too_short import CaseTooShort
from zhibao.checks.structure.case_twice import CaseTwice
from zhibao.checks.structure.case_without_title import CaseWithoutTitle
from zhibao.checks.structure.cases_of_one_school import CasesOfOneSchool
from zhibao.checks.structure.change_without_column import ChangeWithoutColumn
from zhibao.checks.structure.chapter_names_of_preface import ChapterNamesOfPreface
from zhibao.checks.structure.count_of_cases import CountOfCases
from zhibao.checks.structure.impossible_date import ImpossibleDate
from zhibao.checks.structure.impossible_period import ImpossiblePeriod
from zhibao.checks.structure.last_years_prose import LastYearsProse
from zhibao.checks.structure.last_years_table import LastYearsTable
from zhibao.checks.structure.last_years_titles import LastYearsTitles
from zhibao.checks.structure.name_of_report import NameOfReport
from zhibao.checks.structure.nothing_below import NothingBelow
from zhibao.checks.structure.other_region import OtherRegion
from zhibao.checks.structure.placeholder_left import PlaceholderLeft
from zhibao.checks.structure.repeated_mostly import RepeatedMostly
from zhibao.checks.structure.section_without_text import SectionWithoutText
from zhibao.checks.structure.typed_number import TypedNumber
from zhibao.checks.structure.typed_reference import TypedReference

TEXT = ("段落", "正文。")
TABLE: Rows = [("表格", "规模"), ("", "学校", "人数"), ("", "甲校", 3)]
STAFF: Rows = [("表格", "教师队伍比例"), ("", "学校", "人数"), ("", "甲校", 3)]
TWO = "全市坚持职普协调发展，优化布局，改善条件，深化改革，提高质量，扎实推进各项工作，"
LONG = f"{TWO}加强教师队伍建设，完善经费投入机制，健全质量评价制度，畅通学生升学渠道，拓宽毕业生就业门路，"
PROFILE = "{0}校占地{1}亩，有教师{1}人，在校生{1}人，开设专业{1}个，毕业生{1}人，校舍{1}平方米，图书{1}册，设备{1}台。"
YEARS = ("", "项目", "2024年", "2025年")
OLD = ("", "项目", "2023年", "2024年")


def cases(count: int, school: str = "甲校", title: str = "题") -> Rows:
    return [row for at in range(count) for row in (("案例", f"{title}{at}", school), TEXT, ("案例完",))]


# A check, the rows of a chapter, and where something is found.
CASES: list[tuple[type[Check], Rows, list[str]]] = [
    (TypedReference, [("段落", "见表3-9，如图2。"), *TABLE], ["B2", "B2"]),
    (TypedReference, [("段落", "教师队伍和比例见表1-1。"), *TABLE, *STAFF], ["B2"]),
    (TypedReference, [("段落", "详见附件3，如案例5所示。"), *cases(2)], ["B2", "B2"]),
    (TypedReference, [("段落", "见表1-1，教师队伍和比例见表1-2，规模见表 1-1。见表1。"), *TABLE, *STAFF], []),
    (
        TypedReference,
        [("段落", "《通知》附件3，照标准表2，心电图12导联，统计报表3种，见表2025年版，发展蓝图2项"), *TABLE],
        [],
    ),
    (TypedReference, [("段落", "附件一并报送，案例一起讲，据表三天内报，见案例二、案例1。"), *cases(2)], []),
    (NothingBelow, [*TABLE, ("段落", "规模见下表，变化如上图。")], ["B5", "B5"]),
    (
        NothingBelow,
        [("段落", "规模见下表。"), *TABLE, ("段落", "由上表可知，从上图书馆起，以下表决。"), ("图片", "题", "甲.jpg")],
        [],
    ),
    (TypedNumber, [("段落", "见表1-1，见表3-9。"), *TABLE], ["B2"]),
    (TypedNumber, [("段落", "见{{表:规模}}，《标准》表1-1"), *TABLE], []),
    (CaseWithoutTitle, [TEXT, ("案例", "", "甲校"), TEXT, ("案例", "", "乙校"), TEXT], ["A3"]),
    (CaseWithoutTitle, [TEXT, *cases(2)], []),
    (CaseTooLong, [("案例", "题", "甲校"), ("段落", TWO * 40)], ["A2"]),
    (CaseTooLong, [("案例", "题", "甲校"), ("段落", TWO * 20), ("案例完",), ("段落", TWO * 40)], []),
    (CaseTooShort, [("案例", "题", "甲校"), TEXT], ["A2"]),
    (CaseTooShort, [("案例", "题", "甲校"), ("段落", LONG), ("案例", "又", "甲校"), TEXT, *TABLE], []),
    (CasesOfOneSchool, [*cases(4), *cases(1, "乙校")], ["C11"]),
    (CasesOfOneSchool, [*cases(2), *cases(2, "乙校"), *cases(1, "丙校")], []),
    (CasesOfOneSchool, [*cases(3)], []),
    (CaseTwice, [*cases(1, title="一张清单管专业"), *cases(1, "乙校", "一张清单管专业")], ["B5"]),
    (CaseTwice, [*cases(1), *cases(1, "乙校"), *cases(2, title="一张清单管专业")], []),
    (RepeatedMostly, [("段落", f"{LONG}一是招生。"), ("段落", f"{LONG}二是就业。")], ["B3"]),
    (
        RepeatedMostly,
        [("段落", LONG), ("段落", LONG), ("段落", f"{TWO}另外还有许多别的工作要做，实训基地正在建设，")],
        [],
    ),
    (RepeatedMostly, [("段落", PROFILE.format("甲", 31)), ("段落", PROFILE.format("乙", 32))], []),
    (SectionWithoutText, [TEXT, ("节", "一"), *TABLE, ("节", "二"), TEXT], ["B3"]),
    (SectionWithoutText, [TEXT, ("节", "一"), *TABLE, TEXT, ("节", "二"), *TABLE, *cases(1)], []),
    (ChangeWithoutColumn, [("表格", "规模变化情况"), YEARS, ("", "在校生", 3, 4)], ["B2"]),
    (ChangeWithoutColumn, [("表格", "规模变化情况"), (*YEARS, "增减"), ("", "在校生", 3, 4, 1)], []),
    (
        ChangeWithoutColumn,
        [("表格", "规模"), YEARS, ("", "在校生", 3, 4), ("表格", "变化原因"), ("", "项目", "原因")],
        [],
    ),
    (
        LastYearsTable,
        [("表格", "条件"), OLD, ("", "图书", 3, 4), ("表格", "规模"), YEARS, ("", "在校生", 3, 4)],
        ["A2"],
    ),
    (LastYearsTable, [("表格", "条件"), OLD, ("", "图书", 3, 4)], []),
    (
        LastYearsTable,
        [("表格", "2023—2024年条件"), OLD, ("", "图书", 3, 4), ("表格", "规模"), YEARS, ("", "在校生", 3, 4)],
        [],
    ),
    (
        LastYearsTable,
        [
            ("表格", "经费"),
            OLD,
            ("", "拨款", 3, 4),
            ("注", "2025年决算未完成。"),
            ("表格", "规模"),
            YEARS,
            ("", "在校生", 3, 4),
        ],
        [],
    ),
    (LastYearsTitles, [("节", "2023—2024学年竞赛结果"), TEXT], ["B2"]),
    (
        LastYearsTitles,
        [("节", "2024—2025学年竞赛结果"), TEXT, ("节", "2024年9月开学"), TEXT, ("节", "2024级新生"), TEXT],
        [],
    ),
    (
        ImpossibleDate,
        [("表格", "规模"), ("", "学校", "时间"), ("", "甲校", "2025年13月"), ("", "乙校", "二〇二五年十三月")],
        ["C4", "C5"],
    ),
    (ImpossibleDate, [("段落", "2025年 2月30日，2025年12月32日")], ["B2", "B2"]),
    (ImpossibleDate, [("段落", "二〇二五年十二月，第13月，连续18个月，3.15日，2024年2月29日")], []),
    (ImpossiblePeriod, [("段落", "2024—2024学年，2025—2023年，2025年9月至2025年3月")], ["B2"] * 3),
    (ImpossiblePeriod, [("段落", "2024—2025学年，2023-2025年，2024年9月至2025年3月，电话2025-2024，2025年至今")], []),
    (PlaceholderLeft, [("段落", "满意率XX.X%，（　），提高××%，○○学校，此处填写成效，TBD")], ["B2"] * 6),
    (PlaceholderLeft, [("段落", "短板有待补齐，等待定点医院，空白有待填补，二〇〇八年")], []),
    (CaseWithoutTitle, [TEXT, ("节", "一"), TEXT], []),
    (CaseTooLong, cases(2), []),
    (CaseTooShort, [TEXT, ("节", "一"), TEXT], []),
    (TypedNumber, [("段落", "心电图12导联，统计报表3种，见附件1。"), *TABLE], []),
    (CaseTwice, [*cases(1, title="案例"), *cases(1, "乙校", "案例")], []),
    (SectionWithoutText, [TEXT, ("节", "一"), ("小节", "二"), TEXT], []),
    (ChangeWithoutColumn, [("表格", "规模变化情况"), YEARS, ("", "增减", 3, 4)], []),
    (LastYearsTable, [("表格", "规模"), YEARS, ("", "在校生", 3, 4)], []),
    (ImpossiblePeriod, [("段落", "2023—2025学年连续两年，2024至2025学年，二〇二四年至二〇二五年")], []),
    (NothingBelow, [TEXT, ("段落", "发展蓝图，上表扬榜，地下表演，图书")], []),
    (RepeatedMostly, [("段落", "具体情况如下，请见附表。"), ("段落", "具体情况如下，请见附表。")], []),
    (
        PlaceholderLeft,
        [("段落", "高××同学，138****1234，X光，机制有待完善，第（一）项，（见{{表:规模}}）"), *TABLE],
        [],
    ),
]


def with_rows(rows: Rows) -> Sheets:
    return minimal_sheets(基本情况=rows) | {"学校": [("学校名称",), *((f"{name}校",) for name in "甲乙丙丁")]}


@pytest.mark.parametrize(
    ("check", "rows", "told"), CASES, ids=[f"{each[0].code}-{at}" for at, each in enumerate(CASES)]
)
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], rows: Rows, told: list[str]
) -> None:
    places = [f"{each.code} {each.ref}" for each in findings(tmp_path, check, with_rows(rows))]
    assert places == [f"{check.code} 基本情况!{place}" for place in told]


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
    return minimal_sheets(基本情况=cases(3)) | {"前言": chapter(("段落", text))}


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
    *(Example(check, with_rows(rows), told) for check, rows, told in CASES),
    *(Example(ChapterNamesOfPreface, of_chapters(text), told) for text, told in PREFACES),
    *(Example(CountOfCases, of_cases(text), told) for text, told in COUNTS),
    *(Example(NameOfReport, of_basis(text), told) for text, told in NAMES),
    *(Example(LastYearsProse, beside_now(text), told) for text, told in LEFT),
    *(Example(OtherRegion, with_caption(caption), told) for caption, told in CAPTIONS),
]
