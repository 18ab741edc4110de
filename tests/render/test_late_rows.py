"""The rows of long tables are put into the filled document as if the template engine had written them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from tests.builders import Sheets, henan, minimal_sheets
from tests.invariants import NAMES
from tests.render.table_samples import PAGE_WIDTH, cell, grid, metrics
from tests.reports import make
from tests.word.wml import element
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Position, Run, Text
from zhibao.render import column_needs, number_columns, row_markup, table_xml
from zhibao.render.like_cells import LikeCells
from zhibao.render.table_xml import TableMarkup, table_markup
from zhibao.word.late_rows import LateRow, LateRows, written
from zhibao.word.run_fonts import set_run_fonts

TEXTS = st.text("0123456789.,%年人甲学号A &<（）/-—“_", max_size=9)


def long_sheets(*last: str) -> Sheets:
    rows = [("", f"第{number}学校", str(number * 7), str(number % 9 + 0.5)) for number in range(80)]
    return minimal_sheets(
        基本情况=[("表格", "名单"), ("", "学校", "在校生", "比"), *rows, ("", *last), ("注", "统计。")]
    )


@pytest.mark.parametrize(
    "last", [("甲校", "12", "3.5"), ("甲}_校", "12", "3.5"), ("甲_校", "1_2", "&<3"), ("甲\n乙", "", "—")]
)
def test_a_report_is_the_same_as_when_the_engine_goes_through_all_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: tuple[str, ...]
) -> None:
    late = make(tmp_path / "一", long_sheets(*last)).part("word/document.xml")
    monkeypatch.setattr(LateRows, "kept_back", lambda self, rows: "".join(map(written, rows)))
    assert make(tmp_path / "二", long_sheets(*last)).part("word/document.xml") == late


ROW = LateRow("<w:tr><w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>", ("甲<1",))


def table_of(rows: str) -> str:
    return f'<w:tbl xmlns:w="{NAMES["w"]}">{rows}</w:tbl>'


def test_long_stretches_of_finished_rows_are_kept_back() -> None:
    late = LateRows()
    rows: list[str | LateRow] = [ROW.xml, *[ROW] * 60, "<w:tr/>", *[ROW] * 3, "<w:tr/>", *[ROW] * 50]
    kept = late.kept_back(rows)
    assert kept == f"{ROW.xml}<?late-rows 0?><w:tr/>{ROW.xml * 3}<w:tr/><?late-rows 1?>"
    whole = table_of("".join(map(written, rows))).encode()
    assert late.written_into(table_of(kept).encode()) == whole
    tree = etree.fromstring(table_of(kept))
    late.put_into(tree)
    assert etree.tostring(tree, method="c14n") == etree.tostring(etree.fromstring(whole), method="c14n")


def test_nothing_is_kept_back_of_a_table_whose_first_row_shows_nothing() -> None:
    first = LateRow(ROW.form, (" ",))
    assert LateRows().kept_back([first, *[ROW] * 60]) == first.xml + ROW.xml * 60


def test_a_mark_of_the_template_itself_stays_without_rows() -> None:
    written_mark = b"<a><?late-rows 7?><?other 0?></a>"
    late = LateRows()
    late.kept_back([ROW.xml, *[ROW] * 60])
    body = etree.fromstring(written_mark)
    late.put_into(body)
    assert etree.tostring(body) == late.written_into(written_mark) == written_mark


def as_each_by_itself(table: Table) -> bytes:
    """Return a table's markup as it is when every cell is measured and written by itself."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (column_needs, number_columns, row_markup, table_xml):
            patch.setattr(module, "alike", lambda text: text)
        patch.setattr(table_xml, "like_cells", lambda table: LikeCells(table, (None,) * len(table.rows)))
        return drawn(table)


def markup_of(table: Table) -> TableMarkup:
    return table_markup(table, PAGE_WIDTH, metrics(), henan().table, has_note=False)


def drawn(table: Table) -> bytes:
    """Return a table's markup with the fonts of its runs set."""
    root = element(markup_of(table).whole().xml)
    set_run_fonts(root)
    return etree.tostring(root)


CELLS = st.one_of(
    TEXTS.map(cell),
    st.integers(0, 99999).map(lambda number: cell(str(number))),
    st.integers(1990, 2030).map(lambda year: cell(f"{year}年{year % 12 + 1}月")),
    TEXTS.map(lambda text: TableCell((Text((Run(text, bold=True), Run("2", position=Position.SUPERSCRIPT))),))),
    st.tuples(TEXTS, TEXTS).map(lambda pair: cell("\n".join(pair))),
)


BESIDE = CELLS.map(lambda each: (replace(each, column_span=2), None))
ROWS = st.one_of(st.tuples(CELLS, CELLS, CELLS), st.tuples(CELLS, BESIDE).map(lambda pair: (pair[0], *pair[1])))
# Two rows with a cell that reaches over both.
OVER = st.lists(CELLS, min_size=5, max_size=5).map(
    lambda five: [(five[0], replace(five[1], row_span=2), five[2]), (five[3], None, five[4])]
)


@given(st.lists(st.one_of(ROWS.map(lambda row: [row]), OVER), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_cells_that_differ_by_digits_are_measured_and_written_alike(
    rows: list[list[tuple[TableCell | None, ...]]],
) -> None:
    table = grid(("学校", "在校生", "比"), *chain.from_iterable(rows))
    assert drawn(table) == as_each_by_itself(table)


@given(TEXTS)
def test_nothing_is_to_be_done_to_a_finished_row(text: str) -> None:
    for row in markup_of(grid(("学校", "在校生"), (cell(text), cell("12")))).rows:
        if isinstance(row, LateRow):
            alone = row.element
            set_run_fonts(alone)
            assert etree.tostring(alone) == etree.tostring(row.element)
            assert "_" not in text


@pytest.mark.parametrize(("text", "is_finished"), [("甲校", True), ("A<1", True), ("“双高”", False), ("12号", False)])
def test_a_row_is_finished_whose_fonts_hang_on_nothing(text: str, is_finished: bool) -> None:
    _, row = markup_of(grid(("学校",), (cell(text),))).rows
    assert isinstance(row, LateRow) is is_finished
