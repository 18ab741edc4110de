"""Rows that are written as SpreadsheetML hold what the library would have written."""

from __future__ import annotations

import io
import zipfile
from itertools import zip_longest

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from zhibao.packing import sealed_parts
from zhibao.workbook import written_sheets
from zhibao.workbook.list_sheets import ListSheet
from zhibao.workbook.long_sheets import LongSheet
from zhibao.workbook.provenance_sheets import ListLooks
from zhibao.workbook.row_heights import row_height
from zhibao.workbook.written_sheets import with_written_sheets

WIDTHS = (20.0, 12.0, 9.0, 17.0)
TEXTS = st.text("甲乙a1 <>&\"'_\n\t\x07　x0041", max_size=40)
VALUES = st.one_of(TEXTS, TEXTS, st.integers(-(10**6), 10**12).map(float), st.floats(-1e6, 1e6))
LINKS = st.one_of(
    st.none(),
    st.tuples(
        st.text("甲a &<'", min_size=1),
        st.sampled_from(("external:工作簿.xlsx", "", "file:///甲.xlsx")),
        st.sampled_from(("'1 甲&乙'!B2", "'明细'!A5", "表!A1")),
    ),
)
ROWS = st.lists(st.tuples(st.lists(VALUES, min_size=1, max_size=3), LINKS), max_size=8)
Rows = list[tuple[list[str | float], tuple[str, str, str] | None]]


def opened(content: bytes) -> list[Worksheet]:
    return [sheet for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets if isinstance(sheet, Worksheet)]


def long(rows: Rows) -> bytes:
    """Return a workbook with an ordinary sheet and one of these rows."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    looks = ListLooks(book)
    book.add_worksheet("前").write_string(0, 0, "前面的字")
    sheet = LongSheet(book.add_worksheet("长"), looks, WIDTHS)
    sheet.head(("一", "二", "三", "四"))
    for row, (_, link) in enumerate(rows):
        if link:
            sheet.link(row, 3, *link)
    sheet.fill([*zip_longest(*(values for values, _ in rows), fillvalue="")])
    book.close()
    return sealed_parts(with_written_sheets(content.getvalue(), book, [sheet]))


def usual(rows: Rows) -> bytes:
    """Return the same as the library writes it."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    looks = ListLooks(book)
    book.add_worksheet("前").write_string(0, 0, "前面的字")
    sheet = book.add_worksheet("长")
    sheet.write_row(0, 0, ("一", "二", "三", "四"), looks.header)
    for number, (values, link) in enumerate(rows, 1):
        for column, value in enumerate(values):
            if isinstance(value, float):
                sheet.write_number(number, column, value, looks.whole if value.is_integer() else looks.broken)
            elif value:
                sheet.write_string(number, column, value, looks.text)
        if link:
            text, file, place = link
            sheet.write_url(number, 3, f"{file}#{place}" if file else f"internal:{place}", looks.link, text)
    book.close()
    return content.getvalue()


def shown(sheet: Worksheet) -> list[object]:
    return [_shown(cell) for row in sheet.iter_rows() for cell in row]


def _shown(cell: Cell | MergedCell) -> object:
    link = cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location)
    return cell.value, cell.number_format, cell.font.u, cell.alignment.wrap_text, link


@given(ROWS)
@settings(max_examples=30, deadline=None)
def test_cells_links_and_formats_are_those_of_the_library(rows: Rows) -> None:
    made, wanted = opened(long(rows)), opened(usual(rows))
    assert [shown(sheet) for sheet in made] == [shown(sheet) for sheet in wanted]


def listed(rows: Rows) -> bytes:
    """Return a workbook with an ordinary sheet and a list of these texts and links, its header first."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True})
    looks = ListLooks(book)
    book.add_worksheet("前").write_string(0, 0, "前面的字")
    sheet = ListSheet(book.add_worksheet("单"), looks, WIDTHS)
    sheet.head(("一", "二", "三", "四"))
    for values, link in rows:
        sheet.begin_row([value for value in values if isinstance(value, str)])
        if link:
            sheet.link(3, *link)
    sheet.finish()
    book.close()
    return sealed_parts(with_written_sheets(content.getvalue(), book, [sheet]))


@given(ROWS)
@settings(max_examples=20, deadline=None)
def test_the_cells_of_a_list_are_those_of_the_library(rows: Rows) -> None:
    texts: Rows = [([value for value in values if isinstance(value, str)], link) for values, link in rows]
    assert [shown(sheet) for sheet in opened(listed(rows))] == [shown(sheet) for sheet in opened(usual(texts))]


def test_rows_are_as_high_as_their_texts() -> None:
    _, sheet = opened(long([(["短", 1.0], None), (["很长的字" * 20], None), (["两\n行"], None)]))
    # In whole pixels, as Excel has them.
    assert [sheet.row_dimensions[at].height for at in (2, 4)] == [pytest.approx(row_height(n), abs=0.5) for n in (1, 2)]
    assert sheet.row_dimensions[3].height > 100


@pytest.mark.parametrize(("text", "kept"), [(" 甲", True), ("甲\n", True), ("甲 乙", False)])
def test_spaces_at_the_ends_of_a_text_are_kept(text: str, kept: bool) -> None:
    """The reader of these tests keeps them always, Excel where that is asked."""
    space = ' xml:space="preserve"' if kept else ""
    for content in (long([([text], None)]), listed([([text], None)])):
        sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet2.xml").decode()
        assert f"<t{space}>{text}</t>" in sheet


def test_of_a_text_longer_than_a_cell_bears_the_beginning_stays() -> None:
    rows: Rows = [(["甲" * 32_767 + "乙", 1.0], None), (["短"], None)]
    assert [shown(sheet) for sheet in opened(long(rows))] == [shown(sheet) for sheet in opened(usual(rows))]
    assert opened(listed([(["甲" * 32_767 + "乙"], None)]))[1]["A2"].value == "甲" * 32_767


def test_more_links_than_excel_bears_are_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written_sheets, "_MOST_LINKED", 2)
    _, sheet = opened(long([(["甲"], ("第二章!B2", "", "'长'!A1"))] * 3))
    assert [bool(sheet.cell(at, 4).hyperlink) for at in (2, 3, 4)] == [True, True, False]
    assert sheet["D4"].value == "第二章!B2"
