"""Column widths fill the text's width and suit what the columns hold."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.table_samples import cell, grid
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.column_needs import heading_lines, needs_of
from zhibao.render.column_widths import ColumnMeasure, column_widths, fits
from zhibao.text.measuring import most_ems, spaced_ems
from zhibao.text.words import words

TOTAL, EM, PADDING = 8844, 210, 170


def widths(table: Table, total: int = TOTAL, em: int = EM, padding: int = PADDING) -> list[int]:
    return column_widths(table, needs_of(table), ColumnMeasure(total, em, padding))


def does_fit(table: Table, total: int, em: int, padding: int) -> bool:
    return fits(needs_of(table), ColumnMeasure(total, em, padding))


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
    name, *numbers = widths(figures(12, heading="毕业生就业人数"), TOTAL, 180, 90)
    assert min((width - 90) / 180 for width in numbers) >= 3
    assert (name - 90) / 180 >= 6


def test_where_not_even_words_fit_numbers_come_before_headings() -> None:
    found = widths(figures(12, heading="毕业生就业人数"))
    assert min(ems(width) for width in found[1:]) >= 2


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
    assert does_fit(figures(columns, heading="指标"), total, EM, PADDING) is fitting


@pytest.mark.parametrize("columns", [1, 7, 20])
def test_an_empty_table_shares_the_width(columns: int) -> None:
    found = widths(grid([""] * columns, [""] * columns))
    assert sum(found) == TOTAL
    assert max(found) - min(found) <= 1


def test_more_columns_than_room_still_share_it() -> None:
    found = widths(grid(["列" * 6] * 30, ["12345678"] * 30))
    assert (sum(found), min(found) > 200) == (TOTAL, True)


def test_narrow_columns_stand_freely_and_text_gets_the_rest() -> None:
    serial, name, number = widths(grid(["序号", "平台名称", "数量"], ["1", "字" * 20, "37"]))
    assert 3 <= ems(serial) <= 4.5
    assert 3 <= ems(number) <= 4.5
    assert ems(name) > 30


def test_a_serial_number_takes_no_more_than_twice_its_content_of_a_wide_table() -> None:
    serial, *others = widths(grid(["序号", "学校", "人数"], ["1", "甲校", "12"]))
    assert ems(serial) < 5
    assert max(others) - min(others) <= 1


@pytest.mark.parametrize("number", ["12", "1,234,567.89"])
def test_columns_of_numbers_are_of_one_width(number: str) -> None:
    found = widths(grid(["指标", "2023年", "2024年", "2025年"], ["生均占地", "33.5", number, "8.25"]))
    assert max(found[1:]) - min(found[1:]) <= 1


def test_equal_columns_stay_equal_where_headings_wrap() -> None:
    table = grid(["年度", *(f"第{at}类专业在校生" for at in range(1, 9))], ["2024年", *map(str, range(101, 109))])
    found = widths(table)
    assert max(found[1:]) - min(found[1:]) <= 1


@pytest.mark.parametrize("date", ["2025年", "2025年12月", "2025年12月31日", "2025-12-31", "1,234,567.89", "PLC"])
def test_no_column_is_narrower_than_what_no_line_parts(date: str) -> None:
    found = widths(grid(["简介", "时间", "成效"], ["字" * 300, date, "字" * 280]))
    assert ems(found[1]) >= most_ems(date)


def test_fourteen_columns_stand_upright_in_small_type_and_twenty_on_a_turned_page() -> None:
    years = [f"{year}年{what}" for year in (2023, 2024, 2025) for what in ("招生", "毕业", "在校生")]
    fourteen = grid(
        ["学校", *years, "教师", "双师", "占比", "面积"], [NAMES[0], *["1000"] * 9, "120", "77", "64.17%", "45678.9"]
    )
    assert not does_fit(fourteen, TOTAL, EM, PADDING)
    assert does_fit(fourteen, TOTAL, 150, 80)
    twenty = grid(["序号", "学校名称", *["招生人数"] * 17, "备注"], ["1", NAMES[0], *["12345"] * 17, "有说明"])
    assert does_fit(twenty, 12756, 180, 90)


HEADINGS = (
    "占地面积（平方米）",
    "2023年在校生",
    "双师型教师占比（%）",
    "毕业生就业人数",
    "序号",
    "“双师型”教师",
    "GDP增长率",
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("room", [3.5, 4.5, 5.5, 7.5, 20])
def test_headings_are_broken_between_words_only(heading: str, room: float) -> None:
    lines = [line.plain for line in heading_lines(Text.of(heading), room)]
    assert "".join(lines) == heading
    assert len(lines) == 1 or all(most_ems(line, chinese_font=True) <= room for line in lines)
    ends = {sum(map(len, lines[:count])) for count in range(len(lines) + 1)}
    assert ends <= {sum(map(len, words(heading)[:count])) for count in range(len(words(heading)) + 1)}


def test_a_heading_with_a_word_too_long_for_its_column_is_left_whole() -> None:
    assert [line.plain for line in heading_lines(Text.of("职业教育共同体数量"), 2.5)] == ["职业教育共同体数量"]
