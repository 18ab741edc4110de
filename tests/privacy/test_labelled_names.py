"""Names beside and below labels: tables of keys and values, persons across, a title above the real header."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, minimal_sheets
from tests.reports import Made, grid_of, make


def made(folder: Path, *grid: tuple[str, ...], caption: str = "获奖情况", options: str = "") -> Made:
    rows: Rows = (("表格", caption, "", options), *(("", *row) for row in grid))
    return make(folder, minimal_sheets(基本情况=rows))


def grid(report: Made) -> list[list[str]]:
    return grid_of(report.tables()[0])


@pytest.mark.parametrize("label", ["学生姓名", "姓名", "选手", "参赛选手：", "获奖学生", "姓　名", "选手（姓名）"])
@pytest.mark.parametrize("first", [("学校", "甲校"), ("项目", "内容")])
def test_the_value_of_a_label_is_masked(tmp_path: Path, label: str, first: tuple[str, str]) -> None:
    report = made(tmp_path, first, (label, "张三丰"), ("指导教师", "李明远"))
    assert grid(report)[1:] == [[label, "张某某"], ["指导教师", "李明远"]]
    assert report.codes == ["T221 基本情况!C4"]


def test_a_label_in_the_first_row_is_no_header(tmp_path: Path) -> None:
    report = made(tmp_path, ("学生姓名", "张三丰"), ("性别", "男"), ("学校", "甲校"))
    assert grid(report) == [["学生姓名", "张某某"], ["性别", "男"], ["学校", "甲校"]]


def test_several_pairs_in_a_row_are_read(tmp_path: Path) -> None:
    report = made(tmp_path, ("学校", "甲校", "姓名", "张三丰"), ("性别", "男", "指导教师", "李明远"))
    assert grid(report) == [["学校", "甲校", "姓名", "张某某"], ["性别", "男", "指导教师", "李明远"]]


@pytest.mark.parametrize("options", ["", "表头=0"])
def test_persons_across_are_masked(tmp_path: Path, options: str) -> None:
    report = made(
        tmp_path, ("学生姓名", "张三丰", "李四光"), ("学校", "甲校", "乙校"), ("得分", "95", "90"), options=options
    )
    assert grid(report)[0] == ["学生姓名", "张某某", "李某某"]


def test_persons_below_a_header_in_the_body_are_masked(tmp_path: Path) -> None:
    report = made(tmp_path, ("甲", "一等奖"), ("学生姓名", "学校"), ("张三丰", "甲校"), ("合计", "1"), ("乙", "丙"))
    assert [row[0] for row in grid(report)] == ["甲", "学生姓名", "张某某", "合计", "乙"]


def test_names_of_the_value_are_masked_in_the_prose(tmp_path: Path) -> None:
    rows: Rows = (("表格", "获奖"), ("", "项目", "内容"), ("", "学生姓名", "张三丰"), ("段落", "张三丰获奖"))
    assert "张某某获奖" in make(tmp_path, minimal_sheets(基本情况=rows)).texts("报告正文")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ((("项目", "内容"), ("学生姓名", "Tom Smith")), "C4"),
        ((("学生姓名", "张三丰", "李四光", "Tom"), ("学校", "甲校", "乙校", "丙校")), "E3"),
        ((("项目", "内容"), ("选手", "张三")), "C4"),
    ],
)
def test_a_value_that_may_be_a_name_is_told(tmp_path: Path, rows: tuple[tuple[str, ...], ...], place: str) -> None:
    assert f"T223 基本情况!{place}" in made(tmp_path, *rows).codes


@pytest.mark.parametrize("caption", ["名师风采", "获奖情况"])
def test_a_teacher_s_card_is_kept(tmp_path: Path, caption: str) -> None:
    report = made(tmp_path, ("姓名", "李明远"), ("职称", "高级讲师"), caption=caption)
    assert (grid(report)[0], report.codes) == (["姓名", "李明远"], [])


@pytest.mark.parametrize(
    "rows",
    [
        (("类别", "人数"), ("学生", "5000"), ("毕业生", "1200")),
        (("类别", "学生", "教职工"), ("人数", "500", "60")),
        (("类别", "内容"), ("学生", "成绩"), ("毕业生", "高职")),
        (("部门", "联系人"), ("学生处", "李明远"), ("学生", "张三丰")),
        (("部门", "人员"), ("学生社团", "李明远")),
        (("项目", "内容"), ("姓名", "")),
    ],
)
def test_other_tables_say_nothing(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    assert [code for code in made(tmp_path, *rows).codes if code.startswith("T22")] == []
