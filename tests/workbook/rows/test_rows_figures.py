"""图片, 统计图."""

from __future__ import annotations

from pathlib import Path

import pytest

import charts
from tests.builders import outline, read_chapter
from zhibao.model.figures import ChartBlock, ChartSource, PhotoBlock

GRID = (("", "年度", "人数"), ("", "2024年", 30), ("", "2025年", 25))


def test_a_row_of_photos_has_one_caption_and_each_photo_its_cell(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("图片", "开班典礼", "甲.jpg", " 乙.png ", None, "丙.jpg"))
    (block,) = result.blocks
    assert isinstance(block, PhotoBlock)
    assert block.caption.plain == "开班典礼"
    assert [(photo.name, photo.ref.cell) for photo in block.photos] == [
        ("甲.jpg", "C2"),
        ("乙.png", "D2"),
        ("丙.jpg", "F2"),
    ]
    assert not result.faults


def test_photos_need_no_caption(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("图片", None, "甲.jpg"))
    assert list(outline(result.blocks)) == ["PhotoBlock"]
    assert not result.faults


def test_a_photo_row_without_file_names_leaves_a_mark_and_an_error(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("图片", "图1-1：开班典礼"))
    assert list(outline(result.blocks)) == ["Paragraph 【缺图：开班典礼】"]
    assert result.faults == ["S109 基本情况!B2", "S112 基本情况!A2"]


def test_rows_below_a_photo_row_are_reported(tmp_path: Path) -> None:
    assert read_chapter(tmp_path, ("图片", "开班", "甲.jpg"), ("", "", "乙.jpg")).faults == ["S113 基本情况!C3"]


@pytest.mark.parametrize("kind", sorted(charts.KINDS))
def test_a_chart_draws_its_own_grid(tmp_path: Path, kind: str) -> None:
    result = read_chapter(tmp_path, ("统计图", "在校生", kind, "单位=人"), *GRID)
    (block,) = result.blocks
    assert isinstance(block, ChartBlock)
    assert (block.caption.plain, block.kind, block.source) == ("在校生", kind, ChartSource(unit="人"))
    assert block.grid is not None
    assert block.grid.column_names == ("年度", "人数")
    assert not result.faults


def test_the_six_chart_kinds_are_there() -> None:
    assert set(charts.KINDS) == {"柱形图", "条形图", "折线图", "饼图", "环形图", "堆积柱形图"}


def test_a_chart_can_draw_a_named_table(tmp_path: Path) -> None:
    options = "来源＝获奖情况；类别=学校；系列=一等奖，二等奖"
    result = read_chapter(tmp_path, ("统计图", "获奖", "柱形图", options))
    (block,) = result.blocks
    assert isinstance(block, ChartBlock)
    assert block.source == ChartSource("获奖情况", "学校", ("一等奖", "二等奖"))
    assert str(block.source.ref) == "基本情况!D2"
    assert block.grid is None
    assert not result.faults


def test_a_grid_below_a_chart_with_a_source_is_reported_cell_by_cell(tmp_path: Path) -> None:
    result = read_chapter(
        tmp_path, ("统计图", "获奖", "柱形图", "来源=获奖情况"), ("", "年度", "人数"), ("", "2025", 3)
    )
    assert result.faults == [f"S113 基本情况!{cell}" for cell in ("B3", "C3", "B4", "C4")]
    assert list(outline(result.blocks)) == ["ChartBlock 获奖"]


@pytest.mark.parametrize(("kind", "meant"), [("柱型图", "柱形图"), ("折线", "折线图"), ("圆环图", "环形图")])
def test_an_unknown_chart_leaves_a_mark_and_a_suggestion(tmp_path: Path, kind: str, meant: str) -> None:
    result = read_chapter(tmp_path, ("统计图", "获奖", kind), *GRID)
    assert list(outline(result.blocks)) == ["Paragraph 【缺统计图：获奖】"]
    assert result.faults == ["S118 基本情况!C2"]
    assert f"是不是“{meant}”" in result.findings[0].message


def test_a_chart_without_data_leaves_a_mark_and_an_error(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("统计图", "图2-1：获奖", "柱形图"))
    assert list(outline(result.blocks)) == ["Paragraph 【缺统计图：获奖】"]
    assert result.faults == ["S109 基本情况!B2", "S107 基本情况!A2"]
