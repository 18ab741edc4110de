"""Rows of a chapter sheet: types, stray rows, unknown types."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import outline, read_chapter
from zhibao.model.blocks import Paragraph
from zhibao.model.text import Run


def test_text_before_the_first_typed_row_is_kept_and_reported_cell_by_cell(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("", "甲", "乙"), ("", "丙\n丁"), ("段落", "正文"))
    assert list(outline(result.blocks)) == [
        "Paragraph 【未标类型】甲",
        "Paragraph 【未标类型】乙",
        "Paragraph 【未标类型】丙",
        "Paragraph 【未标类型】丁",
        "Paragraph 正文",
    ]
    assert result.faults == ["S102 基本情况!B2", "S102 基本情况!C2", "S102 基本情况!B3"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("段洛", "段落"), ("表各", "表格"), ("统计表", "统计图"), ("小结", "小节"), ("案例结束", "案例")],
)
def test_an_unknown_type_is_reported_with_the_nearest_and_its_text_kept(tmp_path: Path, typed: str, meant: str) -> None:
    result = read_chapter(tmp_path, (typed, "甲\n乙", "丙"), ("", "丁"))
    first = result.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.runs == (Run(f"【类型“{typed}”不认识】", todo=True),)
    assert list(outline(result.blocks))[1:] == [f"Paragraph {each}" for each in "甲乙丙丁"]
    assert result.faults == ["S101 基本情况!A2"]
    assert f"是不是“{meant}”？" in result.findings[0].message


def test_the_advice_for_an_unknown_type_lists_the_known_ones(tmp_path: Path) -> None:
    (finding,) = read_chapter(tmp_path, ("怪", "甲")).findings
    for name in ("段落", "表格", "统计图", "案例完", "说明"):
        assert name in finding.advice


@pytest.mark.parametrize("kind", [" 段落", "段落 ", "　段落　", "段落\n"])
def test_types_are_trimmed(tmp_path: Path, kind: str) -> None:
    result = read_chapter(tmp_path, (kind, "甲"))
    assert list(outline(result.blocks)) == ["Paragraph 甲"]
    assert not result.faults


def test_a_white_cell_in_column_a_starts_no_row(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("段落", "甲"), (" ", "乙"))
    assert list(outline(result.blocks)) == ["Paragraph 甲", "Paragraph 乙"]
    assert not result.faults


def test_empty_rows_between_blocks_are_no_matter(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, (), ("段落", "甲"), (), (), ("节", "乙"), ())
    assert list(outline(result.blocks)) == ["Paragraph 甲", "Heading 乙"]
    assert not result.faults


def test_an_empty_chapter_can_be_read(tmp_path: Path) -> None:
    result = read_chapter(tmp_path)
    assert [finding.code for finding in result.findings] == ["S128"]
    assert [block.text.plain for block in result.blocks if isinstance(block, Paragraph)] == ["【待补：本章没有内容】"]


def test_what_is_reported_is_quoted_shortly(tmp_path: Path) -> None:
    (finding,) = read_chapter(tmp_path, ("分页", "字" * 100)).findings
    assert "字" * 20 in finding.message
    assert "字" * 21 not in finding.message


def test_a_far_column_is_named_as_excel_does(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("分页", *[""] * 26, "远"))
    assert result.faults == ["S113 基本情况!AB2"]
