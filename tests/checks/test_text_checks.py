"""What is doubted in words and marks: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Page, Rows, minimal_sheets
from tests.checks.examples import Example
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

INTERNSHIP = "《职业学校学生实习管理规定》（教职成〔2021〕4号）以“岗位实习”代替了“顶岗实习”"

CASES: list[tuple[type[Check], str, list[str]]] = [
    (DoubledWords, "在校生比上年比上年减少。", ["“在校生比上年比上年减少。”里“比上年”连着出现了两遍。"]),
    (DoubledWords, "在校生24688人人。", ["“在校生24688人人。”里“人”连着出现了两遍。"]),
    (DoubledWords, "全市共有学校11所，，其中", ["“…市共有学校11所，，其中”里“，”连着出现了两遍。"]),
    (DoubledWords, "人人成才，一个个学生，年年有进步；3人人均2项。天天向上……——真好！达到目的的，实事求是是", []),
    (DoubledWords, "红红火火、仅仅、常常、妈妈；2025年年底；一一对应，学校校门、教师师德。", []),
    (
        PercentagePoints,
        "占比提高2.01%个百分点。",
        ["“占比提高2.01%个百分点。”里“2.01%个百分点”既有百分号，又写了百分点。"],
    ),
    (PercentagePoints, "占比提高2.01个百分点，达27.30%。", []),
    (PercentagePoints, "增长2.01%，两个百分点以上，占98%的学生。", []),
    (GrowthThatFell, "在校生增长-12.8%。", ["“在校生增长-12.8%。”：“增长”后面的数却带着负号。"]),
    (GrowthThatFell, "在校生下降下降12.8%。", ["“在校生下降下降12.8%。”：“下降”后面又是一个说增减的词。"]),
    (GrowthThatFell, "增长12.8%，增加3-5人，第8-9页，2024-2025学年下降1%。", []),
    (GrowthThatFell, "由减少转为增加，增减相抵；增长点、提高班-实训，降低下降幅度。", []),
    (MixedNumerals, "二O二五年12月，", ["“二O二五年12月，”里的“二O二五”用字母 O、数字 0 或圆圈代替了零。"]),
    (MixedNumerals, "二〇二五年，二十年，一年，三十日，PPO年", []),
    (MixedNumerals, "O2O课程一门，十月，2025年，零食，一○五教室", []),
    (UnpairedMarks, "坚持“三全育人。", ["这里的 “ 没有与它成对的另一半：坚持“三全育人。"]),
    (UnpairedMarks, "见附件1）。", ["这里的 ） 没有与它成对的另一半：见附件1）。"]),
    (UnpairedMarks, "坚持“五育”并举（见《意见》）。", []),
    (UnpairedMarks, "1）甲；（二）乙（见《通知》(试行)），“‘双高’计划”，it’s〔2021〕4号", []),
    (HalfWidthMarks, "认真就业,收入递增,市场好", ["这一段有 2 处半角标点，如“认真就业,收入递增,市场好”里的“,”。"]),
    (HalfWidthMarks, "坚持“五育并举”，办学规模稳定：在校生2.5万人；比例3:7。", []),
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
    (MisspeltTerms, "校企合作、工学结合，现代学徒制，1+X证书", []),
]


LEFT = "资料来源和统计口径写在这里。"
# What a remark says to write is no text either.
REMARK = "写毕业生的去向、升学、对口就业、起薪和就业指导。"
TAKEN_OVER = (
    "全市中职学校有教职工{{教职工}}人，其中专任教师{{专任教师}}人，生师比{{生师比}}。高级职称教师占专任教师的"
    "{{高级职称教师占比}}，{{高级职称教师占比.比上年增减}}；“双师型”教师{{“双师型”教师}}人，占专业课教师的"
    "{{“双师型”教师占比}}，{{“双师型”教师占比.比上年增减}}。"
)
STARTERS: list[tuple[str, list[str]]] = [
    (LEFT, [LEFT]),
    (REMARK, [REMARK]),
    ("全市投入增加。此处写明统计范围和数据来源。", ["此处写明统计范围和数据来源。"]),
    # T203 tells of what is still marked.
    (f"（示例）{LEFT}", []),
    (f"我们{LEFT}", []),
    # Sentences of look-ups say what is so everywhere; what stands beside them is told.
    (TAKEN_OVER, []),
    (f"{TAKEN_OVER}此处说明变化的原因。", ["此处说明变化的原因。"]),
    ("报告所用数据取自2024—2025学年事业统计。", []),
]
ROSTER = [("学校名称", "简称"), ("云州市第一职业学校", "一职"), ("云州护理学校", "护校")]
NAMES: list[tuple[str, list[str]]] = [
    ("云州市第一职业学效招生。", ["云州市第一职业学效 → 云州市第一职业学校"]),
    ("云州护里学校、云州理学校", ["云州护里学校 → 云州护理学校", "云州理学校 → 云州护理学校"]),
    ("云州市第一职业学校与一职、云州护理学校", []),
    ("云州市第二职业学校是另一所，云州师范学校也是", []),
]
ROSTERS: list[tuple[Rows, list[str]]] = [
    ([*ROSTER, (" 云州护理学校 ", "护校")], ["“学校”表里“云州护理学校”列了两次，先前在 A3。"]),
    (ROSTER, []),
    ([*ROSTER, ("云州护理学校（东校区）", "护校")], []),
]


def of_text(text: str) -> dict[str, Rows | Page]:
    return minimal_sheets(基本情况=[("段落", text)])


EXAMPLES = [
    *(Example(check, of_text(text), told) for check, text, told in CASES),
    *(Example(StarterLeft, of_text(text), told) for text, told in STARTERS),
    *(Example(SchoolNames, of_text(text) | {"学校": ROSTER}, told) for text, told in NAMES),
    *(Example(SchoolTwice, minimal_sheets() | {"学校": rows}, told) for rows, told in ROSTERS),
]


@pytest.mark.parametrize(("check", "text", "told"), CASES, ids=[f"{each[0].code}-{each[1][:8]}" for each in CASES])
def test_it_is_found_and_what_looks_like_it_is_not(
    tmp_path: Path, check: type[Check], text: str, told: list[str]
) -> None:
    assert [each.message for each in findings(tmp_path, check, of_text(text))] == told


@pytest.mark.parametrize(("text", "told"), STARTERS)
def test_what_the_fresh_workbook_said_is_found_without_its_mark_too(tmp_path: Path, text: str, told: list[str]) -> None:
    found = findings(tmp_path, StarterLeft, minimal_sheets(发展保障=[("段落", text)]))
    assert [each.values["found"] for each in found] == told


@pytest.mark.parametrize(("text", "told"), NAMES)
def test_names_of_schools_with_one_wrong_character(tmp_path: Path, text: str, told: list[str]) -> None:
    found = findings(tmp_path, SchoolNames, of_text(text) | {"学校": ROSTER})
    assert [f"{each.values['found']} → {each.values['right']}" for each in found] == told


def test_names_of_schools_are_compared_in_raw_sheets_too(tmp_path: Path) -> None:
    sheets = minimal_sheets() | {"学校": ROSTER, "数据赛事": [("学校", "奖次"), ("云州护里学校", "一等奖")]}
    assert [str(each.ref) for each in findings(tmp_path, SchoolNames, sheets)] == ["数据赛事!A2"]


@pytest.mark.parametrize(("rows", "told"), ROSTERS)
def test_a_school_that_the_roster_lists_twice(tmp_path: Path, rows: Rows, told: list[str]) -> None:
    found = findings(tmp_path, SchoolTwice, minimal_sheets() | {"学校": rows})
    assert [each.message for each in found] == told
