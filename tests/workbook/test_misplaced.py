"""Headers, rows and options that went astray are told once, and read as they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import (
    TEMPLATES,
    CellContent,
    Page,
    Rows,
    faults,
    minimal_sheets,
    outline,
    read,
    read_chapter,
    write_workbook,
)
from tests.reports import is_of_review, silent
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.ref import CellRef
from zhibao.pipeline import check
from zhibao.workbook.moved_sheet import without
from zhibao.workbook.row import HEADER
from zhibao.workbook.sheet import Sheet

CHAPTER = (
    ("节", "规模"),
    ("段落", "正文。"),
    ("表格", "规模表", "单位：人", "名称=规模"),
    ("", "名称", "值"),
    ("", "甲", 12),
    ("统计图", "走势", "柱形图", "来源=规模"),
    ("节", "质量"),
    ("段落", "见{{图:走势}}。"),
)
WHOLE: Rows = (HEADER, *CHAPTER)


def read_as(folder: Path, rows: Rows, merges: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """Return what was found, and the outline of the chapter."""
    report, findings = read(folder, {**minimal_sheets(), "基本情况": Page(rows, merges)})
    return faults(findings), [line for part in report.chapters for line in outline(part.blocks)]


def put_in(rows: Rows, at: int, *cells: CellContent) -> Rows:
    """Return the rows with a column put in; its cells are the given ones, or empty."""
    column = (*cells, *[""] * len(rows))
    return [(*row[:at], cell, *row[at:]) for row, cell in zip(rows, column, strict=False)]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (put_in(WHOLE, 0), "B1"),
        (put_in(put_in(WHOLE, 0), 0), "C1"),
        (put_in(WHOLE, 0, "序号", *range(1, 9)), "B1"),
        (put_in(WHOLE, 1), "A1"),
        (put_in(WHOLE, 2), "A1"),
        (put_in(WHOLE, 3), "A1"),
        ([("基本情况填报",), *WHOLE], "A2"),
        ([(), ("填报单位：云州市",), *put_in(WHOLE, 0)], "B3"),
    ],
)
def test_a_header_out_of_its_place_is_told_once_and_the_chapter_is_read(tmp_path: Path, rows: Rows, place: str) -> None:
    _, meant = read_as(tmp_path, WHOLE)
    assert read_as(tmp_path, rows) == ([f"W090 基本情况!{place}"], meant)


def test_what_stood_in_the_way_is_named_and_what_was_in_it(tmp_path: Path) -> None:
    rows = [("填报单位：云州市",), *put_in(WHOLE, 1)]
    _, findings = read(tmp_path, {**minimal_sheets(), "基本情况": rows})
    assert "多了第 1 行、 B 列" in findings[0].message and "A1“填报单位：云州" in findings[0].message


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    rows = put_in((HEADER, ("段洛", "正文"), ("表格", "空表")), 0)
    assert read_as(tmp_path, rows)[0] == ["W090 基本情况!B1", "S101 基本情况!B2", "S107 基本情况!B3"]


def test_merged_cells_move_along(tmp_path: Path) -> None:
    rows = put_in([("",), HEADER, ("表格", "表"), ("", "名称", "值"), ("", "甲", 1), ("", "", 2)], 0)
    report, _ = read(tmp_path, {**minimal_sheets(), "基本情况": Page(rows, ("C5:C6",))})
    (block,) = report.chapters[0].blocks
    assert isinstance(block, TableBlock)
    first = block.table.rows[1][0]
    assert first and (first.row_span, first.ref.cell) == (2, "C5")


def test_what_is_hidden_moves_along() -> None:
    sheet = Sheet(CellRef("一章"), {}, (), (), frozenset({1, 4}), frozenset({1, 3}), frozenset({(3, 4)}))
    moved = without(sheet, 2, (1,))
    assert (moved.hidden_rows, moved.hidden_columns) == (frozenset({2}), frozenset({2}))
    assert moved.centered_across == {(1, 3)}
    assert [moved.ref(1, 1).cell, moved.ref(2, 2).cell] == ["B3", "C4"]


@pytest.mark.parametrize("name", ["指标", "学校"])
def test_a_title_over_the_header_of_another_sheet_is_told_once(tmp_path: Path, name: str) -> None:
    sheet = {"指标": (("名称", "单位", "2025"), ("在校生", "人", 3)), "学校": (("学校名称",), ("甲校",))}[name]
    report, findings = read(tmp_path, {**minimal_sheets(), name: (("全市情况",), *sheet)})
    assert faults(findings) == [f"W090 {name}!A2"]
    assert len(report.indicators) + len(report.schools) == 1


@pytest.mark.parametrize("title", [(), (("全市指标",),)])
def test_a_renamed_indicator_sheet_is_told_once_and_read(tmp_path: Path, title: Rows) -> None:
    rows = (*title, ("名称", "单位", "2025"), ("在校生", "人", 3))
    report, findings = read(tmp_path, {**minimal_sheets(), "指标数据": rows})
    assert faults(findings) == ["W091 指标数据"]
    assert [(each.name, each.ref.sheet) for each in report.indicators] == [("在校生", "指标数据")]
    assert [part.title.plain for part in report.chapters] == ["基本情况"]


def test_beside_the_indicator_sheet_one_like_it_is_no_chapter(tmp_path: Path) -> None:
    rows = (("名称", "单位", "2025"), ("在校生", "人", 3))
    report, findings = read(tmp_path, {**minimal_sheets(), "指标": rows, "指标旧": rows})
    assert faults(findings) == ["W005 指标旧!A1"] and len(report.indicators) == 1


PASTED = (("学校", "人数"), ("甲校", 3), ("乙校", 4))


def test_a_table_pasted_at_a_is_told_once_and_read_one_column_to_the_right(tmp_path: Path) -> None:
    part, findings = read_chapter(tmp_path, ("表格", "规模"), *PASTED, ("段落", "后。"), merges=("A3:B3",))
    assert faults(findings) == ["S181 基本情况!A3"]
    assert "A3:B5" in findings[0].message and "右移一列" in findings[0].advice and "粘贴到 B3" in findings[0].advice
    assert list(outline(part.blocks)) == ["TableBlock 规模", "Paragraph 后。"]
    table = part.blocks[0]
    assert isinstance(table, TableBlock)
    assert [[cell and cell.plain for cell in row] for row in table.table.rows[1:]] == [["甲校", "3"], ["乙校", "4"]]


def test_one_without_a_row_for_tables_is_the_cause_of_what_follows(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "前"), *PASTED, ("节", "后"), ("段洛", "误")])
    findings = check(write_workbook(tmp_path / "工作簿.xlsx", sheets), TEMPLATES, silent).findings
    first, *others = findings
    assert (first.code, "加一行" in first.advice) == ("S181", True)
    assert [(each.code, each.ref.cell, each.cause == first.message) for each in others] == [
        ("S101", "A3", True), ("S101", "A4", True), ("S101", "A5", True), ("S101", "A7", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [("段洛", "一"), ("段罗", "二")],
        [("学校", "人数")],
        [("学校",), ("甲校",), ("乙校",)],
        [("注意", ""), ("x", "")],
    ],
)
def test_rows_of_unknown_types_are_no_table(tmp_path: Path, rows: Rows) -> None:
    assert {code[:4] for code in read_chapter(tmp_path, *rows).faults} == {"S101"}


def test_options_in_c_are_told_once_and_read(tmp_path: Path) -> None:
    rows: Rows = [
        ("表格", "规模", "名称=甲；列宽=1,2"), ("", "名称", "值"), ("", "甲", 1),
        ("统计图", "图", "来源＝甲", "柱形图"), ("案例", "题", "接排=是"), ("段落", "文"),
    ]  # fmt: skip
    part, findings = read_chapter(tmp_path, *rows)
    assert faults(findings) == ["S182 基本情况!C2"] and "C2、C5、C6" in findings[0].message
    table, chart, _ = part.blocks
    assert isinstance(table, TableBlock) and (table.name, table.unit.plain) == ("甲", "")
    assert isinstance(chart, ChartBlock) and (chart.kind, chart.source.table) == ("柱形图", "甲")


@pytest.mark.parametrize(
    "row",
    [
        ("表格", "规模", "单位：人"),
        ("表格", "规模", "a=b"),
        ("图片", "图", "接排=是.png"),
        ("表格", "规模", "名称=甲", "表头=1"),
    ],
)
def test_other_words_in_c_stay(tmp_path: Path, row: tuple[CellContent, ...]) -> None:
    assert not [code for code in read_chapter(tmp_path, row, ("", "名称"), ("", "甲")).faults if "S182" in code]


def ordered(rows: Rows, column: int, reverse: bool) -> Rows:
    """Return the rows as Excel sorts them: by pinyin, which GBK has for these characters, empty cells last."""
    full = [(*row, *[""] * (4 - len(row))) for row in rows]
    filled = [row for row in full if row[column]]
    return [
        *sorted(filled, key=lambda row: str(row[column]).encode("gbk"), reverse=reverse),
        *(row for row in full if not row[column]),
    ]


LONG = (*CHAPTER, ("节", "保障"), ("段落", "投入增长。"), ("段落", "队伍加强。"), ("注", "口径见前。"))


@pytest.mark.parametrize("rows", [CHAPTER, LONG], ids=["short", "long"])
@pytest.mark.parametrize("reverse", [False, True])
def test_a_sorted_chapter_is_the_one_cause_of_all_that_it_brings(tmp_path: Path, rows: Rows, reverse: bool) -> None:
    sheets = minimal_sheets(基本情况=ordered(rows, 0, reverse))
    first, *others = check(write_workbook(tmp_path / "工作簿.xlsx", sheets), TEMPLATES, silent).findings
    assert (first.code, str(first.ref), "Ctrl+Z" in first.advice) == ("S180", "基本情况!A2", True)
    of_steps = [each for each in others if each.code.startswith("S") and not is_of_review(each)]
    assert {each.cause for each in of_steps} <= {first.message}


@pytest.mark.parametrize("reverse", [False, True])
def test_one_sorted_by_its_texts_is_told(tmp_path: Path, reverse: bool) -> None:
    assert read_chapter(tmp_path, *ordered(LONG, 1, reverse)).faults[0] == "S180 基本情况!A2"


def test_one_whose_header_was_sorted_along_is_told(tmp_path: Path) -> None:
    found, _ = read_as(tmp_path, ordered((HEADER, *LONG), 0, False))
    assert found == ["S180 基本情况!A2", "W005 基本情况!A1"]


@pytest.mark.parametrize(
    "rows",
    [
        CHAPTER,
        LONG,
        CHAPTER[:5],
        [("节", "一"), ("段落", "甲"), ("段落", "乙"), ("段落", "丙"), ("表格", "表"), ("", "名"), ("", "值")],
        [("节", "一"), ("小节", "二"), ("段落", "三"), ("案例", "四"), ("段落", "五"), ("注", "六")],
        [("节", "阿"), ("表格", "八"), *(("", text) for text in "擦搭鹅发嘎哈机卡拉妈")],
    ],
)
def test_a_chapter_in_its_own_order_is_not(tmp_path: Path, rows: Rows) -> None:
    assert not [code for code in read_chapter(tmp_path, *rows).faults if "S180" in code]
