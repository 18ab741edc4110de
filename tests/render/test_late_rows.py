"""The rows of long tables are put into the filled document as if the template engine had written them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.builders import Sheets, henan, minimal_sheets
from tests.render.table_samples import PAGE_WIDTH, cell, grid, metrics
from tests.reports import make
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Position, Run, Text
from zhibao.render import column_needs, number_columns, row_markup, table_xml
from zhibao.render.late_rows import LateRows
from zhibao.render.like_cells import LikeCells
from zhibao.render.table_xml import table_markup

TEXTS = st.text("0123456789.,%年人甲学A &<（）/-—“", max_size=9)


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
    monkeypatch.setattr(LateRows, "kept_back", lambda self, table: table)
    assert make(tmp_path / "二", long_sheets(*last)).part("word/document.xml") == late


def test_rows_in_which_the_engine_replaces_something_go_its_way() -> None:
    rows = "<w:tr><w:t>甲</w:t></w:tr>" * 60
    late = LateRows()
    kept = late.kept_back(f"<w:tbl>{rows}</w:tbl>")
    assert kept == "<w:tbl><w:tr><w:t>甲</w:t></w:tr><?late-rows 0?></w:tbl>"
    for odd in ("{_{", "甲\n乙", "甲\t乙"):
        table = f"<w:tbl>{rows}<w:tr>{odd}</w:tr></w:tbl>"
        assert late.kept_back(table) == table


def test_a_mark_of_the_template_itself_stays_without_rows() -> None:
    body = etree.fromstring("<a><?late-rows 7?><?other 0?></a>")
    LateRows().put_into(body)
    assert etree.tostring(body) == b"<a><?late-rows 7?><?other 0?></a>"


def as_each_by_itself(table: Table) -> str:
    """Return a table's markup as it is when every cell is measured and written by itself."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (column_needs, number_columns, row_markup, table_xml):
            patch.setattr(module, "alike", lambda text: text)
        patch.setattr(table_xml, "like_cells", lambda table: LikeCells(table, (None,) * len(table.rows)))
        return drawn(table)


def drawn(table: Table) -> str:
    return table_markup(table, PAGE_WIDTH, metrics(), henan().table, has_note=False).xml


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
