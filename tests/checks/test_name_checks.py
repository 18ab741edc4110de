"""What is doubted in names of schools, companies and majors: what is wrong, and what looks like it and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, Sheets, minimal_sheets
from tests.checks.examples import Example
from tests.checks.reviews import findings
from zhibao.checks.text.school_column import SchoolColumn
from zhibao.checks.text.school_names import SchoolNames
from zhibao.checks.text.school_other_names import SchoolOtherNames
from zhibao.checks.text.schools_alike import SchoolsAlike
from zhibao.checks.text.two_names import TwoNames

ROSTER = [
    ("学校名称", "简称"),
    ("云州市第一中等专业学校", "一中专"),
    ("云州市第二中等专业学校", "二中专"),
    ("云州护理学校", "护校"),
    ("平川县职业教育中心", "平川职教中心"),
]


def of_text(text: str) -> Sheets:
    return minimal_sheets(基本情况=[("段落", text)]) | {"学校": ROSTER}


def with_column(names: list[str]) -> Sheets:
    rows: Rows = [("表格", "获奖"), ("", "学校", "项"), *(("", name, at) for at, name in enumerate(names, 3))]
    return minimal_sheets(基本情况=rows) | {"学校": ROSTER}


COLUMNS: list[tuple[list[str], list[str]]] = [
    (["一中专", "云州护理学校", "云州一中专"], ["云州一中专 → 云州市第一中等专业学校"]),
    (["一中专", "云州护理学校", "平川县职教中心"], ["平川县职教中心 → 平川县职业教育中心"]),
    # Another school, several in a cell, a campus, a total.
    (["一中专", "云州护理学校", "云州市第三中等专业学校"], []),
    (["一中专", "云州护理学校", "云州技师学院"], []),
    (["一中专、二中专", "云州护理学校（东校区）", "合计"], []),
    # Universities are no schools of the roster.
    (["郑州大学", "河南大学", "云州一中专"], []),
]


@pytest.mark.parametrize(("names", "told"), COLUMNS)
def test_columns_of_schools(tmp_path: Path, names: list[str], told: list[str]) -> None:
    found = findings(tmp_path, SchoolColumn, with_column(names))
    assert [f"{each.values['found']} → {each.values['right']}" for each in found] == told


NEAR: list[tuple[str, list[str]]] = [
    (
        "云州市护理学校、云州护理理学校、云州市第一中等业专学校",
        ["云州市护理学校", "云州护理理学校", "云州市第一中等业专学校"],
    ),
    ("云州市第三中等专业学校、云州市第一中等专业学校和云州医护学校，平川县职业教育中心", []),
    ("云州护理学校校长、平川县职业教育中心校", []),
]


@pytest.mark.parametrize(("text", "told"), NEAR)
def test_names_with_a_character_too_many_or_two_exchanged(tmp_path: Path, text: str, told: list[str]) -> None:
    sheets = of_text(text)
    assert [each.values["found"] for each in findings(tmp_path, SchoolNames, sheets)] == told


ROSTERS: list[tuple[Rows, list[str]]] = [
    ([("云州市护理学校", "卫校")], ["云州市护理学校"]),
    ([("云州平川县职业教育中心", "")], ["云州平川县职业教育中心"]),
    ([("云州护理学校（东校区）", "东区")], ["云州护理学校（东校区）"]),
    ([("云州卫生学校", "护校")], ["护校"]),
    ([("云州市第三中等专业学校", "三中专"), ("安丘县职业教育中心", "")], []),
    ([("云州护理学校", "")], []),
]


@pytest.mark.parametrize(("rows", "told"), ROSTERS)
def test_entries_of_the_roster_that_may_be_one_school(tmp_path: Path, rows: Rows, told: list[str]) -> None:
    sheets = minimal_sheets() | {"学校": [*ROSTER, *rows]}
    assert [each.values["found"] for each in findings(tmp_path, SchoolsAlike, sheets)] == told


COMPANIES: Rows = [
    ("表格", "合作企业"),
    ("", "企业", "岗位"),
    ("", "河南凌宇航空有限公司", 3),
    ("", "云州强耐新材股份有限公司", 4),
]
MAJORS: Rows = [("表格", "专业"), ("", "专业名称"), ("", "新能源汽车运用与维修")]


TWICE: list[tuple[Rows, list[str]]] = [
    ([("段落", "学校先后与河南凌宇航空有限责任公司签约。")], ["河南凌宇航空有限责任公司"]),
    ([("段落", "邀请云州强奈新材股份有限公司参与。")], ["云州强奈新材股份有限公司"]),
    ([("段落", "云州强耐新材料股份有限公司提供岗位。")], ["云州强耐新材料股份有限公司"]),
    ([("段落", "开设新能源汽车应用与维修专业。"), *MAJORS], ["新能源汽车应用与维修"]),
    # Side by side they are two; a number or a direction tells them apart; so do two characters.
    ([("段落", "河南凌宇航空有限公司与河南凌云航空有限公司都来了。")], []),
    ([("段落", "中铁一局建设有限公司来校。"), ("段落", "中铁二局建设有限公司来校。")], []),
    ([("段落", "云州东方食品有限公司来校。"), ("段落", "云州南方食品有限公司来校。")], []),
    ([("表格", "专业"), ("", "专业名称"), ("", "机电技术应用"), ("", "电子技术应用"), ("", "数控技术应用")], []),
    ([("段落", "与河南凌宇航空有限公司、云州强耐新材股份有限公司签约。")], []),
]


@pytest.mark.parametrize(("rows", "told"), TWICE)
def test_one_thing_under_two_names(tmp_path: Path, rows: Rows, told: list[str]) -> None:
    sheets = minimal_sheets(基本情况=[*COMPANIES, *rows])
    assert [each.values["found"] for each in findings(tmp_path, TwoNames, sheets)] == told


SHORT: list[tuple[str, list[str]]] = [
    (
        "云州一中专与云州市第一中专同在一区，平川县职教中心招生。",
        ["云州一中专", "云州市第一中专", "平川县职教中心"],
    ),
    ("云州护校、云州市护校的学生参赛。", ["云州护校", "云州市护校"]),
    ("一中专、护校、平川职教中心和云州市第二中等专业学校参赛。", []),
    ("郑州一中专、云州三中专、各县职教中心、云州师范、云州中专", []),
]


@pytest.mark.parametrize(("text", "told"), SHORT)
def test_short_names_that_the_roster_has_not(tmp_path: Path, text: str, told: list[str]) -> None:
    sheets = of_text(text)
    assert [each.values["found"] for each in findings(tmp_path, SchoolOtherNames, sheets)] == told


EXAMPLES = [
    *(Example(SchoolColumn, with_column(names), told) for names, told in COLUMNS),
    *(Example(SchoolNames, of_text(text), told) for text, told in NEAR),
    *(Example(SchoolsAlike, minimal_sheets() | {"学校": [*ROSTER, *rows]}, told) for rows, told in ROSTERS),
    *(Example(TwoNames, minimal_sheets(基本情况=[*COMPANIES, *rows]), told) for rows, told in TWICE),
    *(Example(SchoolOtherNames, of_text(text), told) for text, told in SHORT),
]
