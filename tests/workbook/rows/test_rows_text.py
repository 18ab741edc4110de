"""段落, 注, 说明, 分页, 横向, 纵向."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import outline, read_chapter, rich
from zhibao.model.blocks import CaseStudy, Orientation, PageBreak, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.text import Position, Run

TABLE = (("表格", "规模"), ("", "学校"), ("", "甲校"))
PHOTO = (("图片", "开班", "甲.jpg"),)
CHART = (("统计图", "趋势", "柱形图"), ("", "年", "数"), ("", "2025年", 3))


def test_lines_and_rows_below_are_further_paragraphs(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("段落", "　　甲\n　　乙"), ("", "丙\n丁"), ("", "戊"))
    assert list(outline(result.blocks)) == [f"Paragraph {each}" for each in "甲乙丙丁戊"]
    assert not result.faults


def test_a_paragraph_may_begin_in_the_row_below(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("段落",), ("", "甲"))
    assert list(outline(result.blocks)) == ["Paragraph 甲"]
    assert not result.faults


def test_formats_inside_a_paragraph_are_kept(tmp_path: Path) -> None:
    text = rich("面积", ("重点", "b"), "m", ("2", "^"), ("斜\n次", "bi"), ("2", "_"))
    first, second = read_chapter(tmp_path, ("段落", text)).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    raised, slanted = Run("2", position=Position.SUPERSCRIPT), Run("斜", bold=True, italic=True)
    assert first.text.runs == (Run("面积"), Run("重点", bold=True), Run("m"), raised, slanted)
    assert second.text.runs == (Run("次", bold=True, italic=True), Run("2", position=Position.SUBSCRIPT))


@pytest.mark.parametrize("above", [TABLE, PHOTO, CHART], ids=["table", "photo", "chart"])
def test_notes_go_under_the_table_or_figure_above(tmp_path: Path, above: tuple[tuple[str, ...], ...]) -> None:
    (block,) = read_chapter(tmp_path, *above, ("注", "来源：甲\n来源：乙"), ("注", "数据截至年底")).blocks
    assert isinstance(block, TableBlock | PhotoBlock | ChartBlock)
    assert [note.plain for note in block.notes] == ["来源：甲", "来源：乙", "数据截至年底"]


def test_a_note_goes_under_the_table_inside_a_case_study(tmp_path: Path) -> None:
    (case,) = read_chapter(tmp_path, ("案例", "题"), *TABLE, ("注", "来源：甲")).blocks
    assert isinstance(case, CaseStudy)
    (table,) = case.blocks
    assert isinstance(table, TableBlock)
    assert [note.plain for note in table.notes] == ["来源：甲"]


@pytest.mark.parametrize(
    "above",
    [(), (("段落", "正文"),), (*TABLE, ("段落", "正文")), (*TABLE, ("分页",)), (("案例", ""), *TABLE, ("案例完",))],
    ids=["nothing", "a paragraph", "a paragraph after a table", "a page break", "a case study"],
)
def test_a_note_below_anything_else_stands_alone(tmp_path: Path, above: tuple[tuple[str, ...], ...]) -> None:
    result = read_chapter(tmp_path, *above, ("注", "来源"))
    assert list(outline(result.blocks))[-1] == "Note 来源"


def test_breaks_and_directions(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("横向",), ("分页",), ("纵向",))
    assert result.blocks == (Orientation(True), PageBreak(), Orientation(False))
    assert not result.faults


def test_a_remark_is_not_printed_whatever_stands_in_it(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("说明", "给自己", "甲", "乙", "丙"), ("段落", "正文"))
    assert list(outline(result.blocks)) == ["Paragraph 正文"]
    assert not result.faults


def test_rows_below_a_remark_are_reported_for_they_may_be_the_rest_of_a_table(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("说明", "给自己"), ("", "还有", "更多"), ("段落", "正文"))
    assert result.faults == ["S113 基本情况!B3", "S113 基本情况!C3"]
