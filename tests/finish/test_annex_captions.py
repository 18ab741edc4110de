"""Captions in annexes: one annex has plain numbers, several have their own before them."""

from __future__ import annotations

from pathlib import Path

from tests.builders import chapter, minimal_sheets
from tests.reports import make

TABLE = (("表格", "指标"), ("", "甲"), ("", "1"))
CHART = (("统计图", "趋势", "折线图"), ("", "年", "人"), ("", "2024", 3), ("", "2025", 4))
CASE = (("案例", "合作"), ("段落", "正文"))


def test_the_only_annex_numbers_its_tables_through(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets() | {"附件 主要指标": chapter(*TABLE, *TABLE, *CHART, *CASE)})
    assert made.texts("附件标题") == ["附件　\t\n主要指标"]
    assert ("toc 1", "附件　主要指标\t") in made.lines()
    assert made.texts("表题") == ["附表 1　指标", "附表 2　指标"]
    assert made.texts("图题") == ["附图 1　趋势"]
    assert made.texts("案例标题") == ["案例 1：合作"]


def test_several_annexes_put_their_own_number_first(tmp_path: Path) -> None:
    annexes = {"附件1 指标": chapter(*TABLE, *TABLE), "附件2 名单": chapter(*CHART, *TABLE, *TABLE)}
    made = make(tmp_path, minimal_sheets() | annexes)
    assert made.texts("附件标题") == ["附件 1　\t\n指标", "附件 2　\t\n名单"]
    assert made.texts("表题") == ["附表 1-1　指标", "附表 1-2　指标", "附表 2-1　指标", "附表 2-2　指标"]
    assert made.texts("图题") == ["附图 2-1　趋势"]


def test_tables_of_an_annex_do_not_go_on_from_the_chapters(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=TABLE) | {"附件": chapter(*TABLE)})
    assert made.texts("表题") == ["表 1-1　指标", "附表 1　指标"]


def test_headings_of_an_annex_have_no_numbers(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets() | {"附件 说明": chapter(("节", "口径"), ("小节", "来源"))})
    assert (made.texts("无编号标题"), made.texts("无编号小标题")) == (["口径"], ["来源"])


def test_captions_of_the_preface_have_no_numbers(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets() | {"前言": chapter(*TABLE, *CHART, ("节", "依据"))})
    assert made.texts("表题") == ["指标"]
    assert made.texts("图题") == ["趋势"]
    assert made.texts("无编号标题") == ["依据"]
