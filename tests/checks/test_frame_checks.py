"""What is doubted in numbers, years and names that the frame of a report has: what is wrong, and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.structure.case_too_long import CaseTooLong
from zhibao.checks.structure.case_too_short import CaseTooShort
from zhibao.checks.structure.case_twice import CaseTwice
from zhibao.checks.structure.case_without_title import CaseWithoutTitle
from zhibao.checks.structure.cases_of_one_school import CasesOfOneSchool
from zhibao.checks.structure.change_without_column import ChangeWithoutColumn
from zhibao.checks.structure.impossible_date import ImpossibleDate
from zhibao.checks.structure.impossible_period import ImpossiblePeriod
from zhibao.checks.structure.last_years_table import LastYearsTable
from zhibao.checks.structure.last_years_titles import LastYearsTitles
from zhibao.checks.structure.nothing_below import NothingBelow
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


EXAMPLES = [Example(check, with_rows(rows), told) for check, rows, told in CASES]
