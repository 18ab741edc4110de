"""What is doubted in formulas, tallies and totals: what was typed beside what is computed, and what cannot be added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.data.condition_met_by_none import ConditionMetByNone
from zhibao.checks.data.decimals_ignored import DecimalsIgnored
from zhibao.checks.data.number_too_long import NumberTooLong
from zhibao.checks.data.parts_like_share import PartsLikeShare
from zhibao.checks.data.parts_out_of_range import PartsOutOfRange
from zhibao.checks.data.reported_by_basis import ReportedByBasis
from zhibao.checks.data.reported_differs import ReportedDiffers
from zhibao.checks.data.row_without_name import RowWithoutName
from zhibao.checks.data.sum_lost_decimals import SumLostDecimals
from zhibao.checks.data.times_hundred import TimesHundred
from zhibao.checks.data.typed_total import TypedTotal
from zhibao.checks.data.words_among_summands import WordsAmongSummands
from zhibao.checks.structure.category_left_blank import CategoryLeftBlank
from zhibao.checks.structure.order_names_nothing import OrderNamesNothing
from zhibao.checks.structure.school_not_listed import SchoolNotListed
from zhibao.checks.structure.summands_of_table import SummandsOfTable
from zhibao.checks.text.example_left import ExampleLeft
from zhibao.checks.text.level_against import LevelAgainst

HEADER = ("名称", "单位", "2024", "2025", "公式", "小数位", "口径")
RAW: list[Sequence[CellContent]] = [("双师", "人", None, 661), ("专业课教师", "人", None, 952)]
SHARE = "双师/专业课教师"
AWARDS: Rows = [("学校", "奖次", "学时"), ("甲校", "一等奖", 1.25), ("乙校", "二等奖", 2.5)]
TOTAL: Rows = [("表格", "规模", "单位：人", "合计=行"), ("", "学校", "人数"), ("", "甲", 3)]


Row = Sequence[CellContent]


def named(*rows: Row) -> Sheets:
    """Return a workbook with these rows of the dictionary after two raw figures, and raw rows of awards."""
    return minimal_sheets() | {"指标": [HEADER, *RAW, *rows], "数据获奖": AWARDS}


def rows(*of_chapter: Row) -> Sheets:
    """Return a workbook whose chapter has these rows."""
    return minimal_sheets(甲=of_chapter)


def tallied(options: str, *data: Row) -> Sheets:
    """Return a workbook with a 汇总表 of raw rows."""
    return {**rows(("汇总表", "统计", None, f"来源=数据奖; {options}")), "数据奖": [("校", "等次"), *data]}


def level(text: str, this: int = 9) -> Sheets:
    """Return a workbook with a text that looks up 招生, 9 last year."""
    return minimal_sheets(甲=[("段落", text)]) | {"指标": [HEADER, ("招生", "人", 9, this), ("在校", "人", 9, 9)]}


ROSTER: Rows = (("学校名称",), ("云州护理学校",), ("云州市一中",))


def case(school: str, roster: Rows | None = ROSTER) -> Sheets:
    """Return a workbook with a case study of a school."""
    sheets = minimal_sheets(甲=[("案例", "匠心", school), ("段落", "甲")])
    return sheets | ({"学校": roster} if roster else {})


CASES: list[tuple[type[Check], Sheets, list[str]]] = [
    (ReportedDiffers, named(("占比", "%", None, "69.32%", SHARE)), ["指标!D4 661/952"]),
    (ReportedDiffers, named(("占比", "%", None, "69.34%", SHARE, 2, "双师÷专业课教师")), ["指标!D4 应约为 953.27"]),
    (ReportedDiffers, named(("占比", "%", None, "69.43%", SHARE), ("比", "%", None, "69.4%", SHARE)), []),
    (ReportedDiffers, named(("占比", "%", None, "69.32%", SHARE, 2, "按折合数计")), []),
    (ReportedDiffers, named(("占比", "%", None, None, SHARE), ("总数", "人", 1, 2)), []),
    (ReportedByBasis, named(("占比", "%", None, "69.32%", SHARE, 2, "按折合数计")), ["指标!D4 口径：按折合数计"]),
    (ReportedByBasis, named(("占比", "%", None, "69.43%", SHARE, 2, "按折合数计")), []),
    (ReportedByBasis, named(("占比", "%", None, "69.32%", SHARE, 2, "双师占专业课教师")), []),
    (ConditionMetByNone, named(("奖", "项", None, None, '计数("数据获奖", 奖次="三等奖")')), ["指标!E4 “三等奖”"]),
    (ConditionMetByNone, named(("奖", "项", None, None, '计数("数据获奖", 奖次="一等奖")')), []),
    (ConditionMetByNone, named(("奖", "项", None, None, '计数("数据获奖")')), []),
    (PartsOutOfRange, named(("职普比", "成比", None, None, "双师/10")), ["指标!E4 66.1"]),
    (PartsOutOfRange, named(("职普比", "成比", None, None, "双师/专业课教师*10")), []),
    (PartsOutOfRange, named(("职普比", "成比", None, "2.4:7.6")), []),
    (PartsLikeShare, named(("职普比", "成比", None, None, SHARE)), ["指标!E4 0.7:9.3"]),
    (PartsLikeShare, named(("职普比", "成比", None, None, f"{SHARE}*10")), []),
    (PartsLikeShare, named(("职普比", "成比", None, "0.4:9.6")), []),
    (
        WordsAmongSummands,
        named(("和", "人", None, None, '求和("数据获奖", "奖次")')),
        [f"数据获奖!B{at}" for at in (2, 3)],
    ),
    (WordsAmongSummands, named(("和", "人", None, None, '求和("数据获奖", "学时")')), []),
    (WordsAmongSummands, named(("和", "人", None, None, '去重计数("数据获奖", "奖次")')), []),
    (RowWithoutName, named((None, "人", 3, 4)), ["指标!B4 “人”"]),
    (RowWithoutName, named(("一、规模", None, None, None)), []),
    (RowWithoutName, named((None, None, None, None), ("教师", "人", 3, 4)), []),
    (TimesHundred, named(("占比", "%", None, None, f"{SHARE}*100")), ["指标!E4 6943.28%"]),
    (TimesHundred, named(("占比", "%", None, None, SHARE)), []),
    (TimesHundred, named(("毛入学率", "%", None, None, "专业课教师/双师")), []),
    (NumberTooLong, named(("积", "人", None, None, "*".join(["双师"] * 60))), ["指标!E4 100 位以上"]),
    (NumberTooLong, named(("积", "人", None, None, "双师*双师")), []),
    (NumberTooLong, named(("商", "人", None, None, "双师/7")), []),
    (SumLostDecimals, named(("学时", "个", None, None, '求和("数据获奖", "学时")')), ["指标!E4 请在“小数位”填 2"]),
    (SumLostDecimals, named(("学时", "个", None, None, '求和("数据获奖", "学时")', 1)), []),
    (SumLostDecimals, named(("奖", "个", None, None, '计数("数据获奖")')), []),
    (DecimalsIgnored, named(("满意度", "分", 90, 91, None, 2)), ["指标!C4 2024 年照", "指标!D4 2025 年照"]),
    (DecimalsIgnored, named(("满意度", "分", 90, 91, None, 0)), []),
    (DecimalsIgnored, named(("占比", "%", None, None, SHARE, 1)), []),
    (TypedTotal, rows(*TOTAL, ("", "乙", 4), ("", "合计", 8)), ["甲!C6 填的是 8"]),
    (TypedTotal, rows(*TOTAL, ("", "乙", 4), ("", "合计", 7)), []),
    (TypedTotal, rows(*TOTAL, ("", "乙", 4), ("", "合计", None)), []),
    (
        SummandsOfTable,
        rows(*TOTAL, ("", "乙", 4), ("", "丙", "若干")),
        ["甲!C6 若干"],
    ),
    (SummandsOfTable, rows(*TOTAL, ("", "乙", "—")), []),
    (SummandsOfTable, rows(*TOTAL, ("", "乙", "5")), []),
    (CategoryLeftBlank, tallied("行=等次; 值=计数", ("甲", "一等奖"), ("乙", None)), ["数据奖!B3 “未填”"]),
    (CategoryLeftBlank, tallied("行=等次; 值=计数", ("甲", "一等奖"), ("乙", "—")), []),
    (CategoryLeftBlank, tallied("行=等次; 值=计数", ("甲", "一等奖"), (None, "一等奖")), []),
    (OrderNamesNothing, tallied("行=等次; 值=计数; 次序=特等奖,一等奖", ("甲", "一等奖")), ["甲!D2 “特等奖”"]),
    (OrderNamesNothing, tallied("行=等次; 值=计数; 次序=一等奖", ("甲", "一等奖"), ("乙", "二等奖")), []),
    (OrderNamesNothing, tallied("行=等次; 值=计数", ("甲", "一等奖")), []),
    (SchoolNotListed, case("云州护士学校"), ["甲!C2 是不是“云州护理学校”"]),
    (SchoolNotListed, case("云州护理学校、云州市二中"), ["甲!C2 “云州市二中”"]),
    (SchoolNotListed, case("云州护理学校"), []),
    (SchoolNotListed, case("{{地区}}一中"), []),
    (SchoolNotListed, case("{{地区}}二中"), ["甲!C2 “云州市二中”"]),
    (SchoolNotListed, case("{{没有}}一中"), []),
    (SchoolNotListed, case("甲校", roster=None), []),
    (
        ExampleLeft,
        minimal_sheets(甲=[("段落", "（示例）一"), ("段落", "（示例）二")], 乙=[("节", "写好的")]),
        ["甲!B2 2 处"],
    ),
    (ExampleLeft, minimal_sheets(甲=[("段落", "如图所示，示例学校一所。")]), []),
    (ExampleLeft, minimal_sheets(甲=[("说明", "（示例）给自己看的")], 乙=[("段落", "写好了。")]), []),
    (LevelAgainst, level("招生比上年{{招生.增减}}。"), ["甲!B2 “比上年{{招生.增减}}”"]),
    (LevelAgainst, level("招生较去年同期{{招生.增幅}}。"), ["甲!B2 {{招生.比上年增幅}}"]),
    (LevelAgainst, level("在校比上年{{在校.本年.增减}}。"), ["甲!B2 {{在校.比上年增减}}"]),
    (LevelAgainst, level("招生比上年{{招生.增减}}。", this=12), []),
    (LevelAgainst, level("招生{{招生.比上年增减}}，在校规模{{在校.增减}}。"), []),
]
EXAMPLES = [Example(check, sheets, told) for check, sheets, told in CASES]


@pytest.mark.parametrize(("check", "sheets", "told"), CASES, ids=[f"{each[0].code}-{len(each[2])}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], sheets: Sheets, told: list[str]
) -> None:
    seen = [(str(each.ref), each.message + each.advice) for each in findings(tmp_path, check, sheets)]
    wanted = [each.partition(" ")[::2] for each in told]
    assert [place for place, _ in seen] == [place for place, _ in wanted], seen
    assert all(words in said for (_, said), (_, words) in zip(seen, wanted, strict=True)), seen
