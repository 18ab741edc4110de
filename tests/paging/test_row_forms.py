"""Rows of one form are measured once, and come to what each would by itself."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.word.wml import element
from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.estimating import Estimate, boxes_of
from zhibao.paging.estimate.table_boxes import TableBoxes, TableForm, row_form
from zhibao.word.bookmarks import Bookmarks
from zhibao.word.late_rows import LateRow, LateRows
from zhibao.word.row_texts import RowText, row_texts
from zhibao.word.run_fonts import set_run_fonts
from zhibao.word.xml import Element

TEXTS = st.text("0123456789.,%-（）年人学A &<", max_size=12)


def form_of(row: Element) -> RowText:
    """Return the form of a table's only row."""
    table = row.getparent()
    assert table is not None
    ((_, text),) = row_texts(table)
    return row_form(text)


def row_of(*texts: str) -> Element:
    """Return a row of narrow cells, in which long texts wrap."""
    table = docx.Document().add_table(1, len(texts))
    for cell, text in zip(table.rows[0].cells, texts, strict=True):
        cell.text = text
        cell.width = 600_000
    row: Element = table.rows[0]._tr
    return row


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=20, deadline=None)
def test_rows_are_as_high_in_one_table_as_each_in_one_of_its_own(texts: list[tuple[str, str]]) -> None:
    document, alone = docx.Document(), []
    table = document.add_table(0, 2)
    for pair in texts:
        table._tbl.append(row_of(*pair))
        single = docx.Document()
        single.add_table(0, 2)._tbl.append(row_of(*pair))
        alone += [box.height for box in boxes_of(single)]
    assert [box.height for box in boxes_of(document)] == alone


def test_rows_that_differ_by_digits_alone_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document, made = docx.Document(), []
    table = document.add_table(0, 2)
    for number in range(100, 150):
        table._tbl.append(row_of(f"第{number}学校", str(number * 7 + 1000)))
    usual = TableBoxes._made_row

    def counted(self: TableBoxes, row: Element, form: TableForm, late: LateRows) -> tuple[Box, ...]:
        made.append(row)
        return usual(self, row, form, late)

    monkeypatch.setattr(TableBoxes, "_made_row", counted)
    boxes = boxes_of(document)
    # Each wraps to two lines.
    assert len(boxes) == 100
    assert len(made) == 1


@pytest.mark.parametrize("other", ["学校1A", "学&校12", "学校 12", "学校123", "校学12"])
def test_other_texts_are_of_another_form(other: str) -> None:
    assert form_of(row_of(other)) != form_of(row_of("学校12"))


def test_what_a_row_hints_at_is_nothing_to_its_form_and_its_boxes() -> None:
    row, hinted = row_of("学校“1”", "A，乙"), row_of("学校“1”", "A，乙")
    set_run_fonts(hinted)
    heights = []
    for each in (row, hinted):
        document = docx.Document()
        document.add_table(0, 2)._tbl.append(each)
        heights.append([box.height for box in boxes_of(document)])
    assert etree.tostring(hinted) != etree.tostring(row)
    assert form_of(hinted) == form_of(row)
    assert heights[0] == heights[1]


def test_rows_that_one_document_keeps_out_of_a_nested_table_are_not_those_of_another() -> None:
    heights = []
    for count in (60, 90):
        document, late = docx.Document(), LateRows()
        kept = late.kept_back([row_xml(), *[LateRow(row_xml(), ())] * count])
        cell = document.add_table(1, 1).rows[0].cells[0]._tc
        cell.insert(1, element(f"<w:tbl>{kept}</w:tbl>"))
        heights.append(sum(box.height for box in boxes_of(document, late)))
    assert heights[0] < heights[1]


def test_what_stands_in_attributes_is_no_text() -> None:
    row = row_of("12")
    other = row_of("12")
    next(other.iter("{*}tcW")).set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}w", "7777")
    assert form_of(row) != form_of(other)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=5, deadline=None)
def test_a_document_comes_to_the_same_as_it_is_open_and_as_a_file(texts: list[tuple[str, str]]) -> None:
    document, written = docx.Document(), io.BytesIO()
    table = document.add_table(0, 2)
    for pair in texts * 20:
        table._tbl.append(row_of(*pair))
    Bookmarks(document.element.body).set("末", document.add_paragraph("末")._p[-1], document.paragraphs[-1]._p[-1])
    document.save(written)
    assert Estimate().pages_of(document) == Estimate().pages(written.getvalue())


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=10, deadline=None)
def test_rows_that_are_kept_out_come_to_the_same_as_in_the_table(texts: list[tuple[str, str]]) -> None:
    late, whole, parted = LateRows(), docx.Document(), docx.Document()
    form = etree.tostring(row_of("甲", "乙"), encoding="unicode").replace("%", "%%")
    rows = [LateRow(form.replace("甲", "%s").replace("乙", "%s"), pair) for pair in texts * 60]
    for document in (whole, parted):
        document.add_table(0, 2)._tbl.extend(element(f"<w:tbl>{late.kept_back([row_xml(), *rows])}</w:tbl>"))
    late.put_into(whole.element.body)
    assert len(whole.tables[0].rows) > len(parted.tables[0].rows)
    assert boxes_of(whole) == boxes_of(parted, late) != boxes_of(parted)


def row_xml() -> str:
    return etree.tostring(row_of("校", "数"), encoding="unicode")
