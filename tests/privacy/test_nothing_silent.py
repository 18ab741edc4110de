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
