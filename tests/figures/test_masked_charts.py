"""Charts of pupils whose names print alike when masked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Rows, minimal_sheets
from tests.invariants import values
from tests.reports import make
from zhibao.figures.chart_data import distinct

SCORES: Rows = (("表格", "得分", "", "名称=得分"), ("", "选手", "得分"), ("", "张三丰", 95), ("", "张四光", 90))


@pytest.mark.parametrize("form", ["图片", "可编辑"])
def test_pupils_whose_masked_names_are_alike_are_numbered(tmp_path: Path, form: str) -> None:
    rows = (*SCORES, ("统计图", "得分", "柱形图", f"来源=得分；形式={form}"))
    report = make(tmp_path, minimal_sheets(基本情况=rows))
    (alt,) = values(report.body, ".//wp:docPr/@descr")
    assert alt == "柱形图：得分。张某某（1）95，张某某（2）90"


def test_a_series_is_found_by_the_pupil_s_name(tmp_path: Path) -> None:
    names: Rows = (("表格", "名单"), ("", "学生姓名"), ("", "张三丰、李四光"))
    scores: Rows = (("表格", "得分", "", "名称=得分"), ("", "项目", "选手张三丰", "选手李四光"), ("", "甲", 95, 96))
    chart = ("统计图", "得分", "柱形图", "来源=得分；系列=选手张三丰")
    assert make(tmp_path, minimal_sheets(基本情况=(*names, *scores, chart))).codes == ["T221 基本情况!B4"]


@given(st.lists(st.sampled_from(["张某某", "李某", "甲校", "合计"]), max_size=9))
def test_masked_names_are_told_apart_and_others_stay(names: list[str]) -> None:
    found = distinct(names)
    masked = [name for name in found if "某" in name]
    assert len(masked) == len(set(masked))
    assert [name.partition("（")[0] for name in found] == names
    assert [name for name in found if "某" not in name] == [name for name in names if "某" not in name]
