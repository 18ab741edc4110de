"""Photo and chart rows become figures with pictures, captions, alt texts and placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import Mock

import pytest

import charts
from tests.builders import TEMPLATES, CellContent, Rows, chapter, henan, minimal_sheets, read_file, write_workbook
from tests.invariants import NAMES
from tests.reports import Made, extents, make, photo
from zhibao.compute import compute
from zhibao.figures.figure_drawing import draw_figures
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.picture_cache import PictureCache
from zhibao.model.figures import ChartPicture, Figure, Picture
from zhibao.model.ref import CellRef
from zhibao.pipeline import check

TABLE: Rows = (
    ("表格", "在校生", "单位：人", "名称=规模"),
    ("", "学校", "人数"),
    ("", "甲", 1200),
    ("", "乙", 800),
)


def alts(made: Made) -> list[str]:
    return [each.get("descr", "") for each in made.body.iterfind(".//wp:docPr", NAMES)]


def codes(folder: Path, *rows: Sequence[CellContent]) -> list[str]:
    made = make(folder, minimal_sheets(基本情况=rows))
    assert made.path.stem.endswith("_草稿")
    return made.codes


def test_a_chart_of_a_named_table_says_its_numbers_and_has_its_unit(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[*TABLE, ("统计图", "规模图", "柱形图", "来源=规模")]))
    assert alts(made) == ["柱形图：规模图（单位：人）。甲1200，乙800"]
    assert made.codes == []


def test_a_table_is_known_by_its_caption_when_it_has_no_name(tmp_path: Path) -> None:
    table = (("表格", "在校生"), *TABLE[1:])
    made = make(tmp_path, minimal_sheets(基本情况=[*table, ("统计图", "图", "饼图", "来源=在校生")]))
    assert alts(made) == ["饼图：图。甲1200，乙800"]


def test_a_sheet_of_data_can_be_drawn(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("统计图", "图", "条形图", "来源=数据 学校")])
    made = make(tmp_path, sheets | {"数据 学校": [("学校", "人数"), ("甲", 3), ("乙", 4)]})
    assert alts(made) == ["条形图：图。甲3，乙4"]


def test_a_table_of_another_chapter_or_case_study_can_be_drawn(tmp_path: Path) -> None:
    sheets = minimal_sheets(
        基本情况=[("统计图", "图", "饼图", "来源=规模")], 学生发展=[("案例", "题"), ("段落", "文"), *TABLE]
    )
    assert make(tmp_path, sheets).codes == []


def test_several_series_are_named_in_the_alt_text(tmp_path: Path) -> None:
    rows: Rows = [("统计图", "图", "折线图"), ("", "年", "男", "女"), ("", "2024年", 1, 2), ("", "2025年", 3, "—")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert alts(made) == ["折线图：图。2024年男1，2025年男3，2024年女2"]


def test_an_alt_text_is_not_endless_and_cuts_no_number(tmp_path: Path) -> None:
    schools = [("", f"第{number}所学校的名称", 1000 + number) for number in range(1, 40)]
    rows: Rows = [("统计图", "图", "条形图"), ("", "校", "人"), *schools]
    (alt,) = alts(make(tmp_path, minimal_sheets(基本情况=rows)))
    assert 225 < len(alt) <= 250
    assert alt.endswith("，第17所学校的名称1017等39个数")


def test_an_alt_text_does_without_caption_and_states_no_unit_twice(tmp_path: Path) -> None:
    grid: Rows = [("", "校", "人"), ("", "甲", 3)]
    rows = [("统计图", "", "条形图"), *grid, ("统计图", "规模（单位：人）", "条形图", "单位=人"), *grid]
    found = alts(make(tmp_path, minimal_sheets(基本情况=rows)))
    assert found == ["条形图。甲3", "条形图：规模（单位：人）。甲3"]


def test_a_caption_that_is_too_long_leaves_no_room_for_numbers(tmp_path: Path) -> None:
    rows: Rows = [("统计图", "长" * 300, "条形图"), ("", "校", "人"), ("", "甲", 3)]
    assert alts(make(tmp_path, minimal_sheets(基本情况=rows))) == ["条形图：" + "长" * 246]


def test_a_chart_is_as_wide_as_tables_and_keeps_its_shape(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[*TABLE, ("统计图", "图", "柱形图", "来源=规模")]))
    ((width, height),) = extents(made.body)
    assert width == pytest.approx(156 * 36000, rel=0.001)
    png = made.part(made.media()[0])
    pixels = [int.from_bytes(png[at : at + 4]) for at in (16, 20)]
    assert width / height == pytest.approx(pixels[0] / pixels[1], rel=1e-4)


def test_the_unit_of_the_table_is_printed_on_the_chart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    units = []
    draw = charts.draw

    def noted(kind: str, data: charts.ChartData, width: float) -> bytes:
        units.append(data.unit)
        return draw(kind, data, width)

    monkeypatch.setattr(charts, "draw", noted)
    rows = [*TABLE, ("统计图", "一", "柱形图", "来源=规模"), ("统计图", "二", "柱形图", "来源=规模；单位=名")]
    make(tmp_path, minimal_sheets(基本情况=rows))
    assert units == ["人", "名"]


def test_a_chart_is_not_made_to_check_the_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for call in ("draw", "native"):
        monkeypatch.setattr(charts, call, Mock(side_effect=AssertionError))
    rows: Rows = [*TABLE, ("统计图", "一", "柱形图", "来源=规模"), ("统计图", "二", "饼图", "来源=规模；形式=可编辑")]
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))
    assert [each.code for each in check(path, TEMPLATES, print).findings if each.code.startswith("P")] == []


def test_lying_bars_may_have_a_reference_line_as_a_picture(tmp_path: Path) -> None:
    chart: Rows = [("统计图", "规模", "条形图", "参考线=3"), ("", "学校", "招生"), ("", "甲", 3), ("", "乙", 4)]
    assert make(tmp_path, minimal_sheets(基本情况=chart)).codes == []


def test_an_unknown_table_is_reported_with_the_nearest_name(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[*TABLE, ("统计图", "图", "柱形图", "来源=规摸")]))
    (finding,) = [each for each in made.outcome.findings if each.code == "S116"]
    assert (str(finding.ref), "是不是“规模”" in finding.message) == ("基本情况!D6", True)
    assert "【缺统计图：图】" in "".join(made.texts("图片"))
    assert made.texts("图题") == ["图 1-1　图"]


def test_two_tables_of_one_name_are_reported(tmp_path: Path) -> None:
    assert codes(tmp_path, *TABLE, *TABLE, ("统计图", "图", "柱形图", "来源=规模")) == ["S117 基本情况!D10"]


def test_a_chart_that_cannot_be_drawn_is_reported(tmp_path: Path) -> None:
    rows: Rows = [("统计图", "图", "饼图"), ("", "年", "人"), ("", "甲", -3), ("", "乙", 4)]
    assert codes(tmp_path, *rows) == ["P304 基本情况!A2"]


def test_a_character_that_the_font_lacks_is_reported(tmp_path: Path) -> None:
    rows: Rows = [("统计图", "图", "柱形图"), ("", "年", "人"), ("", "甲\U0001f600", 3)]
    assert codes(tmp_path, *rows) == ["P305 基本情况!A2"]


def test_photos_are_as_large_as_their_row_allows(tmp_path: Path) -> None:
    photo(tmp_path, "横.png", 900, 600)
    photo(tmp_path, "高.png", 400, 600)
    made = make(tmp_path, minimal_sheets(基本情况=[("图片", "一", "横.png"), ("图片", "二", "横.png", "高.png")]))
    single, left, right = [(round(width / 36000, 1), round(height / 36000, 1)) for width, height in extents(made.body)]
    assert single == (99.0, 66.0)
    assert (left, right) == ((93.0, 62.0), (41.3, 62.0))


def test_a_photo_in_a_case_study_is_drawn_too(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    rows: Rows = [("案例", "题"), ("段落", "文"), ("图片", "开放日", "甲.png")]
    assert alts(make(tmp_path, minimal_sheets(基本情况=rows))) == ["照片：开放日"]


def test_photos_of_preface_and_annexes_are_drawn_too(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    rows = chapter(("图片", "", "甲.png"))
    made = make(tmp_path, minimal_sheets() | {"前言": rows, "附件": rows})
    assert alts(made) == ["照片：甲"] * 2


def test_each_figure_is_told_before_it_is_made(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    rows: Rows = [("图片", "开放日", "甲.png"), ("统计图", "规模", "饼图"), ("", "校", "人"), ("", "甲", 3)]
    workbook = read_file(write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))).report
    report, _ = compute(workbook, henan().change)
    steps: list[str] = []
    drawn, _ = draw_figures(
        report, tmp_path / "照片", TextArea(156.0), henan().picture, steps.append, PictureCache(None)
    )
    assert steps == ["照片 甲.png", "统计图 规模"]
    figures = [block for block in drawn.chapters[0].blocks if isinstance(block, Figure)]
    assert [type(figure.rows[0][0]) for figure in figures] == [Picture, ChartPicture]
    assert figures[0].ref == CellRef("基本情况", "A2", "工作簿.xlsx")


def test_a_chart_is_never_wider_than_the_text(tmp_path: Path) -> None:
    rows: Rows = [("统计图", "规模", "饼图"), ("", "校", "人"), ("", "甲", 3)]
    workbook = read_file(write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=rows))).report
    report, _ = compute(workbook, henan().change)
    drawn, _ = draw_figures(report, tmp_path, TextArea(90.0), henan().picture, print, PictureCache(None))
    (figure,) = [block for block in drawn.chapters[0].blocks if isinstance(block, Figure)]
    (shown,) = figure.rows[0]
    assert isinstance(shown, ChartPicture)
    assert shown.width == 90.0
