"""Suggestions close no circle, and what goes missing together has one cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TEMPLATES, CellContent, Rows, Sheets, minimal_sheets, write_workbook
from tests.reports import silent
from zhibao.findings import Finding
from zhibao.pipeline import check

HEADER = ("名称", "单位", "2024", "2025", "公式")


def found(folder: Path, sheets: Sheets) -> tuple[Finding, ...]:
    return check(write_workbook(folder / "工作簿.xlsx", sheets), TEMPLATES, silent).findings


def with_indicators(*rows: tuple[CellContent, ...], **chapters: Rows) -> Sheets:
    return {**minimal_sheets(**chapters), "指标": (HEADER, *rows)}


@pytest.mark.parametrize(
    ("rows", "near"),
    [
        ([("生师比", ":1", "", "", "生师/2")], None),
        ([("生师比", ":1", "", "", "生师/2"), ("生师比例", "", "", "", "生师比*2")], None),
        ([("生师比", ":1", "", "", "生师/2"), ("生", "人", 1, 2, "")], "生"),
        ([("生师比", ":1", "", "", "生师数/2"), ("生师总数", "人", 1, 2, "")], "生师总数"),
    ],
)
def test_a_formula_is_offered_neither_itself_nor_what_needs_it(
    tmp_path: Path, rows: list[tuple[CellContent, ...]], near: str | None
) -> None:
    (finding,) = (each for each in found(tmp_path, with_indicators(*rows)) if each.code == "D711")
    assert finding.values["suggestion"] == (f"，是不是“{near}”？" if near else "。")


def test_a_table_is_offered_neither_itself_nor_what_is_made_of_it(tmp_path: Path) -> None:
    rows = [
        ("汇总表", "汇", "", "来源=名册表;行=学校;名称=名册汇总表"),
        ("汇总表", "再汇", "", "来源=名册汇总表;行=学校;名称=名册再汇总表"),
        ("表格", "表", "", "名称=名册"), ("", "学校"), ("", "甲校"),
    ]  # fmt: skip
    (finding,) = (each for each in found(tmp_path, minimal_sheets(名册=rows)) if each.code == "S116")
    assert "“名册”" in str(finding.values["suggestion"])


def test_a_text_is_not_offered_the_indicator_that_counts_its_table(tmp_path: Path) -> None:
    rows = [("表格", "表", "", "名称=名册"), ("", "学校"), ("", "{{学校}}")]
    findings = found(tmp_path, with_indicators(("学校数", "所", "", "", '计数("名册")'), 名册=rows))
    (finding,) = (each for each in findings if each.code == "T201")
    assert "学校数" not in str(finding.values["suggestion"])


@pytest.mark.parametrize(("typed", "number"), [("2468O", "24680"), ("1l2", "112"), ("24O8.5", "2408.5")])
def test_letters_like_digits_are_taken_for_them_and_none_is_dropped(tmp_path: Path, typed: str, number: str) -> None:
    findings = found(tmp_path, with_indicators(("在校生", "人", 1, typed, ""), ("翻番", "人", "", "", f"{typed}*2")))
    said = [each.message for each in findings if each.code in ("D707", "D711")]
    assert len(said) == 2 and all(f" {number}？" in message for message in said)


def test_all_that_hangs_on_a_deleted_indicator_has_one_cause(tmp_path: Path) -> None:
    chapter = [
        ("段落", "{{在校生}}，{{在校生.上年}}，{{在校生.增减}}。"), ("指标表", "表"), ("", "在校生"), ("", "教师"),
        ("统计图", "图", "柱形图", "指标=在校生,教师"),
    ]  # fmt: skip
    rows = (("教师", "人", 1, 2, ""), ("生师比", ":1", "", "", "在校生/教师"))
    findings = found(tmp_path, with_indicators(*rows, 规模=chapter))
    causes = {each.cause for each in findings if each.code in ("T201", "D711", "S129")}
    assert len(causes) == 1 and "“在校生”" in causes.pop()
    assert sorted({each.code for each in findings if each.cause}) == ["D711", "S129", "T201"]
    assert all(each.cause for each in findings[:6])


@pytest.mark.parametrize("sheet", [None, (("指标名", "数"), ("在校生", 3))])
def test_without_indicators_all_look_ups_have_one_cause(tmp_path: Path, sheet: Rows | None) -> None:
    sheets = minimal_sheets(规模=[("段落", "{{在校生}}{{教师}}"), ("指标表", "表"), ("", "在校生")])
    findings = found(tmp_path, {**sheets, **({"指标": sheet} if sheet else {})})
    assert {each.cause for each in findings if each.code in ("T201", "S129", "D703")} == {"没有可用的“指标”表"}


def test_references_to_a_missing_table_have_one_cause(tmp_path: Path) -> None:
    chapter = [
        ("段落", "见{{表:规模}}。"),
        ("统计图", "图", "柱形图", "来源=规模"),
        ("汇总表", "汇", "", "来源=规模;行=学校"),
    ]
    findings = found(tmp_path, with_indicators(("学校数", "所", "", "", '计数("规模")'), 规模=chapter))
    causes = [each.cause for each in findings if each.code in ("T208", "S116", "D717")]
    assert len(causes) == 4 and len(set(causes)) == 1
