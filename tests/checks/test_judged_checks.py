"""What a judge of whole reports found missed or doubted without reason: one kind of fault, and what looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.data.count_of_people import CountOfPeople
from zhibao.checks.data.count_of_rows import CountOfRows
from zhibao.checks.data.jump import Jump
from zhibao.checks.data.mixed_decimals import MixedDecimals
from zhibao.checks.data.negative_count import NegativeCount
from zhibao.checks.data.part_over_whole import PartOverWhole
from zhibao.checks.data.per_head_in_prose import PerHeadInProse
from zhibao.checks.data.prose_share import ProseShare
from zhibao.checks.data.prose_sum import ProseSum
from zhibao.checks.data.repeated_row import RepeatedRow
from zhibao.checks.data.share_over_hundred import ShareOverHundred
from zhibao.checks.data.table_against_indicator import TableAgainstIndicator
from zhibao.checks.structure.caption_promises import CaptionPromises
from zhibao.checks.text.doubled_words import DoubledWords
from zhibao.checks.text.misspelt_terms import MisspeltTerms
from zhibao.checks.text.people_counted_twice import PeopleCountedTwice

INDICATORS: list[tuple[CellContent, ...]] = [
    ("名称", "单位", "2024", "2025"),
    ("中职在校生", "人", 20900, 21406),
    ("生师比", ":1", "16.2:1", "16.6:1"),
]
# What is told with the dictionary beside it.
BESIDE_INDICATORS: list[tuple[type[Check], Rows, list[str]]] = [
    (PerHeadInProse, [("段落", "图书总量710679册，按在校生21406人计，生均43.2册。")], ["B2"]),
    (PerHeadInProse, [("段落", "图书总量710679册，按在校生21406人计，生均33.2册。")], []),
    (PerHeadInProse, [("段落", "图书总量710679册，按折合在校生16451人计，生均43.2册。")], []),
    (
        TableAgainstIndicator,
        [("表格", "达标"), ("", "指标", "国家标准", "2025年"), ("", "生师比", "20:1", "16.6:1")],
        [],
    ),
    (
        TableAgainstIndicator,
        [("表格", "达标"), ("", "指标", "国家标准", "2025年"), ("", "生师比", "20:1", "15.6:1")],
        ["D4"],
    ),
    # Of what contradicts the dictionary D764 tells.
    (
        Jump,
        [("表格", "规模", "单位：人"), ("", "项目", "2024年", "2025年"), ("", "中职在校生", 20900, 214060)],
        [],
    ),
]


def beside_indicators(rows: Rows) -> Sheets:
    return {**minimal_sheets(基本情况=rows), "指标": INDICATORS}


def text(words: str) -> Rows:
    return [("段落", words)]


def table(caption: str, *rows: tuple[CellContent, ...]) -> Rows:
    """Return a table whose header is in the row after its caption."""
    return [("表格", caption), *(("", *row) for row in rows)]


NAMES = [(number, name, "甲校") for number, name in enumerate(("赵一", "钱二", "孙三"), 1)]
EVENTS = [(number, f"{number}月", f"主题{number}") for number in range(1, 5)]
RATES = [("甲校", "97.85%"), ("乙校", "98.62%"), ("丙校", "97.03%")]
ROOMS = [("刺绣室", "甲校", 4), ("银饰室", "甲校", 3), ("造纸室", "乙校", 2)]
YEARS = ("项目", "2024年", "2025年")

CASES: list[tuple[type[Check], Rows, list[str]]] = [
    (ProseShare, text("专任专业教师952人，“双师型”教师661人，占比69.32%。"), ["B2"]),
    (ProseShare, text("专任专业教师952人，“双师型”教师661人，占比69.43%。"), []),
    (ProseShare, text("招生412人，外聘教师25人，占比12.5%。"), []),
    (ProseShare, [*text("毕业1200人，就业480人，其中对口就业390人，对口率81.25%。")], []),
    (ProseShare, [*text("直接就业2389人。"), *text("毕业生6050人。对口就业1959人，对口率82.0%。")], []),
    (ProseShare, text("专任教师1288人。专任教师中，30岁以下的276人，占24.1%。"), ["B2"]),
    (ProseShare, text("专任教师1288人。专任教师中，30岁以下的276人，占21.4%。"), []),
    (ProseSum, text("毕业生6720人中，升学4032人、就业2586人、其他202人。"), ["B2"]),
    (ProseSum, text("毕业生6720人中，升学4032人、就业2486人、其他202人。毕业生900人中，升学300人、参军20人。"), []),
    (ProseSum, text("建设基地58个，其中校内基地21个、校外基地35个，合计58个。"), ["B2"]),
    (NegativeCount, table("教材", ("类别", "种数"), ("国规", 412), ("省规", -36)), ["C5"]),
    (NegativeCount, table("经费", ("项目", "2025年", "增减"), ("拨款", 412, -36)), []),
    (NegativeCount, table("收支结余", ("项目", "金额"), ("甲校", -36), ("乙校", 5)), []),
    (PartOverWhole, table("师资", ("学校", "专业课教师", "“双师型”教师"), ("甲校", 118, 131)), ["D4"]),
    (PartOverWhole, table("师资", ("学校", "专业课教师", "“双师型”教师"), ("甲校", 131, 118)), []),
    (PartOverWhole, table("师资", ("学校", "专任教师", "外聘教师"), ("甲校", 31, 118)), []),
    (Jump, table("服务", YEARS, ("到账经费（万元）", 86, 8800)), ["D4"]),
    (Jump, table("服务", YEARS, ("培训人次", 1620, 16200)), ["D4"]),
    (Jump, table("服务", YEARS, ("其中：当年购置", 40, 430)), []),
    (Jump, table("服务", ("项目", "2023年", "2025年"), ("培训人次", 86, 8800)), []),
    (MixedDecimals, table("就业", ("学校", "落实率"), *RATES, ("丁校", "96.4%")), ["C7"]),
    (MixedDecimals, table("就业", ("学校", "落实率"), *RATES, ("丁校", "100%")), []),
    (MixedDecimals, table("就业", ("学校", "落实率"), *RATES[:2], ("丁校", "96.4%")), []),
    (RepeatedRow, table("工作室", ("工作室", "学校", "人数"), *ROOMS, ROOMS[0]), ["B7"]),
    (RepeatedRow, table("工作室", ("工作室", "学校", "人数"), *ROOMS, ("刺绣室", "甲校", 5)), []),
    (
        RepeatedRow,
        table("获奖", ("赛项", "学校", "等次"), *[("护理", "甲校", "一等奖")] * 2, ("会计", "乙校", "一等奖")),
        [],
    ),
    (
        CountOfPeople,
        [*text("8名教师成为市级名师培养对象。"), *table("市级名师培养对象名单", ("序号", "教师姓名", "学校"), *NAMES)],
        ["B2"],
    ),
    (
        CountOfPeople,
        [*text("3名教师成为市级名师培养对象。"), *table("市级名师培养对象名单", ("序号", "教师姓名", "学校"), *NAMES)],
        [],
    ),
    (
        CountOfRows,
        [*text("组织专题教研活动6次。"), *table("专题教研活动一览表", ("序号", "时间", "主题"), *EVENTS)],
        ["B2"],
    ),
    (
        CountOfRows,
        [*text("组织专题教研活动4次，校本教研30次。"), *table("专题教研活动一览表", ("序号", "时间", "主题"), *EVENTS)],
        [],
    ),
    (
        CountOfRows,
        [*text("专题教研活动5家（见下表）。"), *table("专题教研活动一览表", ("序号", "时间", "主题"), *EVENTS)],
        ["B2"],
    ),
    (ShareOverHundred, table("决算", ("科目", "预算", "决算", "执行率"), ("人员", 215, 216, "100.6%")), []),
    (ShareOverHundred, table("问卷", ("对象", "回收率"), ("学生", "119.0%")), ["C4"]),
    (ShareOverHundred, text("巩固率为100.6%，完成率120%。"), []),
    (CaptionPromises, table("招生数、毕业生数和就业率一览表", ("专业", "招生数", "毕业生数"), ("护理", 8, 7)), ["B2"]),
    (CaptionPromises, table("招生、毕业和就业情况表", ("专业", "招生数", "毕业生数"), ("护理", 8, 7)), []),
    (
        CaptionPromises,
        table("招生数、毕业生数和就业率", ("专业", "招生数", "毕业生数", "就业率"), ("护理", 8, 7, "9%")),
        [],
    ),
    (DoubledWords, text("培训0.6万万人次。"), ["B2"]),
    (MisspeltTerms, text("学生到企业顶岗实习。"), ["B2"]),
    (MisspeltTerms, text("各校不再使用“顶岗实习”的提法。"), []),
    (MisspeltTerms, text("截止2025年9月1日，在校生8人。"), ["B2"]),
    (MisspeltTerms, text("报名截止2025年9月1日。"), []),
    (PeopleCountedTwice, text("有160人学生被评为优秀毕业生。"), ["B2"]),
    (PeopleCountedTwice, text("有160名学生被评为优秀毕业生。"), []),
    (PeopleCountedTwice, text("组建12人教师团队、3人学生小组，160人参加。"), []),
]
EXAMPLES = [Example(check, minimal_sheets(基本情况=rows), told) for check, rows, told in CASES]
EXAMPLES += [Example(check, beside_indicators(rows), told) for check, rows, told in BESIDE_INDICATORS]


@pytest.mark.parametrize(("check", "rows", "told"), CASES)
def test_it_is_told_where_it_is_and_not_where_nothing_is(
    tmp_path: Path, check: type[Check], rows: Rows, told: list[str]
) -> None:
    found = findings(tmp_path, check, minimal_sheets(基本情况=rows))
    assert [str(each.ref) for each in found] == [f"基本情况!{cell}" for cell in told]


@pytest.mark.parametrize(("check", "rows", "told"), BESIDE_INDICATORS)
def test_it_is_told_beside_the_dictionary(tmp_path: Path, check: type[Check], rows: Rows, told: list[str]) -> None:
    found = findings(tmp_path, check, beside_indicators(rows))
    assert [str(each.ref) for each in found] == [f"基本情况!{cell}" for cell in told]
