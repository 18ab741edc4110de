"""Characters that look alike are treated alike wherever a workbook's names and numbers are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COVER, Rows, chapter, faults, minimal_sheets, read, read_chapter
from zhibao.model.blocks import Paragraph, TableBlock

NO_BREAK, THIN, NARROW, ZERO_WIDTH, BOM, SOFT_HYPHEN = "\u00a0", "\u2009", "\u202f", "\u200b", "\ufeff", "\u00ad"


@pytest.mark.parametrize("gap", [NO_BREAK, THIN, NARROW, "\u2003", "\u3000", " "])
def test_every_kind_of_gap_between_chinese_and_digits_is_closed(tmp_path: Path, gap: str) -> None:
    (block,) = read_chapter(tmp_path, ("段落", f"招生{gap}2025{gap}人，英语{gap}A 级")).blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == "招生2025人，英语A级"


@pytest.mark.parametrize("mark", [ZERO_WIDTH, BOM, SOFT_HYPHEN, "\u200e", "\u2060"])
def test_marks_without_width_are_not_printed(tmp_path: Path, mark: str) -> None:
    (block,) = read_chapter(tmp_path, ("段落", f"{mark}产教{mark}融合")).blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == "产教融合"


def test_radicals_are_printed_as_their_ideographs(tmp_path: Path) -> None:
    (block,) = read_chapter(tmp_path, ("段落", "⼩学⽣⻓⼤，⺠办⻄校")).blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == "小学生长大，民办西校"


def test_full_width_digits_and_a_typographic_minus_are_printed_as_typed(tmp_path: Path) -> None:
    (block,) = read_chapter(tmp_path, ("段落", "增加１２人，变化−3，比为13∶1")).blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == "增加１２人，变化−3，比为13∶1"


@pytest.mark.parametrize(
    "row",
    [
        ("段 落", "正文"),
        ("段\u00a0落", "正文"),
        ("\ufeff段落\u200b", "正文"),
        ("表格", "表", None, "表头＝１;　列宽﹦1"),
        ("表格", "表", None, "表 头=\u00a01\u202f"),
        ("汇总表", "表", None, "来源=数据⽣源；行=校\u00a0名；值＝求和 （⼈数）；合计=是\u2009"),
    ],
    ids=lambda row: row[0] + str(row[-1]),
)
def test_types_options_and_names_in_them_are_known_in_every_form(tmp_path: Path, row: tuple[str | None, ...]) -> None:
    sheets = minimal_sheets(基本情况=(row, *((("", "甲"), ("", "乙")) if row[0] == "表格" else ())))
    sheets["数据生源"] = (("校名", "人数"), ("甲校", 3))
    assert not faults(read(tmp_path, sheets).findings)


@pytest.mark.parametrize(
    ("cover", "data"), [("封⾯", "数据⽣源"), ("封面\u00a0", "\u200b数据生源"), ("\ufeff封面", "数据生源\u2009")]
)
def test_sheet_names_are_known_in_every_form(tmp_path: Path, cover: str, data: str) -> None:
    sheets = {**minimal_sheets(), cover: COVER, data: (("校名",), ("甲校",))}
    del sheets["封面"]
    report, findings = read(tmp_path, sheets)
    assert not faults(findings)
    assert [table.name for table in report.data_tables] == ["数据生源"]
    assert report.cover["地区"].plain == "云州市"


@pytest.mark.parametrize("key", ["报告 年度", "报告年\u200b度", "报告\u00a0年度"])
def test_a_cover_item_is_known_in_every_form(tmp_path: Path, key: str) -> None:
    cover: Rows = [(key if name == "报告年度" else name, value) for name, value in COVER]
    report, findings = read(tmp_path, {**minimal_sheets(), "封面": cover})
    assert not faults(findings)
    assert report.cover["报告年度"].plain == "2025"


@pytest.mark.parametrize("header", [("名 称", "单位", "２０２５"), ("名称\u200b", "单\u00a0位", "2025\u202f年")])
def test_headers_of_the_dictionary_are_known_in_every_form(tmp_path: Path, header: tuple[str, ...]) -> None:
    report, findings = read(tmp_path, {**minimal_sheets(), "指标": (header, ("招⽣数", "⼈", "−3"))})
    assert not faults(findings)
    (indicator,) = report.indicators
    assert (indicator.name, indicator.unit, list(indicator.years)) == ("招生数", "人", [2025])


def test_a_header_row_with_gaps_is_one(tmp_path: Path) -> None:
    rows = (("类 型", "内\u00a0容", "属性\u200b", "选项"), *chapter(("段落", "正文"))[1:])
    report, findings = read(tmp_path, {**minimal_sheets(), "基本情况": rows})
    assert not faults(findings)
    assert len(report.chapters) == 1


def test_a_table_s_cells_are_printed_like_its_prose(tmp_path: Path) -> None:
    (block,) = read_chapter(tmp_path, ("表格", "表"), ("", "⼈数\u00a0"), ("", "共\u20095\u2009人")).blocks
    assert isinstance(block, TableBlock)
    assert [[cell.plain for cell in row if cell] for row in block.table.rows] == [["人数"], ["共5人"]]
