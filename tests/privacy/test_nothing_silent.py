"""No pupil's name is published without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.reports import make


def test_a_column_without_one_readable_name_is_told(tmp_path: Path) -> None:
    rows = [("表格", "获奖名单"), ("", "学生姓名"), ("", "Tom Smith")]
    assert make(tmp_path, minimal_sheets(基本情况=rows)).codes == ["T223 基本情况!B4"]


@pytest.mark.parametrize("typed", ["张 三 丰", "张\u3000三\u3000丰", "张三 丰", "张 三丰"])
def test_a_name_of_three_characters_with_gaps_is_masked_in_prose(tmp_path: Path, typed: str) -> None:
    rows = [("表格", "获奖名单"), ("", "学生姓名"), ("", "张三丰"), ("段落", f"学生{typed}获奖")]
    assert "学生张某某获奖" in make(tmp_path, minimal_sheets(基本情况=rows)).texts("报告正文")


@pytest.mark.parametrize("header", ["学生姓名及学校", "参赛选手姓名/学校"])
def test_a_column_that_says_names_among_others_is_masked(tmp_path: Path, header: str) -> None:
    rows = [("表格", "获奖名单"), ("", header, "项"), ("", "张三丰", "甲")]
    assert "张某某" in make(tmp_path, minimal_sheets(基本情况=rows)).texts("表格文字")


@pytest.mark.parametrize(
    "header",
    [
        "参赛选手/学校",
        "参赛选手及单位",
        "选手（学校）",
        "学校（选手）",
        "选手、专业",
        "选手\n学校",
        "选手与学校",
        "学生 班级",
    ],
)
@pytest.mark.parametrize("cell", ["张三丰/甲职业学校", "甲校（张三丰）", "张三丰 甲校"])
def test_a_column_of_pupils_and_their_schools_is_masked(tmp_path: Path, header: str, cell: str) -> None:
    rows = [("表格", "获奖名单"), ("", header, "项"), ("", cell, "甲")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert cell.replace("张三丰", "张某某") in made.texts("表格文字")
    assert made.codes == ["T221 基本情况!B4"]


@pytest.mark.parametrize("header", ["学生与教师比", "项目（学生）", "学生、教师", "作品和学生来源"])
@pytest.mark.parametrize("cell", ["12", "普通、实验", "数控车加工"])
def test_a_combined_header_over_no_names_says_nothing(tmp_path: Path, header: str, cell: str) -> None:
    rows = [("表格", "情况"), ("", header, "项"), ("", cell, "甲")]
    assert make(tmp_path, minimal_sheets(基本情况=rows)).codes == []


@pytest.mark.parametrize("header", ["选手及指导教师", "参赛选手/辅导教师", "姓名及指导教师", "指导教师、学生"])
def test_pupils_in_a_column_with_their_teachers_are_masked_and_told(tmp_path: Path, header: str) -> None:
    rows = [("表格", "获奖名单"), ("", header, "项"), ("", "张三丰、李明远", "甲")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == ["T221 基本情况!B4", "T225 基本情况!B3"]
    assert "张某某、李某某" in made.texts("表格文字")


@pytest.mark.parametrize("header", ["指导教师（姓名）", "指导教师姓名及单位", "教师 姓名", "学生指导教师"])
def test_teachers_with_their_schools_are_kept(tmp_path: Path, header: str) -> None:
    rows = [("表格", "获奖名单"), ("", header, "项"), ("", "张三丰、李明远", "甲")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == []
    assert "张三丰、李明远" in made.texts("表格文字")


@pytest.mark.parametrize(
    ("name", "typed", "printed"),
    [
        ("阿卜杜拉·买买提", "阿卜杜拉买买提", "阿某某"),
        ("阿卜杜拉·买买提", "阿卜杜拉 买买提", "阿某某"),
        ("阿卜杜拉·买买提", "阿卜杜拉 • 买买提", "阿某某"),
        ("阿卜杜拉·买买提", "阿卜杜拉-买买提", "阿某某"),
        ("欧阳娜娜", "欧阳 娜娜", "欧阳某某"),
        ("欧阳娜娜", "欧 阳 娜 娜", "欧阳某某"),
        ("欧阳 娜娜", "欧阳娜娜", "欧阳某某"),
        ("张 三丰", "张三丰", "张某某"),
    ],
)
def test_a_name_is_masked_in_prose_however_it_is_written(tmp_path: Path, name: str, typed: str, printed: str) -> None:
    rows = [("表格", "获奖名单"), ("", "学生姓名"), ("", name), ("段落", f"学生{typed}获奖")]
    assert f"学生{printed}获奖" in make(tmp_path, minimal_sheets(基本情况=rows)).texts("报告正文")


def test_a_name_among_other_things_in_a_pupils_column_is_told(tmp_path: Path) -> None:
    rows = [("表格", "情况"), ("", "学生"), ("", "普通"), ("", "实验"), ("", "张三丰"), ("", "护理")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == ["T223 基本情况!B6"]
    assert any("张三丰" in each.message for each in made.outcome.findings)


def test_every_word_that_was_not_read_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = [("表格", "获奖名单"), ("", "学生姓名"), *(("", f"Tom{letter}") for letter in "abcdefgh")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    (finding,) = [each for each in made.outcome.findings if each.code == "T223"]
    assert "：Toma、Tomb（B5）、" in finding.message and "Tomh（B11）" in finding.message
