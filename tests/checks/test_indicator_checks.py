"""What is doubted in the sheet 指标: the number that is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.data.jump import Jump
from zhibao.checks.data.negative_count import NegativeCount
from zhibao.checks.data.part_over_whole import PartOverWhole
from zhibao.checks.data.share_over_hundred import ShareOverHundred
from zhibao.checks.data.standard_floor import StandardFloor

HEADER = ("名称", "单位", "2024", "2025", "公式")

CASES: list[tuple[type[Check], Rows, list[str]]] = [
    (ShareOverHundred, [("满意度", "%", None, "9455.00%")], ["D2 “满意度”2025 年是 9455.00%，超过了 100%。"]),
    (ShareOverHundred, [("对口率", "%", "101%", "99%")], ["C2 “对口率”2024 年是 101%，超过了 100%。"]),
    (ShareOverHundred, [("满意度", "%", None, "100%"), ("招生计划完成率", "%", None, "104%")], []),
    (ShareOverHundred, [("毛入学率", "%", None, "110%"), ("投入增长率", "%", None, "230%")], []),
    (NegativeCount, [("班级数", "个", 3, -5)], ["D2 “班级数”2025 年是 -5个，数量不会是负的。"]),
    (
        NegativeCount,
        [("甲", "人", None, 3), ("乙", "人", None, 5), ("其他人数", "人", None, None, "甲-乙")],
        ["E4 “其他人数”2025 年是 -2人，数量不会是负的。"],
    ),
    (NegativeCount, [("班级数", "个", 3, 0), ("流失率", "%", "0.5%", "0%")], []),
    (NegativeCount, [("班级净增", "个", 3, -5), ("学生变化", "人", 3, -5), ("招生增幅", "%", None, "-3%")], []),
    (
        PartOverWhole,
        [("双师型教师", "人", None, 12), ("专业课教师", "人", None, 10)],
        ["D2 2025 年“双师型教师”是 12人，多于“专业课教师”的 10人，而前者是后者的一部分。"],
    ),
    (PartOverWhole, [("“双师型”教师", "人", None, 10), ("专业课教师", "人", None, 10)], []),
    (PartOverWhole, [("“双师型”教师", "人", 10, None), ("专业课教师", "人", None, 9)], []),
    (
        Jump,
        [("中职在校生", "人", 25115, 246880)],
        ["D2 “中职在校生”2025 年是 246880人，上年是 25115人，是上年的 9.8 倍。"],
    ),
    (
        Jump,
        [("中职在校生", "人", 25115, 251150)],
        ["D2 “中职在校生”2025 年是 251150人，上年是 25115人，是上年的 10 倍。"],
    ),
    (
        Jump,
        [("培训", "人次", 22000, 2.2)],
        ["D2 “培训”2025 年是 2.2人次，上年是 22000人次，只有上年的 10000 分之一。"],
    ),
    (Jump, [("一等奖", "个", 1, 12), ("新专业", "个", 0, 30), ("经费", "万元", 90, 899)], []),
    (Jump, [("在校生", "人", 500, 2499), ("学校", "所", 0, 11), ("占比", "%", "9.9%", "98%")], []),
    (StandardFloor, [("生师比", ":1", None, "21.5:1")], ["D2 “生师比”2025 年是 21.5:1，{}要求不高于 20:1。"]),
    (StandardFloor, [("生均纸质图书", "册", 20, 29.9)], ["D2 “生均纸质图书”2025 年是 29.9册，{}要求不低于 30册。"]),
    (StandardFloor, [("生师比", ":1", None, "20:1"), ("生均仪器设备值", "万元", None, 0.9)], []),
    (StandardFloor, [("“双师型”教师占比", "%", None, "30%"), ("生均占地面积", "平方米", 20, 33)], []),
]
SOURCE = "《中等职业学校设置标准》（教职成〔2010〕12号）"


EXAMPLES = [Example(check, minimal_sheets() | {"指标": [HEADER, *rows]}, told) for check, rows, told in CASES]


@pytest.mark.parametrize(("check", "rows", "told"), CASES, ids=[f"{each[0].code}-{len(each[2])}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], rows: Rows, told: list[str]
) -> None:
    sheets = minimal_sheets() | {"指标": [HEADER, *rows]}
    seen = [f"{each.ref.cell} {each.message}" for each in findings(tmp_path, check, sheets)]
    assert seen == [each.replace("{}", SOURCE) for each in told]
