"""Columns with names that no word of the pack says whose they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, CellContent, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.findings import Finding
from zhibao.pipeline import check

NAMES = ("张三丰", "李四", "王五六")


def told(folder: Path, header: str, *cells: str, cover: tuple[CellContent, ...] = (), more: str = "") -> list[Finding]:
    rows = [("表格", "作品"), ("", header, "作品"), *(("", cell, "画") for cell in cells)]
    rows += [("表格", "名单"), ("", "学生姓名"), ("", more)] if more else []
    sheets = minimal_sheets(作品=rows)
    sheets["封面"] = (*sheets["封面"], cover) if cover else sheets["封面"]  # type: ignore[misc]  # rows, no Page
    path = write_workbook(folder / "工作簿.xlsx", sheets)
    # What is said of texts; that a chapter has nothing but tables is said elsewhere.
    return [each for each in check(path, TEMPLATES, silent).findings if each.code.startswith("T")]


@pytest.mark.parametrize("header", ["作者", "志愿者", "讲解员", "第一作者", "作者/单位", "主创", "歌手"])
def test_a_column_of_names_that_nobody_claims_is_told(tmp_path: Path, header: str) -> None:
    (finding,) = told(tmp_path, header, *NAMES)
    assert (finding.code, str(finding.ref), finding.values["found"]) == ("T230", "作品!B4", header)
    assert "张三丰" not in finding.message + finding.advice and f"学生{header}" in finding.advice


@pytest.mark.parametrize("header", ["教师作者", "非学生志愿者", "作者（教师）", "专家", "获奖情况"])
def test_one_that_says_so_is_not(tmp_path: Path, header: str) -> None:
    assert told(tmp_path, header, *NAMES) == []


@pytest.mark.parametrize("header", ["学生作者", "作者（学生）", "学员", "获奖人"])
def test_one_of_pupils_is_masked(tmp_path: Path, header: str) -> None:
    (finding,) = told(tmp_path, header, *NAMES)
    assert finding.code == "T221" and finding.advice.startswith("不用改")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("地区", ("武陟", "修武", "山阳")),
        ("专业", ("农学", "护理", "高铁乘务")),
        ("工种", ("高级工", "安全员", "程序员")),
        ("人员", ("25", "13")),
        ("对象", ("全体学生", "教师")),
        ("对象", ("张三丰", "全校", "本市", "王五六", "各县")),
    ],
)
def test_other_columns_are_not(tmp_path: Path, header: str, cells: tuple[str, ...]) -> None:
    assert told(tmp_path, header, *cells) == []


def test_names_that_are_masked_anyway_are_not_told(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path, "作者", "张三丰", more="张三丰")] == ["T221"]


def test_beside_masked_names_it_is_not_said_that_nothing_is_to_do(tmp_path: Path) -> None:
    masked, unlisted = told(tmp_path, "作者", *NAMES, more="赵小小")
    assert (masked.code, unlisted.code) == ("T221", "T230")
    assert "不用改" not in masked.advice and "1 列" in masked.advice


def test_where_names_shall_be_printed_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "作者", *NAMES, cover=("脱敏", "否")) == []
