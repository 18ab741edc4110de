"""The grid below a table row: merges, blank rows, diagonals, numbers, equal neighbours."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import CellContent, Page, Shown, chapter, drawn, read_chapter, read_page
from zhibao.model.blocks import TableBlock
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.workbook.grid import merge_equal

Grid = tuple[tuple[CellContent, ...], ...]


def read_table(tmp_path: Path, grid: Grid, options: str = "", merges: tuple[str, ...] = ()) -> tuple[Table, list[str]]:
    """Read a table whose row stands in row 2 of the sheet, its grid from B3 on; return it and the faults."""
    rows = (("表格", "规模", "", options), *(("", *row) for row in grid))
    result = read_chapter(tmp_path, *rows, merges=merges)
    (block,) = result.blocks
    assert isinstance(block, TableBlock)
    return block.table, result.faults


def test_a_grid_prints_as_it_stands(tmp_path: Path) -> None:
    table, faults = read_table(tmp_path, (("学校", "人数"), ("甲校", 30), ("乙校", 25)))
    assert drawn(table) == ["学校 | 人数", "甲校 | 30", "乙校 | 25"]
    assert not faults


def test_each_cell_knows_where_it_stands(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("学校", "人数"), ("甲校", 30)))
    assert [[str(cell.ref) for cell in row if cell] for row in table.rows] == [
        ["基本情况!B3", "基本情况!C3"],
        ["基本情况!B4", "基本情况!C4"],
    ]


def test_numbers_print_as_shown_and_keep_their_values(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("占比",), (Shown(0.6943, "0.0%"),), (Shown(1234.5, "#,##0"),), ("12",)))
    assert drawn(table) == ["占比", "69.4%", "1,235", "12"]
    assert [row[0].value if row[0] else None for row in table.rows] == [
        None,
        Decimal("0.6943"),
        Decimal("1234.5"),
        None,
    ]


def test_lines_of_a_cell_stay_lines(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("学校",), ("甲校\n（东校区）",)))
    assert table.rows[1][0] is not None
    assert [line.plain for line in table.rows[1][0].lines] == ["甲校", "（东校区）"]


def test_short_rows_are_filled_up(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("甲", "乙", "丙"), (1,), (1, None, 3)))
    assert drawn(table) == ["甲 | 乙 | 丙", "1 |  | ", "1 |  | 3"]


@pytest.mark.parametrize(
    ("merges", "grid", "shown"),
    [
        (("B4:B5",), (("学校", "奖"), ("甲校", 1), (None, 2)), ["学校 | 奖", "甲校 | 1", "^ | 2"]),
        (("B3:C3",), (("奖项", None), ("一等", "二等")), ["奖项 | <", "一等 | 二等"]),
        (
            ("B3:C4",),
            (("奖", None, "数"), (None, None, 1), ("甲", "乙", 2)),
            ["奖 | < | 数", "^ | < | 1", "甲 | 乙 | 2"],
        ),
        (("B4:C4",), (("甲", "乙"), ("合计", None), (1, 2)), ["甲 | 乙", "合计 | <", "1 | 2"]),
        (("B3:D3",), (("全宽题", None, None), ("甲", "乙", None)), ["全宽题 | < | <", "甲 | 乙 | "]),
    ],
    ids=["down", "across", "both", "across in the body", "wider than the rows"],
)
def test_merged_cells_stay_merged(tmp_path: Path, merges: tuple[str, ...], grid: Grid, shown: list[str]) -> None:
    table, faults = read_table(tmp_path, grid, merges=merges)
    assert drawn(table) == shown
    assert not faults


def test_a_merge_states_its_spans(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("奖", None, "数"), (None, None, 1), ("甲", "乙", 2)), merges=("B3:C4",))
    assert table.rows[0][0] is not None
    assert (table.rows[0][0].row_span, table.rows[0][0].column_span) == (2, 2)
    assert table.rows[0][1] is None
    assert table.rows[1][0] is None


def test_a_merge_that_leaves_the_table_is_cut_and_reported(tmp_path: Path) -> None:
    result = read_chapter(
        tmp_path,
        ("表格", "规模"),
        ("", "学校", "数"),
        ("", "甲校", 1),
        ("段落", "正文"),
        merges=("C4:C5",),
    )
    assert result.faults == ["S123 基本情况!C4"]
    assert "C4:C5" in result.findings[0].message


@pytest.mark.parametrize("merge", ["C3:E5", "C4:E5", "D3:E5"])
def test_a_merge_wider_than_the_table_ends_with_it(tmp_path: Path, merge: str) -> None:
    rows = (("段落", "x"), ("表格", "t"), ("", "a", "b"), ("", "c", "d"), ("", "e", "f"))
    (_, block) = read_chapter(tmp_path, *rows, merges=(merge,)).blocks
    assert isinstance(block, TableBlock)
    assert block.table.column_count == {"C3:E5": 1, "C4:E5": 4, "D3:E5": 2}[merge]
    for row in block.table.rows:
        for column, cell in enumerate(row):
            assert cell is None or column + cell.column_span <= len(row)


def test_a_diagonal_border_stays_diagonal_even_in_an_empty_cell(tmp_path: Path) -> None:
    grid = ((Shown("学校\n年度", diagonal=True), "人数"), (Shown(None, diagonal=True), 3))
    table, _ = read_table(tmp_path, grid)
    assert [[bool(cell and cell.diagonal) for cell in row] for row in table.rows] == [[True, False], [True, False]]


def test_blank_rows_are_dropped_and_counted(tmp_path: Path) -> None:
    table, faults = read_table(tmp_path, (("学校",), (None,), ("甲校",), (" ",), (None,), ("乙校",)))
    assert drawn(table) == ["学校", "甲校", "乙校"]
    assert faults == ["S110 基本情况!A2"]


def test_the_number_of_blank_rows_is_said(tmp_path: Path) -> None:
    rows = (("表格", "规模"), ("", "学校"), (), ("", "甲校"), (), (), ("", "乙校"))
    (finding,) = read_chapter(tmp_path, *rows).findings
    assert "3 个空行" in finding.message
    assert finding.severity.value == "info"


def test_empty_rows_after_the_table_are_no_matter(tmp_path: Path) -> None:
    rows = (("表格", "规模"), ("", "学校"), ("", "甲校"), (), (), ("段落", "正文"))
    assert read_chapter(tmp_path, *rows).faults == []


def test_a_blank_row_inside_a_merge_shortens_it(tmp_path: Path) -> None:
    grid = (("学校", "奖"), ("甲校", 1), (None, None), (None, 2))
    table, _ = read_table(tmp_path, grid, merges=("B4:B6",))
    assert drawn(table) == ["学校 | 奖", "甲校 | 1", "^ | 2"]
    assert table.owner(1, 0).row_span == 2


@pytest.mark.parametrize(("options", "header_rows"), [("", 1), ("表头=2", 2), ("表头＝２", 2), ("表头=0", 0)])
def test_the_header_takes_as_many_rows_as_said(tmp_path: Path, options: str, header_rows: int) -> None:
    table, faults = read_table(tmp_path, (("甲",), ("乙",), (1,)), options)
    assert table.header_rows == header_rows
    assert not faults


@pytest.mark.parametrize("options", ["表头=3", "表头=4"])
def test_a_header_of_all_rows_is_reported_and_set_back(tmp_path: Path, options: str) -> None:
    table, faults = read_table(tmp_path, (("甲",), ("乙",), (1,)), options)
    assert table.header_rows == 1
    assert faults == ["S108 基本情况!A2"]


def test_a_header_alone_is_reported(tmp_path: Path) -> None:
    _, faults = read_table(tmp_path, (("甲", "乙"),))
    assert faults == ["S108 基本情况!A2"]


@pytest.mark.parametrize("options", ["列宽=1,4", "列宽＝１，４", "列宽=1、4"])
def test_column_widths_are_ratios(tmp_path: Path, options: str) -> None:
    table, faults = read_table(tmp_path, (("甲", "乙"), (1, 2)), options)
    assert table.width_ratios == (Decimal(1), Decimal(4))
    assert not faults


def test_as_many_widths_as_columns_are_wanted(tmp_path: Path) -> None:
    table, faults = read_table(tmp_path, (("甲", "乙"), (1, 2)), "列宽=1,4,2")
    assert table.width_ratios == ()
    assert faults == ["S115 基本情况!D2"]


def test_a_column_to_merge_is_named_with_the_header_above_when_several_bear_its_name(tmp_path: Path) -> None:
    grid: Grid = (("2024年", "2025年"), ("奖", "奖"), ("甲", "乙"), ("甲", "乙"))
    table, faults = read_table(tmp_path, grid, "表头=2；合并=2025年.奖")
    assert (drawn(table)[2:], faults) == (["甲 | 乙", "甲 | ^"], [])
    assert read_table(tmp_path, grid, "表头=2；合并=奖")[1] == ["S139 基本情况!D2"]


PRIZES: Grid = (
    ("赛项", "教师", "学生"),
    ("焊接", "张某", "甲"),
    ("焊接", "张某", "乙"),
    ("焊接", "李某", "丙"),
    ("护理", "李某", "丁"),
)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("合并=赛项", ["焊接 张某 甲", "^ 张某 乙", "^ 李某 丙", "护理 李某 丁"]),
        ("合并=赛项,教师", ["焊接 张某 甲", "^ ^ 乙", "^ 李某 丙", "护理 ^ 丁"]),
        ("合并＝赛项，教师", ["焊接 张某 甲", "^ ^ 乙", "^ 李某 丙", "护理 ^ 丁"]),
        ("合并=学生", ["焊接 张某 甲", "焊接 张某 乙", "焊接 李某 丙", "护理 李某 丁"]),
    ],
)
def test_equal_neighbours_of_the_named_columns_become_one_cell(tmp_path: Path, options: str, shown: list[str]) -> None:
    table, faults = read_table(tmp_path, PRIZES, options)
    assert [line.replace(" | ", " ") for line in drawn(table)[1:]] == shown
    assert not faults


def test_a_column_to_merge_that_is_not_in_the_header_is_reported(tmp_path: Path) -> None:
    _, faults = read_table(tmp_path, PRIZES, "合并=赛向")
    assert faults == ["S114 基本情况!D2"]


def test_empty_neighbours_and_the_header_are_not_merged(tmp_path: Path) -> None:
    table, _ = read_table(tmp_path, (("甲", "乙"), ("甲", 1), (None, 2), (None, 3)), "合并=甲")
    assert drawn(table) == ["甲 | 乙", "甲 | 1", " | 2", " | 3"]


def test_cells_that_are_merged_already_stay_as_they_are() -> None:
    def cell(text: str, rows: int = 1) -> TableCell:
        return TableCell((Text.of(text),), rows)

    rows = ((cell("头"),), (cell("同", 2),), (None,), (cell("同"),), (cell("同"),))
    merged = merge_equal(Table(rows), 0)
    assert [row[0].row_span if row[0] else 0 for row in merged.rows] == [1, 2, 0, 2, 0]


def test_a_merge_beside_the_table_does_not_touch_it(tmp_path: Path) -> None:
    result = read_chapter(
        tmp_path, ("表格", "规模"), ("", "学校", "数"), ("", "甲校", 1), ("", "乙校", 2), merges=("A2:A5",)
    )
    (block,) = result.blocks
    assert isinstance(block, TableBlock)
    assert [[cell.plain if cell else None for cell in row] for row in block.table.rows] == [
        ["学校", "数"],
        ["甲校", "1"],
        ["乙校", "2"],
    ]
    assert result.faults == []


def test_a_merge_that_reaches_below_the_last_row_of_the_sheet_is_no_fault(tmp_path: Path) -> None:
    result = read_chapter(tmp_path, ("表格", "规模"), ("", "学校", "数"), ("", "甲校", 1), merges=("C4:C6",))
    assert result.faults == []


def read_centered(tmp_path: Path, grid: Grid, across: tuple[str, ...], options: str = "") -> Table:
    rows = chapter(("表格", "规模", "", options), *(("", *row) for row in grid))
    (block,) = read_page(tmp_path, Page(rows, centered_across=across)).blocks
    assert isinstance(block, TableBlock)
    return block.table


@pytest.mark.parametrize(
    ("across", "shown"),
    [
        (("C3", "D3", "E3", "F3"), "学校 | 2024年 | < | 2025年 | <"),
        (("C3", "D3"), "学校 | 2024年 | < | 2025年 | "),
        (("C3",), "学校 | 2024年 |  | 2025年 | "),
        (("D3",), "学校 | 2024年 |  | 2025年 | "),
        (("C3", "D3", "E3", "F3", "G3", "H3"), "学校 | 2024年 | < | 2025年 | <"),
    ],
    ids=["two", "the first", "no cell to reach over", "no text to centre", "farther than the table"],
)
def test_a_cell_centred_across_reaches_over_the_empty_ones_after_it(
    tmp_path: Path, across: tuple[str, ...], shown: str
) -> None:
    grid: Grid = (("学校", "2024年", None, "2025年", None), (None, "招", "毕", "招", "毕"), ("甲校", 1, 2, 3, 4))
    table = read_centered(tmp_path, grid, across, "表头=2")
    assert drawn(table) == [shown, " | 招 | 毕 | 招 | 毕", "甲校 | 1 | 2 | 3 | 4"]


def test_a_title_centred_across_the_header_makes_it_wide(tmp_path: Path) -> None:
    grid: Grid = (("三校规模", None, None), ("甲校", 1, 2))
    assert drawn(read_centered(tmp_path, grid, ("B3", "C3", "D3"))) == ["三校规模 | < | <", "甲校 | 1 | 2"]


# Beside the table


@pytest.mark.parametrize(
    ("grid", "places"),
    [
        ((("甲", "乙"), (1, 2, 3)), ["D4"]),
        ((("甲", "乙"), (1, 2, None, 4)), ["E4"]),
        ((("甲", "乙"), (1, 2, 3), (1, 2, 3), (1, 2), (1, 2, 3)), ["D4", "D7"]),
        ((("甲", "乙"), (1, 2), (None,), (None, None, None, "旁注")), ["E6"]),
        ((("甲", None, "丙"), (1, 2, 3)), []),
    ],
    ids=["beside", "apart", "those one under another once", "below", "a gap in the header"],
)
def test_what_stands_beside_the_header_s_columns_is_an_error_and_not_printed(
    tmp_path: Path, grid: Grid, places: list[str]
) -> None:
    table, faults = read_table(tmp_path, grid)
    assert [each for each in faults if "S167" in each] == [f"S167 基本情况!{place}" for place in places]
    assert table.column_count == max(len(grid[0]), 2)


def test_how_many_cells_stand_outside_is_said(tmp_path: Path) -> None:
    rows = (("表格", "规模"), ("", "甲"), ("", 1, "多"), ("", 1, "多"), ("", 1, "多"))
    (finding,) = read_chapter(tmp_path, *rows).findings
    assert "连同下面的 2 格" in finding.message
    assert "只到 B 列" in finding.message


def test_a_table_without_header_is_as_wide_as_its_widest_row(tmp_path: Path) -> None:
    table, faults = read_table(tmp_path, (("甲",), ("乙", 1, 2)), "表头=0")
    assert (table.column_count, faults) == (3, [])
