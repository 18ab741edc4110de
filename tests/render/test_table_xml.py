"""Tables as Word XML: spans, header rows, diagonal headers, alignment, what stays on one page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml.etree import _Element as Element

from tests.builders import henan
from tests.invariants import find, values, w
from tests.render.table_samples import cell, drawn, grid, kept, metrics, styles, texts
from tests.reports import shown
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

Line = Sequence[str | TableCell | None]
SMALL = grid(["学校", "人数"], ["甲校", "120"])
LONG = "建于一九五八年，是省级重点中等职业学校，" * 4


def long_table(rows: int, header: int = 1) -> str:
    """Return what is kept together in a table of that many rows in all."""
    return kept(drawn(grid(*(["甲", str(number)] for number in range(rows)), header=header)))


def test_the_table_takes_its_look_from_the_style_of_the_template() -> None:
    table = drawn(SMALL)
    assert values(table, "w:tblPr/w:tblStyle/@w:val") == [metrics().styles.table]
    assert values(table, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    assert values(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_a_table_without_header_rows_has_no_first_row_of_the_style() -> None:
    table = drawn(grid(["学校", "甲校"], ["人数", "120"], header=0))
    assert values(table, "w:tblPr/w:tblLook/@w:firstRow") == ["0"]
    assert values(table, "w:tblPr/w:tblLook/@w:val") == ["0000"]


def test_it_is_as_wide_as_the_text() -> None:
    assert values(drawn(SMALL), "w:tblPr/w:tblW/@w:w") == ["8844"]
    assert values(drawn(SMALL, width=225.0), "w:tblPr/w:tblW/@w:w") == ["12756"]


def test_header_rows_repeat_on_each_page_and_no_others() -> None:
    table = drawn(grid(["甲", "乙"], ["丙", "丁"], ["1", "2"], header=2))
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in find(table, "w:tr")] == [1, 1, 0]


def test_no_row_is_split_and_each_has_the_least_height_of_the_pack() -> None:
    for row in find(drawn(SMALL), "w:tr"):
        assert find(row, "w:trPr/w:cantSplit")
        assert values(row, "w:trPr/w:trHeight/@w:val") == [str(round(henan().table.row_height * 1440 / 25.4))]
        assert values(row, "w:trPr/w:trHeight/@w:hRule") == ["atLeast"]


def test_a_cell_over_columns_spans_them_and_their_widths() -> None:
    table = drawn(grid([cell("在校生", columns=2), None], ["男", "女"], ["1", "2"], header=2))
    (merged,) = find(table, "w:tr[1]/w:tc")
    assert values(merged, "w:tcPr/w:gridSpan/@w:val") == ["2"]
    assert values(merged, "w:tcPr/w:tcW/@w:w") == ["8844"]


def test_a_cell_over_rows_begins_once_and_goes_on_empty() -> None:
    table = drawn(grid(["学校", "人数"], [cell("甲校", rows=3), "1"], [None, "2"], [None, "3"]))
    merges = [find(row, "w:tc[1]/w:tcPr/w:vMerge") for row in find(table, "w:tr")]
    assert [[values(each, "@w:val") for each in found] for found in merges] == [[], [["restart"]], [[]], [[]]]
    assert [row[0] for row in texts(table)] == ["学校", "甲校", "", ""]


def test_a_cell_over_rows_and_columns_spans_both_in_every_row() -> None:
    block = cell("甲", rows=2, columns=2)
    table = drawn(grid(["一", "二", "三"], [block, None, "1"], [None, None, "2"]))
    spans = [values(row, "w:tc/w:tcPr/w:gridSpan/@w:val") for row in find(table, "w:tr")]
    assert spans == [[], ["2"], ["2"]]
    assert texts(table) == [["一", "二", "三"], ["甲", "1"], ["", "2"]]


def test_each_line_of_a_cell_is_a_paragraph() -> None:
    (_, multi) = find(drawn(grid(["甲", "乙"], ["1", "一\n二"])), "w:tr[2]/w:tc")
    assert [shown(each) for each in find(multi, "w:p")] == ["一", "二"]


def test_an_empty_cell_has_one_paragraph() -> None:
    assert len(find(drawn(grid(["甲", ""], ["1", ""])), "w:tr[2]/w:tc[2]/w:p")) == 1


@pytest.mark.parametrize("text", ["年份\n学校", "年份 学校", "年份/学校", "年份＼学校", "年份 | 学校"])
def test_a_diagonal_header_has_its_labels_on_both_sides_of_the_line(text: str) -> None:
    table = drawn(grid([cell(text, diagonal=True), "乙"], ["1", "2"]))
    (corner, _) = find(table, "w:tr[1]/w:tc")
    assert values(corner, "w:tcPr/w:tcBorders/w:tl2br/@w:val") == ["single"]
    found = {values(each, "w:pPr/w:pStyle/@w:val")[0]: shown(each) for each in find(corner, "w:p")}
    assert found == {metrics().styles.diagonal_upper: "年份", metrics().styles.diagonal_lower: "学校"}


def test_a_diagonal_header_of_one_word_has_it_above() -> None:
    table = drawn(grid([cell("学校", diagonal=True), "乙"], ["1", "2"]))
    assert [shown(each) for each in find(table, "w:tr[1]/w:tc[1]/w:p")] == ["学校", ""]


def test_an_empty_diagonal_cell_keeps_its_line() -> None:
    table = drawn(grid([cell("", diagonal=True), "乙"], ["1", "2"]))
    assert find(table, "w:tr[1]/w:tc[1]/w:tcPr/w:tcBorders/w:tl2br")
    assert len(find(table, "w:tr[1]/w:tc[1]/w:p")) == 1


def test_the_second_header_row_is_shaded_like_the_first_which_the_style_shades() -> None:
    table = drawn(grid(["甲", "乙"], ["丙", "丁"], ["1", "2"], header=2))
    fills = [values(row, "w:tc/w:tcPr/w:shd/@w:fill") for row in find(table, "w:tr")]
    assert fills == [[], [metrics().table_sizes[0].header_fill] * 2, []]
    assert metrics().table_sizes[0].header_fill == "F2F2F2"


def test_header_cells_and_body_cells_have_their_styles() -> None:
    head, text = metrics().styles.table_head, metrics().styles.table_text
    assert styles(drawn(SMALL)) == [[head, head], [text, text]]


def test_columns_of_long_text_stand_left_but_not_their_headings_and_numbers() -> None:
    table = drawn(grid(["学校", "简介", "人数"], ["甲", LONG, "1"], ["乙", "20", "2"], ["丙", "无", "3"]))
    head, text, left = metrics().styles.table_head, metrics().styles.table_text, metrics().styles.table_long_text
    assert styles(table) == [[head] * 3, [text, left, text], [text, text, text], [text, left, text]]


def test_a_column_with_a_single_cell_of_two_lines_stands_centred() -> None:
    rows = [["甲", "字" * 45, str(number)] if number == 0 else ["甲", "短", str(number)] for number in range(6)]
    table = drawn(grid(["一", "二", "三"], *rows))
    assert {row[1] for row in styles(table)[1:]} == {metrics().styles.table_text}


def test_a_short_table_is_kept_whole() -> None:
    assert long_table(henan().table.keep_together_rows) == "k" * 6 + "-"


def test_a_long_table_has_three_rows_on_either_side_of_where_it_breaks() -> None:
    assert long_table(13) == "kkk" + "-" * 7 + "kk-"
    assert long_table(14, header=2) == "kkkk" + "-" * 7 + "kk-"
    assert long_table(8) == "kkk--kk-"


def test_a_note_keeps_the_last_row_with_it() -> None:
    assert kept(drawn(SMALL, has_note=True)) == "kk"
    assert kept(drawn(SMALL, has_note=False)) == "k-"


def test_rows_under_a_merged_cell_stay_together() -> None:
    def plain(*numbers: int) -> list[Line]:
        return [["甲", str(number)] for number in numbers]

    merged: list[Line] = [[cell("乙", rows=3), "5"], [None, "6"], [None, "7"]]
    table = grid(["学校", "人数"], *plain(1, 2, 3, 4), *merged, *plain(8, 9, 10, 11, 12, 13, 14))
    assert kept(drawn(table)) == "kkk--kk----" + "-kk-"


def test_a_merged_cell_higher_than_what_is_kept_whole_is_not() -> None:
    rows: list[Line] = [[cell("甲", rows=14), "0"], *([None, str(number)] for number in range(13))]
    assert kept(drawn(grid(["学校", "人数"], *rows))) == "kkk" + "-" * 9 + "kk-"


def high(characters: int, rows: int = 3) -> Table:
    """Return a table whose body rows hold that many characters each."""
    return grid(["学校", "简介"], *(["甲", "字" * characters] for _ in range(rows)))


def split(table: Element) -> list[bool]:
    return [not find(row, "w:trPr/w:cantSplit") for row in find(table, "w:tr")]


def test_a_row_higher_than_a_third_of_a_page_may_be_split_and_is_not_kept() -> None:
    table = drawn(high(600))
    assert split(table) == [False, True, True, True]
    assert kept(table) == "k---"
    assert kept(drawn(high(600), has_note=True)) == "k---"


def test_a_row_lower_than_a_third_of_a_page_is_not_split() -> None:
    assert not any(split(drawn(high(350))))


def test_a_landscape_page_is_lower() -> None:
    assert not any(split(drawn(high(380))))
    assert any(split(drawn(high(500), width=225.0)))


def test_few_but_high_rows_are_not_kept_whole() -> None:
    assert kept(drawn(high(150, rows=2))) == "kk-"
    assert kept(drawn(high(140, rows=4))) == "kk-k-"
    assert kept(drawn(high(350, rows=4))) == "k----"


def test_merged_rows_that_are_high_together_are_not_kept() -> None:
    def table(characters: int) -> Table:
        inner: list[Line] = [[None, "字" * characters] for _ in range(2)]
        merged: list[Line] = [[cell("乙", rows=3), "字" * characters], *inner]
        plain: list[Line] = [["甲", str(number)] for number in range(8)]
        return grid(["学校", "简介"], *plain, *merged, *plain)

    assert kept(drawn(table(100))) == "kkk------kk-" + "-" * 5 + "kk-"
    assert kept(drawn(table(400))) == "kkk------" + "-" * 8 + "kk-"


def test_special_characters_stay_as_typed() -> None:
    assert texts(drawn(grid(["成绩<60", "A&B"], ['"甲"', "'乙'>"]))) == [["成绩<60", "A&B"], ['"甲"', "'乙'>"]]


@pytest.mark.parametrize(
    ("rising", "line", "sides"),
    [(False, "tl2br", ["表头斜线右上", "表头斜线左下"]), (True, "tr2bl", ["表头斜线左下", "表头斜线右上"])],
)
def test_a_diagonal_keeps_its_direction_and_its_labels_stand_on_its_sides(
    rising: bool, line: str, sides: list[str]
) -> None:
    corner = TableCell((Text.of("类别"), Text.of("年度")), diagonal=True, rising=rising)
    table = drawn(grid([corner, "人数"], ["2025", "1"]))
    (cell, *_) = find(table, ".//w:tc")
    ids = {"表头斜线右上": metrics().styles.diagonal_upper, "表头斜线左下": metrics().styles.diagonal_lower}
    assert [each.tag for each in find(cell, "w:tcPr/w:tcBorders/*")] == [w(line)]
    assert values(cell, "w:p/w:pPr/w:pStyle/@w:val") == [ids[side] for side in sides]


def test_a_diagonal_in_the_body_only_strikes_the_cell_out() -> None:
    struck = TableCell((Text.of("无 数"),), diagonal=True)
    table = drawn(grid(["年度", "人数"], ["2025", struck]))
    cell = find(table, ".//w:tc")[-1]
    assert len(find(cell, "w:p")) == 1
    assert find(cell, "w:tcPr/w:tcBorders/w:tl2br")
