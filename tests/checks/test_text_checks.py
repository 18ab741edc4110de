"""What is doubted in words and marks: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.checks.reviews import findings
from zhibao.checks import Check
from zhibao.checks.text.doubled_words import DoubledWords
from zhibao.checks.text.growth_that_fell import GrowthThatFell
from zhibao.checks.text.half_width_marks import HalfWidthMarks
from zhibao.checks.text.missing_stop import MissingStop
from zhibao.checks.text.misspelt_terms import MisspeltTerms
from zhibao.checks.text.mixed_numerals import MixedNumerals
from zhibao.checks.text.percentage_points import PercentagePoints
from zhibao.checks.text.school_names import SchoolNames
from zhibao.checks.text.school_twice import SchoolTwice
from zhibao.checks.text.starter_left import StarterLeft
from zhibao.checks.text.unpaired_marks import UnpairedMarks

LONG = "全市中等职业学校坚持立德树人根本任务，深化产教融合、校企合作，办学条件持续改善"

INTERNSHIP = "《职业学校学生实习管理规定》（教职成〔2021〕4号）以“岗位实习”代替了“跟岗实习”“顶岗实习”"

CASES: list[tuple[type[Check], str, list[str]]] = [
    (DoubledWords, "在校生比上年比上年减少。", ["“在校生比上年比上年减少。”里“比上年”连着出现了两遍。"]),
    (DoubledWords, "在校生24688人人。", ["“在校生24688人人。”里“人”连着出现了两遍。"]),
    (DoubledWords, "全市共有学校11所，，其中", ["“…市共有学校11所，，其中”里“，”连着出现了两遍。"]),
    (DoubledWords, "人人成才，一个个学生，年年有进步；3人人均2项。天天向上……——真好！达到目的的，实事求是是", []),
    (
        PercentagePoints,
        "占比提高2.01%个百分点。",
        ["“占比提高2.01%个百分点。”里“2.01%个百分点”既有百分号，又写了百分点。"],
    ),
    (PercentagePoints, "占比提高2.01个百分点，达27.30%。", []),
    (GrowthThatFell, "在校生增长-12.8%。", ["“在校生增长-12.8%。”：“增长”后面的数却带着负号。"]),
    (GrowthThatFell, "在校生下降下降12.8%。", ["“在校生下降下降12.8%。”：“下降”后面又是一个说增减的词。"]),
    (GrowthThatFell, "增长12.8%，增加3-5人，第8-9页，2024-2025学年下降1%。", []),
    (MixedNumerals, "二O二五年12月，", ["“二O二五年12月，”里的“二O二五”用字母 O、数字 0 或圆圈代替了“〇”。"]),
    (MixedNumerals, "二〇二五年，二十年，一年，三十日，PPO年", []),
    (UnpairedMarks, "坚持“三全育人。", ["“坚持“三全育人。”里的 “ 没有与它成对的另一半。"]),
    (UnpairedMarks, "见附件1）。", ["“见附件1）。”里的 ） 没有与它成对的另一半。"]),
    (UnpairedMarks, "1）甲；（二）乙（见《通知》(试行)），“‘双高’计划”，it’s〔2021〕4号", []),
    (HalfWidthMarks, "认真就业,收入递增,市场好", ["这一段有 2 处半角标点，如“认真就业,收入递增,市场好”里的“,”。"]),
    (HalfWidthMarks, "共1,234人，9:30，甲、A,B，v1.0，3.5万元，www.a.cn", []),
    (MissingStop, LONG, ["这一段以“…企合作，办学条件持续改善”结束，后面没有句号。"]),
    (MissingStop, f"{LONG}。", []),
    (MissingStop, f"{LONG}：", []),
    (MissingStop, "一是立德树人，二是产教融合", []),
    (MisspeltTerms, "深化产教融和。", ["“深化产教融和。”里的“产教融和”应为“产教融合”。"]),
    (
        MisspeltTerms,
        "学生顶岗实习。",
        [f"“学生顶岗实习。”里的“顶岗实习”应为“岗位实习”（{INTERNSHIP}）。"],
    ),
    (MisspeltTerms, "产教融合、融和与共，“双师型”教师岗位实习", []),
]


@pytest.mark.parametrize(("check", "text", "told"), CASES, ids=[f"{each[0].code}-{each[1][:8]}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], text: str, told: list[str]
) -> None:
    sheets = minimal_sheets(基本情况=[("段落", text)])
    assert [each.message for each in findings(tmp_path, check, sheets)] == told


LEFT = "写党的领导、政策落实和经费投入。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LEFT, [LEFT]),
        ("全市投入增加。此处写明统计范围和数据来源。", ["此处写明统计范围和数据来源。"]),
        # T203 tells of what is still marked.
        (f"（示例）{LEFT}", []),
        (f"我们{LEFT}", []),
        ("报告所用数据取自2024—2025学年事业统计。", []),
    ],
)
def test_what_the_fresh_workbook_said_is_found_without_its_mark_too(tmp_path: Path, text: str, told: list[str]) -> None:
    found = findings(tmp_path, StarterLeft, minimal_sheets(发展保障=[("段落", text)]))
    assert [each.values["found"] for each in found] == told


ROSTER = [("学校名称", "简称"), ("云州市第一职业学校", "一职"), ("云州护理学校", "护校")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云州市第一职业学效招生。", ["云州市第一职业学效 → 云州市第一职业学校"]),
        ("云州护里学校、云州理学校", ["云州护里学校 → 云州护理学校", "云州理学校 → 云州护理学校"]),
        ("云州市第一职业学校与一职、云州护理学校", []),
        ("云州市第二职业学校是另一所，云州师范学校也是", []),
    ],
)
def test_names_of_schools_with_one_wrong_character(tmp_path: Path, text: str, told: list[str]) -> None:
    sheets = minimal_sheets(基本情况=[("段落", text)]) | {"学校": ROSTER}
    found = findings(tmp_path, SchoolNames, sheets)
    assert [f"{each.values['found']} → {each.values['right']}" for each in found] == told


def test_names_of_schools_are_compared_in_raw_sheets_too(tmp_path: Path) -> None:
    sheets = minimal_sheets() | {"学校": ROSTER, "数据赛事": [("学校", "奖次"), ("云州护里学校", "一等奖")]}
    assert [str(each.ref) for each in findings(tmp_path, SchoolNames, sheets)] == ["数据赛事!A2"]


def test_a_school_that_the_roster_lists_twice(tmp_path: Path) -> None:
    sheets = minimal_sheets() | {"学校": [*ROSTER, (" 云州护理学校 ", "护校")]}
    assert [each.message for each in findings(tmp_path, SchoolTwice, sheets)] == [
        "“学校”表里“云州护理学校”列了两次，先前在 A3。"
    ]
    assert not findings(tmp_path, SchoolTwice, minimal_sheets() | {"学校": ROSTER})
