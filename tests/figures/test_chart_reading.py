"""Small slices, skipped years and source lines: what a chart of the report shows, and what stands under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, Shown, minimal_sheets
from tests.invariants import NAMES
from tests.reports import Made, make

MANY: Rows = [("", name, count) for name, count in zip("甲乙丙丁戊己庚", (40, 30, 20, 10, 3, 2, 1), strict=True)]
TABLE: Rows = (("表格", "在校生", "单位：人", "名称=规模"), ("", "学校", "人数"), ("", "甲", 1200), ("", "乙", 800))


def made(folder: Path, *rows: object) -> Made:
    return make(folder, minimal_sheets(基本情况=rows))  # type: ignore[arg-type]


def alt(report: Made) -> str:
    (found,) = [each.get("descr", "") for each in report.body.iterfind(".//wp:docPr", NAMES)]
    return found


@pytest.mark.parametrize("kind", ["饼图", "环形图"])
def test_small_slices_are_gathered_and_a_note_says_which(tmp_path: Path, kind: str) -> None:
    report = made(tmp_path, ("统计图", "专业", kind, "单位=个"), ("", "类", "专业点"), *MANY, ("注", "截至9月。"))
    assert report.texts("注") == ["注：“其他”包括戊3个、己2个、庚1个。", "截至9月。"]
    assert alt(report) == f"{kind}：专业（单位：个）。甲40，乙30，丙20，丁10，其他6"
    assert report.codes == ["P331 基本情况!A2"]
    (finding,) = [each for each in report.outcome.findings if each.code == "P331"]
    assert "3 类并入了“其他”：戊、己、庚" in finding.message
    assert report.outcome.status.value == "ready"


def test_what_was_called_other_before_is_said_too(tmp_path: Path) -> None:
    rows = (("统计图", "专业", "饼图", "单位=个"), ("", "类", "专业点"), *MANY, ("", "其他", 4))
    assert made(tmp_path, *rows).texts("注") == ["注：“其他”包括戊3个、己2个、庚1个，以及原列的其他4个。"]


def test_shares_are_noted_without_the_unit(tmp_path: Path) -> None:
    shares = [
        ("", name, Shown(share, "0%"))
        for name, share in zip("甲乙丙丁戊己", (0.4, 0.3, 0.2, 0.04, 0.03, 0.03), strict=True)
    ]
    report = made(tmp_path, ("统计图", "专业", "饼图", "单位=个"), ("", "类", "占比"), *shares)
    assert report.texts("注") == ["注：“其他”包括丁4%、戊3%、己3%。"]


def test_bars_are_never_gathered(tmp_path: Path) -> None:
    report = made(tmp_path, ("统计图", "专业", "条形图"), ("", "类", "专业点"), *MANY)
    assert (report.codes, report.texts("注")) == ([], [])


YEARS: Rows = (("", "年", "招生"), ("", "2019年", 5), ("", "2021年", 6), ("", "2022年", 7))


def test_a_year_that_a_line_skips_is_left_open_and_told(tmp_path: Path) -> None:
    report = made(tmp_path, ("统计图", "招生", "折线图", "形式=可编辑"), *YEARS)
    assert report.codes == ["P332 基本情况!A2"]
    (finding,) = [each for each in report.outcome.findings if each.code == "P332"]
    assert "中间缺 2020年" in finding.message
    assert "2020年" in report.part("word/charts/chart1.xml").decode()


def test_other_charts_keep_the_years_that_they_have(tmp_path: Path) -> None:
    assert made(tmp_path, ("统计图", "招生", "柱形图"), *YEARS).codes == []


def test_the_source_of_a_table_stands_under_its_chart_too(tmp_path: Path) -> None:
    notes = (("注", "资料来源：市教育局。"), ("注", "不含技工学校。"))
    report = made(tmp_path, *TABLE, *notes, ("统计图", "规模", "柱形图", "来源=规模"))
    assert report.texts("注") == ["资料来源：市教育局。", "不含技工学校。", "资料来源：市教育局。"]


@pytest.mark.parametrize(
    ("note", "printed"),
    [("资料来源：市教育局。占比以在校生计算。", "资料来源：市教育局。"), ("资料来源：市教育局", "资料来源：市教育局")],
)
def test_of_a_note_only_the_source_is_taken_over(tmp_path: Path, note: str, printed: str) -> None:
    report = made(tmp_path, *TABLE, ("注", note), ("统计图", "规模", "柱形图", "来源=规模"))
    assert report.texts("注") == [note, printed]
    assert report.codes == []


def test_a_chart_that_states_its_source_keeps_its_own(tmp_path: Path) -> None:
    rows = (
        *TABLE,
        ("注", "资料来源：市教育局。"),
        ("统计图", "规模", "柱形图", "来源=规模"),
        ("注", "资料来源：各校。"),
    )
    assert made(tmp_path, *rows).texts("注") == ["资料来源：市教育局。", "资料来源：各校。"]


def test_a_table_without_a_source_gives_none(tmp_path: Path) -> None:
    assert made(tmp_path, *TABLE, ("统计图", "规模", "柱形图", "来源=规模")).texts("注") == []
