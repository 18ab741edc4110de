"""Every part, block and text has an id by its place, which it keeps until it is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.builders import Rows, chapter, henan, minimal_sheets, read
from zhibao.case_chapter import gather_cases
from zhibao.compute import compute
from zhibao.figures.figure_drawing import draw_figures
from zhibao.figures.photo_arrangement import TextArea
from zhibao.figures.picture_cache import PictureCache
from zhibao.model.blocks import CaseStudy, Orientation, Paragraph, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import ReadReport, Report
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, cell_id
from zhibao.privacy import disguise

ROWS: Rows = (
    ("节", "规模"),
    ("表格", "获奖", "单位：人"),
    ("", "选手姓名", "人数"),
    ("", "张三丰", 3),
    ("注", "资料来源：张三丰"),
    ("案例", "题", "某校"),
    ("段落", "做法"),
    ("图片", "照片", "没有.jpg"),
    ("案例完",),
    ("统计图", "图", "柱形图", "来源=获奖"),
    ("汇总表", "没有", "", "来源=没有; 行=甲; 值=计数"),
)


def example(tmp_path: Path) -> ReadReport:
    sheets = minimal_sheets(基本情况=ROWS) | {"附件 一": chapter(("段落", "附")), "数据甲": (("年",), (1,))}
    return read(tmp_path, sheets).report


def ids(report: Report[Any]) -> list[str]:
    return [block.id for block in all_blocks(report.parts)]


def test_ids_follow_the_order_of_reading_and_those_in_a_case_follow_it(tmp_path: Path) -> None:
    report = example(tmp_path)
    assert [part.id for part in report.parts] == ["p", "c1", "a1"]
    assert ids(report) == ["pb1", *(f"c1b{number}" for number in range(1, 8)), "a1b1"]
    assert [data.id for data in report.data_tables] == ["d1"]


def test_texts_are_counted_inside_their_block(tmp_path: Path) -> None:
    _, table, case, *_ = example(tmp_path).chapters[0].blocks
    assert isinstance(table, TableBlock)
    assert [table.caption.id, table.unit.id, table.notes[0].id] == ["c1b2t1", "c1b2t2", "c1b2t3"]
    assert isinstance(case, CaseStudy)
    assert [case.title.id, case.school.id] == ["c1b3t1", "c1b3t2"]
    assert example(tmp_path).chapters[0].title.id == "c1t1"
    assert [text.id for text in example(tmp_path).cover.values()][:2] == ["k1", "k2"]
    assert cell_id(table.id, 2, 3) == "c1b2r2c3"


def test_blocks_keep_their_ids_until_they_are_printed(tmp_path: Path) -> None:
    report = example(tmp_path)
    computed, _ = compute(report, henan().change)
    hidden = disguise(computed, henan().privacy)[0].report
    rules = henan().picture
    drawn, _ = draw_figures(hidden, tmp_path, TextArea(156.0), rules, lambda _: None, PictureCache(None))
    assert ids(report) == ids(computed) == ids(hidden) == ids(drawn)
    table, missing = drawn.chapters[0].blocks[1], drawn.chapters[0].blocks[-1]
    assert isinstance(table, TableBlock)
    assert (table.notes[0].plain, table.notes[0].id) == ("资料来源：张某某", "c1b2t3")
    assert table.caption.bookmark
    assert isinstance(missing, Paragraph)
    assert missing.text.plain == "【缺表格：没有】"
    assert missing.text.id == "c1b7t1"


def test_what_the_program_makes_has_an_id_of_its_block_s(tmp_path: Path) -> None:
    computed, _ = compute(example(tmp_path), henan().change)
    rules = henan().picture
    drawn, _ = draw_figures(computed, tmp_path, TextArea(156.0), rules, lambda _: None, PictureCache(None))
    photo, chart = (block for block in all_blocks(drawn.parts) if isinstance(block, Figure))
    (placeholder,) = photo.rows[0]
    assert isinstance(placeholder, Text)
    assert placeholder.id == "c1b5x1"
    assert [note.id for note in chart.notes] == ["c1b6x1"]


def test_gathered_cases_keep_their_ids_and_their_turns_derive_them(tmp_path: Path) -> None:
    gathered, _ = gather_cases(example(tmp_path), "典型案例")
    home = gathered.chapters[-1]
    assert (home.id, home.title.id) == ("x1", "x1t1")
    assert [block.id for block in home.blocks] == ["c1b3x1", "c1b3", "c1b3x2"]
    assert isinstance(home.blocks[0], Orientation)
    assert len(set(ids(gathered))) == len(ids(gathered))
