"""Column widths fill the text's width and suit what the columns hold."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.table_samples import cell, grid
from zhibao.model.table import Table, TableCell
from zhibao.render.column_widths import column_widths, fits
from zhibao.text.measuring import spaced_ems

TOTAL, EM, PADDING = 8844, 210, 170


def widths(table: Table, total: int = TOTAL) -> list[int]:
    return column_widths(table, total, EM, PADDING)


def ems(width: int) -> float:
    """Return the ems of text that a column of this width holds on one line."""
    return (width - PADDING) / EM


texts = st.text("字汉a1 ，（）\n", max_size=60)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns, rows = draw(st.integers(1, 12)), draw(st.integers(1, 6))
    lines: list[list[str | TableCell | None]] = [[draw(texts) for _ in range(columns)] for _ in range(rows)]
    if columns > 1 and draw(st.booleans()):
        over = draw(st.integers(2, columns))
        lines[0][:over] = [cell(draw(texts), columns=over), *([None] * (over - 1))]
    ratios = (
        tuple(draw(st.lists(st.integers(1, 99), min_size=columns, max_size=columns))) if draw(st.booleans()) else ()
    )
    return grid(*lines, header=draw(st.integers(1, rows)), ratios=ratios)


@given(tables(), st.sampled_from([2000, TOTAL, 12756]))
@settings(max_examples=150)
def test_they_add_up_to_the_width_and_none_vanishes(table: Table, total: int) -> None:
    found = widths(table, total)
    assert len(found) == table.column_count
    assert sum(found) == total
    assert min(found) > 0


def test_stated_ratios_are_kept() -> None:
    assert widths(grid(["甲", "乙", "丙"], ["1", "长" * 90, "2"], ratios=(1, 4, 2)), 7000) == [1000, 4000, 2000]


def test_equal_columns_share_the_width_evenly() -> None:
    assert widths(grid(["甲乙", "丙丁"], ["1", "2"]), 8000) == [4000, 4000]


def test_a_column_of_long_text_gets_most_of_the_width() -> None:
    narrow, wide, _ = widths(grid(["序号", "简介", "人数"], ["1", "字" * 200, "1200"]))
    assert wide > 5 * narrow


def height(table: Table, found: list[int]) -> float:
    """Return the lines that a table of plain cells takes."""
    cells = [[each.plain if each else "" for each in row] for row in table.rows]
    lines = [[ceil(spaced_ems(text) / ems(width)) for text, width in zip(row, found, strict=True)] for row in cells]
    return sum(max(row) for row in lines)


def test_a_wide_table_is_lower_than_with_equal_columns() -> None:
    rows = [["云州市第一职业高级中学", "护理、学前教育、数控技术应用", "字" * size] for size in (90, 150, 30)]
    table = grid(["学校", "专业", "简介"], *rows)
    assert height(table, widths(table)) < height(table, [TOTAL // 3] * 3)


def test_numbers_are_not_broken_while_there_is_room() -> None:
    found = widths(grid(["学校", *(f"指标{number}" for number in range(5))], ["字" * 80, *(["1234567.89"] * 5)]))
    assert min(ems(width) for width in found[1:]) >= spaced_ems("1234567.89")


def test_columns_keep_their_natural_order_of_width() -> None:
    found = widths(grid(["一", "二", "三"], ["字" * 4, "字" * 8, "字" * 12]))
    assert found == sorted(found)
    assert found[0] < found[2]


def test_a_heading_wraps_before_the_cells_do() -> None:
    rows = [["一二三四五六七", *(["12345"] * 4)] for _ in range(4)]
    found = widths(grid(["学校", *(["毕业生就业人数（人）"] * 4)], *rows))
    assert ems(found[0]) >= 7
    assert min(ems(width) for width in found[1:]) >= 2.5


def test_a_merged_heading_widens_the_columns_under_it() -> None:
    alone = widths(grid(["甲", "男", "女"], ["1", "2", "3"]), 6000)
    merged = grid(
        ["甲", cell("很长的一个合并表头文字在这里", columns=2), None], ["", "男", "女"], ["1", "2", "3"], header=2
    )
    found = widths(merged, 6000)
    assert sum(found[1:]) > sum(alone[1:])
    assert ems(sum(found[1:])) >= 14


def test_a_diagonal_header_has_room_for_both_labels() -> None:
    found = widths(grid([cell("年份\n学校名称", diagonal=True), "乙"], ["甲", "1"]), 3000)
    assert ems(found[0]) >= 7
    squeezed = widths(grid([cell("年份\n学校名称", diagonal=True), "简介"], ["甲", "字" * 200]))
    assert ems(squeezed[0]) >= 4


NAMES = ("云州市第一职业高级中学", "河阳县职业教育中心", "云州幼儿师范学校")


def figures(columns: int, heading: str = "毕业生就业人数（人）", number: str = "1234") -> Table:
    """Return a table of school names and a number in all further columns."""
    return grid(["学校名称", *([heading] * (columns - 1))], *([name, *([number] * (columns - 1))] for name in NAMES))


def test_twelve_columns_hold_their_numbers_and_give_the_rest_to_the_names() -> None:
    name, *numbers = widths(figures(12, heading="毕业生就业人数"))
    assert min(ems(width) for width in numbers) >= 2
    assert ems(name) >= 6


def test_no_number_is_broken_while_headings_can_wrap() -> None:
    found = widths(figures(8, heading="毕业生就业人数合计", number="12,345.67"))
    assert min(ems(width) for width in found[1:]) >= spaced_ems("12,345.67")


def test_short_texts_stay_on_one_line_beside_long_ones() -> None:
    found = widths(grid(["学校", "项目", "简介"], *([name, "校企合作", "字" * 140] for name in NAMES)))
    assert ems(found[1]) >= 4


def test_a_long_address_does_not_take_the_width_of_everything() -> None:
    found = widths(grid(["网址", "简介"], ["https://www.example.edu.cn/school/index/introduction.html", "字" * 300]))
    assert found[0] < TOTAL / 2


def test_a_bracketed_unit_is_not_broken() -> None:
    found = widths(figures(10, heading="占比（%）", number="1"))
    assert min(ems(width) for width in found[1:]) >= 2.5


@pytest.mark.parametrize(
    ("columns", "total", "fitting"), [(4, TOTAL, True), (12, TOTAL, True), (25, TOTAL, False), (16, 12756, True)]
)
def test_too_many_columns_do_not_fit(columns: int, total: int, fitting: bool) -> None:
    assert fits(figures(columns, heading="指标"), total, EM, PADDING) is fitting


@pytest.mark.parametrize("columns", [1, 7, 20])
def test_an_empty_table_shares_the_width(columns: int) -> None:
    found = widths(grid([""] * columns, [""] * columns))
    assert sum(found) == TOTAL
    assert max(found) - min(found) <= 1


def test_more_columns_than_room_still_share_it() -> None:
    found = widths(grid(["列" * 6] * 30, ["12345678"] * 30))
    assert (sum(found), min(found) > 200) == (TOTAL, True)


def test_half_of_the_spare_width_is_shared_evenly() -> None:
    table = grid(["一", "表头" * 25], ["1", "字" * 20])
    narrow, wide = widths(table)
    assert wide > narrow > TOTAL * 0.2
