"""表格: caption, unit, name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import outline, read_chapter
from zhibao.model.blocks import TableBlock

GRID = (("", "学校", "人数"), ("", "甲校", 30))


def test_a_table_has_its_caption_its_unit_and_the_place_of_its_row(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("表格", "在校生规模", "单位：人"), *GRID)
    (block,) = result.blocks
    assert isinstance(block, TableBlock)
    assert (block.caption.plain, block.unit.plain, str(block.ref)) == ("在校生规模", "单位：人", "基本情况!A2")
    assert not result.faults


@pytest.mark.parametrize(
    ("caption", "options", "name"),
    [
        ("在校生规模", "", "在校生规模"),
        ("表1-1：在校生规模", "", "在校生规模"),
        ("表1-1 在校生规模", "", "在校生规模"),
        ("表 1-1　在校生规模", "", "在校生规模"),
        ("2025 年在校生规模", "", "2025年在校生规模"),
        ("在校生规模", "名称=规模表", "规模表"),
        ("在校生规模", "名称＝规模表", "规模表"),
        ("", "名称=规模表", "规模表"),
    ],
)
def test_a_table_is_called_by_its_name_or_else_its_caption(
    tmp_path: Path, caption: str, options: str, name: str
) -> None:
    (block,) = read_chapter(tmp_path, ("表格", caption, "", options), *GRID).blocks
    assert isinstance(block, TableBlock)
    assert block.name == name


@pytest.mark.parametrize("rows", [(), (("", " "),), ((),)])
def test_a_table_without_rows_leaves_a_mark_and_an_error(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    result = read_chapter(tmp_path, ("表格", "规模"), *rows, ("段落", "正文"))
    assert list(outline(result.blocks)) == ["Paragraph 【缺表格：规模】", "Paragraph 正文"]
    assert result.faults == ["S107 基本情况!A2"]


def test_text_beside_the_table_s_own_columns_is_reported(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("表格", "规模", "单位：人", "", "多余"), *GRID)
    assert result.faults == ["S113 基本情况!E2"]
    assert "多余" in result.findings[0].message
