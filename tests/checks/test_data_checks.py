"""What is doubted where tables, sentences, raw rows, the dictionary and last year's workbook meet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.data.count_of_people import CountOfPeople
from zhibao.checks.data.count_of_rows import CountOfRows
from zhibao.checks.data.last_year_differs import LastYearDiffers
from zhibao.checks.data.mixed_decimals import MixedDecimals
from zhibao.checks.data.outside_order import OutsideOrder
from zhibao.checks.data.per_head_in_prose import PerHeadInProse
from zhibao.checks.data.per_head_jump import PerHeadJump
from zhibao.checks.data.prose_against_table import ProseAgainstTable
from zhibao.checks.data.ratio_sum import RatioSum
from zhibao.checks.data.repeated_row import RepeatedRow
from zhibao.checks.data.spelled_differently import SpelledDifferently
from zhibao.checks.data.table_against_indicator import TableAgainstIndicator
from zhibao.checks.data.table_against_table import TableAgainstTable
from zhibao.checks.data.table_unit_misfit import TableUnitMisfit
from zhibao.checks.data.too_many_decimals import TooManyDecimals
from zhibao.checks.data.unit_misfit import UnitMisfit

HEADER = ("名称", "单位", "2024", "2025", "公式", "口径")
AWARDS: Rows = [
    ("表格", "省级竞赛获奖名单"),
    ("", "赛项", "选手姓名", "辅导教师", "奖次"),
    ("", "护理", "秦 杰、褚静", "王甲", "一等奖"),
    ("", "规划", "褚静", "王甲", "一等奖"),
    ("", "数学", "张诗", "冯乙", "2等奖"),
]


def case(text: str, *table: Sequence[CellContent]) -> Rows:
    """Return a case study with a sentence and a table under it."""
    return [("案例", "题", "甲校"), ("段落", text), *table, ("案例完",)]


def trend(label: str, *numbers: CellContent, caption: str = "办学规模", unit: str = "单位：人") -> Rows:
    """Return a table of two years."""
    return [("表格", caption, unit), ("", "项目", "2024年", "2025年"), ("", label, *numbers)]


# A check, sheets besides those of every workbook, and places with words of what is found there.
CASES: list[tuple[type[Check], Sheets, list[str]]] = [
    (CountOfRows, {"甲": case("在省级竞赛中获一等奖3个。", *AWARDS)}, ["甲!B3 却是 2 个"]),
    (CountOfRows, {"甲": case("夺得5个一等奖、1个二等奖。", *AWARDS)}, ["甲!B3 却是 2 个"]),
    (CountOfRows, {"甲": case("全校获奖9项。", *AWARDS)}, ["甲!B3 却是 3 个"]),
    (CountOfRows, {"甲": case("获一等奖2个，二等奖1个，全校获奖3项。", *AWARDS)}, []),
    (CountOfRows, {"甲": case("在全国比赛中获一等奖7个，市赛获一等奖9个。", *AWARDS)}, []),
    (CountOfRows, {"甲": case("获一等奖61个。", ("表格", "部分获奖名单"), *AWARDS[1:])}, []),
    (CountOfPeople, {"甲": case("共有5名学生获奖。", *AWARDS)}, ["甲!B3 共有 3 个不同的姓名"]),
    (CountOfPeople, {"甲": case("3名教师辅导的学生获奖。", *AWARDS)}, []),
    (CountOfPeople, {"甲": case("8名学生参加竞赛，3人获奖；2名教师获奖。", *AWARDS)}, []),
    (
        CountOfPeople,
        {"甲": case("全市有160名学生获国家奖学金。", ("表格", "教学名师"), ("", "姓名"), ("", "王甲"))},
        [],
    ),
    (TableAgainstIndicator, {"甲": trend("在校生数", 28802, 25151)}, ["甲!D4 25115"]),
    (TableAgainstIndicator, {"甲": trend("在校生（不含技校）", 28802, 25151)}, []),
    (TableAgainstIndicator, {"甲": trend("在校生", 28802, 25115)}, []),
    (TableAgainstIndicator, {"甲": trend("在校生", 800, 900, caption="市属学校办学规模")}, []),
    (TableAgainstIndicator, {"甲": case("情况如下。", *trend("在校生", 800, 900))}, []),
    (TableAgainstTable, {"甲": [*trend("教职工", 9, 8), *trend("教职工数", 9, 7)]}, ["甲!D7 是 7"]),
    (TableAgainstTable, {"甲": [*trend("教职工", 9, 8), *trend("教职工", 9, 7, caption="民办学校规模")]}, []),
    (TableAgainstTable, {"甲": [*trend("护理", 9, 8), *trend("护理", 9, 7, caption="各专业招生")]}, []),
    (ProseAgainstTable, {"甲": [("节", "规模"), ("段落", "招生6048人。"), *trend("招生数", 9, 6084)]}, ["甲!B3 6084"]),
    (ProseAgainstTable, {"甲": [("节", "规模"), ("段落", "招生6084人，上年招生9人。"), *trend("招生", 9, 6084)]}, []),
    (ProseAgainstTable, {"甲": [("段落", "护理80人。"), ("节", "乙"), *trend("护理", 9, 60)]}, []),
    (
        ProseAgainstTable,
        {"甲": [("节", "规模"), ("段落", "市属学校招生80人。约招生90人。"), *trend("招生", 9, 60)]},
        [],
    ),
    (RatioSum, {"甲": [("段落", "职普比由2.8:7.2变为2.4:7.7。")]}, ["甲!B2 10.1"]),
    (RatioSum, {"甲": [("段落", "职普比由2.8:7.2变为2.4:7.6。")]}, []),
    (RatioSum, {"甲": [("段落", "肥料按2.5:7.2配制；职普比为4:6，比例1.5:3。")]}, []),
    (TableUnitMisfit, {"甲": trend("生师比", "14.1:1", "12.0:1")}, ["甲!A2 比值"]),
    (TableUnitMisfit, {"甲": trend("就业率", "95%", "96%", unit="单位：%")}, []),
    (TableUnitMisfit, {"甲": [*trend("就业率", "95%", "96%"), ("", "毕业生", 3, 4)]}, []),
    (TooManyDecimals, {"甲": [("段落", "生均53.587139平方米。")]}, ["甲!B2 6 位"]),
    (TooManyDecimals, {"甲": [("段落", "生均53.587平方米，占12.5%，第3.1.4159节。")]}, []),
    (TooManyDecimals, {"甲": [("段落", "生均53.59平方米，网址1.2.3.45678，版本0.1234。")]}, []),
    (MixedDecimals, {"甲": trend("就业率", "95.25%", "96.3%")}, ["甲!D4 96.3%"]),
    (MixedDecimals, {"甲": trend("就业率", "95.25%", "100%")}, []),
    (MixedDecimals, {"甲": trend("起薪", 3800, 3850.5)}, []),
    (
        SpelledDifferently,
        {"数据获奖": [("赛项", "等次"), *[("甲", "一等奖")] * 3, ("乙", "1等奖"), ("丙", "一 等 奖"), ("丁", "一等")]},
        ["数据获奖!B5 1等奖", "数据获奖!B6 一 等 奖", "数据获奖!B7 一等"],
    ),
    (
        SpelledDifferently,
        {"数据专业": [("专业",), ("电子商务",), ("护理",), ("电子商务专业",)]},
        ["数据专业!A4 电子商务"],
    ),
    (SpelledDifferently, {"数据名单": [("选手", "等次"), ("秦 杰", "一等奖"), ("秦杰", "二等奖")]}, []),
    (SpelledDifferently, {"数据校": [("学校", "简称"), ("甲市一中专", "一中专"), ("乙市一中专", "一中专")]}, []),
    (
        RepeatedRow,
        {"数据获奖": [("序号", "赛项", "选手"), (1, "护理", "秦杰"), (2, "护理", "褚静"), (3, "护理", "秦 杰")]},
        ["数据获奖!C4 第 2 行"],
    ),
    (RepeatedRow, {"数据班级": [("专业", "学生数"), ("护理", 45), ("护理", 45)]}, []),
    (RepeatedRow, {"数据获奖": [("赛项", "学校", "等次"), ("护理", "甲", "一等奖"), ("护理", "甲", "一等奖")]}, []),
    (
        RepeatedRow,
        {"数据获奖": [("选手", "赛项"), ("秦杰", "护理"), ("秦杰", "数学"), (None, "护理"), (None, "护理")]},
        [],
    ),
    (
        OutsideOrder,
        {
            "数据奖": [("校", "等次"), ("甲", "一等奖"), ("乙", "二等奖"), ("丙", "优胜")],
            "甲": [("汇总表", "统计", None, "来源=数据奖; 行=等次; 值=计数; 次序=一等奖,二等奖")],
        },
        ["数据奖!B4 优胜"],
    ),
    (
        OutsideOrder,
        {
            "数据奖": [("校", "等次"), ("甲", "一等奖"), ("乙", "二等奖")],
            "甲": [("汇总表", "统计", None, "来源=数据奖; 行=校; 列=等次; 值=计数; 次序=一等奖,二等奖")],
        },
        [],
    ),
    (OutsideOrder, {"数据奖": [("校",), ("甲",)], "甲": [("汇总表", "统计", None, "来源=数据奖; 行=校; 值=计数")]}, []),
    (PerHeadInProse, {"甲": [("段落", "仪器设备值24056万元，生均12559元。")]}, ["甲!B2 19154"]),
    (PerHeadInProse, {"甲": [("段落", "仪器设备值24056万元，生均9578元。占地约134.6万平方米，生均53.59平方米。")]}, []),
    (PerHeadInProse, {"甲": [("段落", "仪器设备值24056万元，按折合在校生计算，生均12559元。")]}, []),
]
DICTIONARY: list[tuple[type[Check], Rows, list[str]]] = [
    (MixedDecimals, [("就业率", "%", "95.25%", "96.3%")], ["指标!D2 96.3%"]),
    (MixedDecimals, [("就业率", "%", "95.25%", "96.30%"), ("起薪", "元", 3800, 3800.5)], []),
    (UnitMisfit, [("就业率", "人", "95", "96"), ("人数甲", "人", 1, 2)], ["指标!A2 应是 %"]),
    (UnitMisfit, [("毕业生", None, 1, 2), ("教师", "人", 1, 2), ("校舍", "平方米", 3, 4)], ["指标!A2 没有填单位"]),
    (UnitMisfit, [("占地面积", "人", 1, 2), ("校舍面积", "平方米", 3, 4)], ["指标!A2 平方米"]),
    (
        UnitMisfit,
        [
            ("满意度指数", None, 1, 2),
            ("教师", "人", 1, 2),
            ("生师比", ":1", "3:1", "3:1"),
            ("职普比", "成比", None, None),
        ],
        [],
    ),
    (
        UnitMisfit,
        [
            ("汇率", "元", 1, 2),
            ("生均占地面积", "平方米/生", 1, 2),
            ("满意度", "分", 1, 2),
            ("培训人数", "人次", 1, 2),
            ("占地面积", "亩", 3, 4),
        ],
        [],
    ),
    (PerHeadJump, [("图书", "册", 100, 101), ("生均图书", "册", 30, 70)], ["指标!D3 增长 133.3%"]),
    (PerHeadJump, [("图书", "册", 100, 240), ("生均图书", "册", 30, 70), ("人均课时", "节", 3, 9)], []),
    (PerHeadJump, [("图书", "册", 100, 101), ("生均图书", "册", 30, 70, None, "改按折合在校生")], []),
]
LAST_YEAR: list[tuple[Rows, Rows, list[str]]] = [
    ([("在校生", "人", 900, 800)], [("在校生", "人", None, 901)], ["指标!C2 901人"]),
    ([("在校生", "人", 900, 800)], [("在校生", "人", None, 900), ("教师", "人", 1, 2)], []),
    ([("在校生", "人", 900, 800, None, "口径有调整")], [("在校生", "人", None, 901)], []),
    ([("经费", "万元", 900, 800)], [("经费", "元", None, 9000000)], []),
]


def around(given: Sheets) -> Sheets:
    """Return the sheets given among those that every workbook has, and a dictionary."""
    chapters = {name: rows for name, rows in given.items() if not name.startswith("数据")}
    raw = {name: rows for name, rows in given.items() if name.startswith("数据")}
    return minimal_sheets(**chapters) | raw | {"指标": [HEADER, ("在校生", "人", 28802, 25115)]}  # type: ignore[arg-type]


def of_years(rows: Rows, last: Rows) -> tuple[Sheets, Sheets]:
    """Return this year's workbook and last year's with these rows of their dictionaries."""
    previous = minimal_sheets() | {"指标": [("名称", "单位", "2023", "2024"), *last]}
    return minimal_sheets() | {"指标": [HEADER, *rows]}, previous


EXAMPLES = [
    *(Example(check, around(given), told) for check, given, told in CASES),
    *(Example(check, minimal_sheets() | {"指标": [HEADER, *rows]}, told) for check, rows, told in DICTIONARY),
    *(Example(LastYearDiffers, of_years(*rows)[0], told, of_years(*rows)[1]) for *rows, told in LAST_YEAR),
]


def _told(check: type[Check], folder: Path, sheets: Sheets, previous: Sheets | None = None) -> list[tuple[str, str]]:
    return [(str(each.ref), each.message) for each in findings(folder, check, sheets, previous)]


def _agrees(seen: list[tuple[str, str]], told: list[str]) -> bool:
    wanted = [each.split(" ", 1) for each in told]
    is_there = [place == ref and words in message for (ref, message), (place, words) in zip(seen, wanted, strict=False)]
    return len(seen) == len(told) and all(is_there)


@pytest.mark.parametrize(("check", "given", "told"), CASES)
def test_it_is_found_where_it_stands(tmp_path: Path, check: type[Check], given: Sheets, told: list[str]) -> None:
    seen = _told(check, tmp_path, around(given))
    assert _agrees(seen, told), seen


@pytest.mark.parametrize(("check", "rows", "told"), DICTIONARY)
def test_it_is_found_in_the_dictionary(tmp_path: Path, check: type[Check], rows: Rows, told: list[str]) -> None:
    seen = _told(check, tmp_path, minimal_sheets() | {"指标": [HEADER, *rows]})
    assert _agrees(seen, told), seen


@pytest.mark.parametrize(("rows", "last", "told"), LAST_YEAR)
def test_last_year_is_what_was_published(tmp_path: Path, rows: Rows, last: Rows, told: list[str]) -> None:
    seen = _told(LastYearDiffers, tmp_path, *of_years(rows, last))
    assert _agrees(seen, told), seen
