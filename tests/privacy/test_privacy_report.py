"""脱敏 through the whole program: the finished document, its pictures' words and the numbers beside it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.builders import COVER, CellContent, Rows, Sheets, minimal_sheets
from tests.invariants import values
from tests.reports import Made, grid_of, make, photo, shown

PRIZES: Rows = (
    ("节", "获奖"),
    ("表格", "学生张三丰等获奖情况", "", "名称=获奖"),
    ("", "选手姓名", "辅导教师", "得分"),
    ("", "张三丰、卜 凡", "李明远", 95),
    ("", "欧阳娜娜（队长）", "王老师", 90),
    ("注", "张三丰是2024级学生。"),
    ("段落", "张三丰、欧阳娜娜在{{地区}}获奖{{获奖人数}}人次，李明远辅导；学生卜凡获二等奖。"),
    ("统计图", "选手得分", "柱形图", "来源=获奖；类别=选手姓名；系列=得分"),
    ("图片", "", "张三丰领奖.png"),
    ("案例", "张三丰的故事", "甲校"),
    ("段落", "张三丰说。"),
)
INDICATORS: Rows = (("名称", "单位", "2025", "公式"), ("获奖人数", "人", "", '去重计数("获奖", "选手姓名")'))


def sheets(*cover: tuple[CellContent, ...]) -> Sheets:
    return {**minimal_sheets(学生=PRIZES), "封面": (*COVER, *cover), "指标": INDICATORS}


def made(folder: Path, *cover: tuple[CellContent, ...]) -> Made:
    photo(folder, "张三丰领奖.png")
    return make(folder, sheets(*cover))


def alts(report: Made) -> list[str]:
    return [str(value) for value in values(report.body, ".//wp:docPr/@descr")]


def test_the_finished_report_names_no_pupil(tmp_path: Path) -> None:
    report = made(tmp_path)
    assert report.codes == ["T221 学生!B5"]
    assert grid_of(report.tables()[0])[1:] == [
        ["张某某、卜某", "李明远", "95"],
        ["欧阳某某（队长）", "王老师", "90"],
    ]
    said = shown(report.body) + "".join(alts(report))
    assert not [name for name in ("张三丰", "三丰", "卜凡", "卜 凡", "娜娜") if name in said]
    assert "张某某、欧阳某某在云州市获奖3人次，李明远辅导；学生卜某获二等奖。" in report.texts("报告正文")
    assert [alt for alt in alts(report) if alt.startswith("照片")] == ["照片：张某某领奖"]
    assert any("张某某、卜某95" in alt for alt in alts(report))


def test_the_sheet_of_origins_beside_it_names_no_pupil(tmp_path: Path) -> None:
    path = made(tmp_path).outcome.provenance
    assert path is not None
    rows = [row for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows(values_only=True)]
    said = "".join(str(value) for row in rows for value in row)
    assert "张某某" in said and "三丰" not in said and "娜娜" not in said


def test_formulas_that_tally_pupils_are_masked_there(tmp_path: Path) -> None:
    chapter = (*PRIZES[:5], ("汇总表", "各人", "", "来源=获奖；行=选手姓名"), ("段落", "{{某人}}次。"))
    dictionary = (*INDICATORS[:1], ("某人", "次", "", '计数("获奖", 选手姓名="张三丰、卜 凡")'))
    path = make(tmp_path, {**minimal_sheets(学生=chapter), "指标": dictionary}).outcome.provenance
    assert path is not None
    rows = list(openpyxl.load_workbook(path)["数字出处"].iter_rows(values_only=True, min_row=2))
    said = "".join(str(value) for row in rows for value in row)
    assert '计数("获奖", 选手姓名="张某某、卜某")' in [row[8] for row in rows]
    assert "获奖：欧阳某某（队长）" in [row[6] for row in rows]
    assert "三丰" not in said and "娜娜" not in said


def test_the_cover_may_ask_for_the_names_and_a_warning_says_so(tmp_path: Path) -> None:
    report = made(tmp_path, ("脱敏", "否"))
    assert report.codes == ["T220 学生!B5"]
    assert grid_of(report.tables()[0])[1][0] == "张三丰、卜 凡"


@pytest.mark.parametrize("value", ["不", "yes", "1"])
def test_another_answer_is_an_error_and_the_names_are_masked(tmp_path: Path, value: str) -> None:
    report = made(tmp_path, ("脱敏", value))
    assert report.codes[0] == "W030 封面!B6"
    assert "T221 学生!B5" in report.codes
    assert "三丰" not in shown(report.body)


def test_the_answer_yes_is_the_default(tmp_path: Path) -> None:
    report = made(tmp_path, ("脱敏", " 是 "))
    assert report.codes == ["T221 学生!B5"]
