"""What Excel hides in a chapter is not printed, and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.builders import (
    CellContent,
    ChapterResult,
    Page,
    Rows,
    chapter,
    drawn,
    faults,
    minimal_sheets,
    outline,
    patch_parts,
    read_file,
    read_page,
    write_workbook,
)
from tests.photo_samples import saved
from tests.picture_books import PictureBook
from zhibao.findings import Finding, Findings
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import PartKind
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.workbook.hidden_rows import row_numbers
from zhibao.workbook.items import Reading
from zhibao.workbook.part import read_part
from zhibao.workbook.sheet import Area, Cell, Sheet

GRID: Rows = (("", "学校", "电话", "人数"), ("", "甲校", "110", 12), ("", "乙校", "120", 13))
TABLE: Rows = (("表格", "名册", "单位：人"), *GRID)
CASE: Rows = (("案例", "匠心"), ("段落", "一"), ("案例完",), ("段落", "后"))
HEADED: tuple[CellContent, ...] = ("", "学校", "2024年", None, "2025年", None)
TWO_ROWS: Rows = (
    ("表格", "规模", "", "表头=2"),
    HEADED,
    ("", None, "招", "毕", "招", "毕"),
    ("", "甲校", 1, 2, 3, 4),
    ("", "乙校", 5, 6, 7, 8),
)
MERGES = ("B3:B4", "C3:D3", "E3:F3")


def read_hidden(
    tmp_path: Path, rows: Rows, hidden: tuple[int, ...] = (), columns: str = "", merges: tuple[str, ...] = ()
) -> ChapterResult:
    """Read a chapter of which these rows (the first is row 2) and columns are hidden."""
    return read_page(tmp_path, Page(chapter(*rows), merges, hidden_rows=hidden, hidden_columns=columns))


def table_of(result: ChapterResult) -> Table:
    (block,) = result.blocks
    assert isinstance(block, TableBlock | ChartBlock)
    table = block.table if isinstance(block, TableBlock) else block.grid
    assert table is not None
    return table


@pytest.mark.parametrize("kind", ["表格", "统计图"])
def test_a_hidden_row_of_a_table_is_left_out_and_told(tmp_path: Path, kind: str) -> None:
    rows = ((kind, "名册", "柱形图"), ("", "学校", "人数"), ("", "甲校", 12), ("", "乙校", 13), ("", "丙校", 14))
    result = read_hidden(tmp_path, rows, (5,))
    assert drawn(table_of(result)) == ["学校 | 人数", "甲校 | 12", "丙校 | 14"]
    assert result.faults == ["S161 基本情况!B5"]
    assert "第 5 行" in result.findings[0].message
    assert "“乙校”" in result.findings[0].message


def test_a_hidden_column_of_a_table_is_left_out_and_told(tmp_path: Path) -> None:
    result = read_hidden(tmp_path, (("表格", "名册"), *GRID), columns="C")
    assert drawn(table_of(result)) == ["学校 | 人数", "甲校 | 12", "乙校 | 13"]
    assert result.faults == ["S162 基本情况!C3"]
    assert "“电话”等" in result.findings[0].message
    assert "110" not in result.findings[0].message


def test_long_numbers_of_hidden_cells_are_not_told(tmp_path: Path) -> None:
    rows = (("表格", "名册"), ("", "学校", None, "人数"), ("", "甲校", "41081119900101001X", 3))
    (finding,) = read_hidden(tmp_path, rows, columns="C").findings
    assert "4108" not in finding.message


@pytest.mark.parametrize(
    ("rows", "columns", "shown"),
    [
        ((), "C", ["学校 | 2024年 | 2025年 | <", "^ | 毕 | 招 | 毕", "甲校 | 2 | 3 | 4", "乙校 | 6 | 7 | 8"]),
        ((), "EF", ["学校 | 2024年 | <", "^ | 招 | 毕", "甲校 | 1 | 2", "乙校 | 5 | 6"]),
        ((5,), "D", ["学校 | 2024年 | 2025年 | <", "^ | 招 | 招 | 毕", "乙校 | 5 | 7 | 8"]),
    ],
    ids=["the corner of an area", "a whole area", "a row and a column"],
)
def test_merged_areas_over_hidden_columns_keep_their_spans(
    tmp_path: Path, rows: tuple[int, ...], columns: str, shown: list[str]
) -> None:
    result = read_hidden(tmp_path, TWO_ROWS, rows, columns, MERGES)
    assert drawn(table_of(result)) == shown


def test_a_merged_cell_whose_first_row_is_hidden_shows_in_the_next(tmp_path: Path) -> None:
    rows = (("表格", "获奖"), ("", "学校", "奖"), ("", "甲校", 1), ("", None, 2), ("", None, 3))
    table = table_of(read_hidden(tmp_path, rows, (4,), merges=("B4:B6",)))
    assert drawn(table) == ["学校 | 奖", "甲校 | 2", "^ | 3"]
    assert table.rows[1][0] is not None
    assert str(table.rows[1][0].ref) == "基本情况!B4"


def test_a_hidden_header_is_an_error(tmp_path: Path) -> None:
    assert "S166 基本情况!A2" in read_hidden(tmp_path, TABLE, (3,)).faults
    assert "S166 基本情况!A2" in read_hidden(tmp_path, TWO_ROWS, (4,), merges=MERGES).faults
    assert "S166" not in str(read_hidden(tmp_path, TABLE, (4,)).faults)


def test_hidden_rows_are_no_blank_rows(tmp_path: Path) -> None:
    rows = (*TABLE[:3], (), *TABLE[3:])
    assert [code[:4] for code in read_hidden(tmp_path, rows, (5,)).faults] == ["S110"]
    assert [code[:4] for code in read_hidden(tmp_path, rows, (4,)).faults] == ["S161", "S110"]


@pytest.mark.parametrize(
    ("rows", "hidden", "printed", "faults"),
    [
        ((("节", "甲"), ("段落", "一"), ("段落", "二")), (4,), ["甲", "一"], ["S160 基本情况!A4"]),
        ((("节", "甲"), ("段落", "一"), ("节", "乙"), ("段落", "二")), (4,), ["甲", "一", "二"], ["S160 基本情况!A4"]),
        ((("段落", "一"), ("", "二"), ("", "三")), (3,), ["一", "三"], ["S161 基本情况!B3"]),
        ((("段落", "零"), *TABLE), (3, 4, 5, 6), ["零"], ["S160 基本情况!A3"]),
        ((("段落", "一"), ("说明", "旧")), (3,), ["一"], []),
        ((("段落", "一"), ("怪", "旧")), (3,), ["一"], ["S160 基本情况!A3"]),
        ((("", "散"), ("段落", "一")), (2,), ["一"], ["S160 基本情况!B2"]),
        ((("段落", "一"), (), ("段落", "二")), (3,), ["一", "二"], []),
        ((("段落", "零"), *CASE), (3, 4, 5), ["零", "后"], [f"S160 基本情况!A{row}" for row in (3, 4, 5)]),
    ],
    ids=[
        "a paragraph", "a heading only", "a further line", "a whole table", "a remark", "an unknown type",
        "a row of no block", "a blank row", "a whole case",
    ],
)  # fmt: skip
def test_a_hidden_row_keeps_its_block_out(
    tmp_path: Path, rows: Rows, hidden: tuple[int, ...], printed: list[str], faults: list[str]
) -> None:
    result = read_hidden(tmp_path, rows, hidden)
    assert [line.split()[-1] for line in outline(result.blocks)] == printed
    assert result.faults == faults


@pytest.mark.parametrize(
    ("rows", "hidden", "place", "seen"),
    [
        ((("段落", "零"), *TABLE), (3,), "A3", "第 4–6 行"),
        ((("段落", "零"), *TABLE), (3, 4), "A3", "第 5–6 行"),
        ((("段落", "零"), ("段落", "一"), ("", "二")), (3,), "A3", "第 4 行"),
        ((("段落", "零"), ("说明", "旧"), ("", "二")), (3,), "A3", "第 4 行"),
        ((("段落", "零"), *CASE), (3,), "A3", "第 4–5 行"),
        ((("段落", "零"), *CASE), (3, 4), "A3", "第 5 行"),
        ((("段落", "零"), *CASE), (3, 5), "A3", "第 4 行"),
        ((("段落", "零"), *CASE), (5,), "A5", "第 6 行"),
        ((("案例", "匠心"), ("段落", "一"), ("节", "乙"), ("段落", "后")), (4,), "A4", "第 5 行"),
    ],
    ids=[
        "a table", "a table and its header", "a paragraph", "a remark", "a case", "a case but its end",
        "a case and its end", "a case's end", "a heading that ends a case",
    ],
)  # fmt: skip
def test_a_hidden_row_on_which_visible_ones_hang_is_an_error(
    tmp_path: Path, rows: Rows, hidden: tuple[int, ...], place: str, seen: str
) -> None:
    result = read_hidden(tmp_path, rows, hidden)
    (finding,) = [each for each in result.findings if each.code == "S164"]
    assert (finding.ref.cell, seen in finding.message) == (place, True)


def test_a_chapter_of_which_an_error_keeps_all_out_is_not_called_empty_too(tmp_path: Path) -> None:
    result = read_hidden(tmp_path, TABLE, (2,))
    assert [each.code for each in result.findings] == ["S164"]


def test_options_and_properties_in_hidden_columns_are_read_and_told(tmp_path: Path) -> None:
    rows = (("表格", "名册", "单位：人", "名称=甲表"), ("", "学校"), ("", "甲校"))
    result = read_hidden(tmp_path, rows, columns="ACD")
    (block,) = result.blocks
    assert isinstance(block, TableBlock)
    assert (block.unit.plain, block.name) == ("单位：人", "甲表")
    assert result.faults == [f"S163 基本情况!{cell}" for cell in ("A2", "C2", "D2")]
    assert "“名称=甲表”" in result.findings[2].message


@pytest.mark.parametrize(
    "rows", [(("段落", "一"),), (("段落",), ("", "一")), TABLE], ids=["text", "a line", "a caption"]
)
def test_text_in_a_hidden_column_b_is_an_error(tmp_path: Path, rows: Rows) -> None:
    assert "S165" in str(read_hidden(tmp_path, rows, columns="B").faults)


def test_text_that_is_merged_over_visible_columns_is_seen(tmp_path: Path) -> None:
    result = read_hidden(tmp_path, (("段落", "一"), ("", "二")), columns="B", merges=("B2:F2", "B3:F3"))
    assert list(outline(result.blocks)) == ["Paragraph 一", "Paragraph 二"]
    assert result.faults == []


def test_what_stands_beside_the_rows_in_hidden_columns_is_told_once(tmp_path: Path) -> None:
    result = read_hidden(tmp_path, (("段落", "一", "", "", "改"), ("节", "二", "", "", "审")), columns="E")
    assert result.faults == ["S162 基本情况!E2"]
    assert "2 格" in result.findings[0].message
    assert "“改”“审”" in result.findings[0].message


def test_names_of_photos_in_hidden_columns_are_read(tmp_path: Path) -> None:
    result = read_hidden(tmp_path, (("图片", "开班", "甲.jpg", "乙.jpg", "丙.jpg"),), columns="E")
    (block,) = result.blocks
    assert isinstance(block, PhotoBlock)
    assert len(block.photos) == 3
    assert result.faults == ["S163 基本情况!E2"]


PHOTOS: Rows = (("段落", "一"), ("图片", "开放日"), ())


@pytest.mark.parametrize(
    ("row", "columns", "photos", "faults"),
    [
        (3, "", 0, ["S160 基本情况!A3"]),
        (4, "", 1, ["S161 基本情况!B4"]),
        (None, "D:D", 1, ["S162 基本情况!D4"]),
    ],
    ids=["the row of the caption", "a row below", "a column"],
)
def test_pictures_in_hidden_rows_and_columns_are_left_out_and_told(
    tmp_path: Path, row: int | None, columns: str, photos: int, faults: list[str]
) -> None:
    book = PictureBook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=PHOTOS))
    content = saved(Image.new("RGB", (8, 8)), "PNG")
    book.place("基本情况", "C3", content)
    if row != 3:
        book.place("基本情况", "D4", content)
    if row:
        book.hide_row("基本情况", row)
    if columns:
        book.hide("基本情况", columns)
    report, findings = read_file(book.save())
    found = [len(each.photos) for each in report.chapters[0].blocks if isinstance(each, PhotoBlock)]
    assert (sum(found), [str(each) for each in map(place_of, findings)]) == (photos, faults)


def place_of(finding: Finding) -> str:
    return f"{finding.code} {finding.ref}"


@pytest.mark.parametrize("hiding", ['ht="0" customHeight="1"', 'hidden="1"', 'hidden="1" outlineLevel="1"'])
def test_rows_of_no_height_and_folded_or_filtered_ones_are_hidden(tmp_path: Path, hiding: str) -> None:
    path = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=TABLE))
    patch_parts(path, lambda name, data: data.replace(b'<row r="5"', f'<row {hiding} r="5"'.encode()))
    report, findings = read_file(path)
    assert "S161 基本情况!B5" in faults(findings)
    (block,) = report.chapters[0].blocks
    assert isinstance(block, TableBlock)
    assert "乙校" not in str(drawn(block.table))


@given(st.sets(st.integers(1, 200), min_size=1, max_size=8))
def test_row_numbers_name_just_the_rows(numbers: set[int]) -> None:
    runs = [[int(end) for end in part.split("–")] for part in row_numbers(numbers).split("、")]
    assert [number for run in runs for number in range(run[0], run[-1] + 1)] == sorted(numbers)


@st.composite
def hidden_tables(draw: st.DrawFn) -> Sheet:
    """Draw a chapter whose table has merged areas, hidden rows and hidden columns."""
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(1, 5))
    cells = {(1, at): text for at, text in enumerate(("类型", "内容", "属性", "选项"), 1)} | {(2, 1): "表格"}
    cells |= {(3 + row, 2 + at): f"r{row}c{at}" for row in range(rows) for at in range(columns)}
    merges = []
    if draw(st.booleans()):
        top, left = draw(st.integers(4, 2 + rows)), draw(st.integers(2, 1 + columns))
        area = Area(top, left, draw(st.integers(top, 2 + rows)), draw(st.integers(left, 1 + columns)))
        merges.append(area)
        for place in [at for at in cells if area.top <= at[0] <= area.bottom and area.left <= at[1] <= area.right]:
            if place != (area.top, area.left):
                del cells[place]
    return Sheet(
        CellRef("章"),
        {at: Cell(CellRef("章", str(at)), *at, Text.of(text)) for at, text in cells.items()},
        tuple(merges),
        hidden_rows=draw(st.frozensets(st.integers(4, 2 + rows))),
        hidden_columns=draw(st.frozensets(st.integers(3, 1 + columns) if columns > 1 else st.nothing())),
    )


@given(hidden_tables())
def test_what_is_seen_of_a_table_is_what_is_printed_and_every_row_is_full(sheet: Sheet) -> None:
    findings = Findings()
    (block,) = read_part(sheet, PartKind.CHAPTER, "章", Reading(findings, True)).blocks
    assert isinstance(block, TableBlock)
    printed = [cell.plain for row in block.table.rows for cell in row if cell and cell.plain]
    assert sorted(printed) == sorted(cell.plain for at, cell in sheet.cells.items() if at[0] > 2 and is_seen(sheet, at))
    for row in range(len(block.table.rows)):
        for column in range(block.table.column_count):
            assert block.table.owner(row, column) != TableCell()
    told = [each for each in findings if each.code != "S110"]
    assert bool(told) == (not all(is_seen(sheet, at) for at in sheet.cells if at[0] > 2))


def is_seen(sheet: Sheet, at: tuple[int, int]) -> bool:
    area = next((each for each in sheet.merges if (each.top, each.left) == at), Area(*at, *at))
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return not (sheet.hidden_rows.issuperset(rows) or sheet.hidden_columns.issuperset(columns))
