"""Rows of a long table are read by their markup, and say what each says by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from lxml import etree

from tests.word.long_tables import TABLES
from tests.word.wml import document, element, opened, p, r, t
from zhibao.word import row_reading, text_reading
from zhibao.word.document_text import BlockText, TableText, cells_of
from zhibao.word.row_reading import RowShape
from zhibao.word.row_texts import RowText, row_texts
from zhibao.word.run_fonts import _set_paragraph, set_run_fonts
from zhibao.word.text_reading import read_document
from zhibao.word.xml import Element, w

STYLES = {
    "styles": '<w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="表格文字"/></w:style></w:styles>'
}


def read(body: str, each_by_itself: bool = False) -> list[BlockText]:
    with pytest.MonkeyPatch.context() as patch:
        if each_by_itself:
            patch.setattr(text_reading, "row_shape", lambda *_: None)
        return read_document(opened(body, STYLES))


@given(TABLES)
@settings(deadline=None)
def test_rows_are_read_as_each_is_by_itself(table: str) -> None:
    assert in_cells(read(table)) == in_cells(read(table, each_by_itself=True))


def in_cells(blocks: list[BlockText]) -> list[object]:
    """Return what was read, the rows of tables as cells however they were read."""
    return [
        (each.style, each.description, [*map(cells_of, each.rows)]) if isinstance(each, TableText) else each
        for each in blocks
    ]


def test_rows_of_one_markup_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, usual = list[RowText](), row_reading.row_shape

    def noted(row: Element, text: RowText, names: Mapping[str, str], special: Iterable[str]) -> RowShape | None:
        seen.append(text)
        return usual(row, text, names, special)

    monkeypatch.setattr(text_reading, "row_shape", noted)
    rows = "".join(
        f"<w:tr><w:tc>{p(f'第{number}校')}</w:tc><w:tc>{p(str(number))}</w:tc></w:tr>" for number in range(50)
    )
    (table,) = read(f"<w:tbl>{rows}</w:tbl>")
    assert isinstance(table, TableText) and len(seen) == 1
    assert [[line.text for line in cell.lines] for cell in cells_of(table.rows[49])] == [["第49校"], ["49"]]


def test_a_field_that_is_open_before_a_table_hides_its_code_there() -> None:
    code = r('<w:fldChar w:fldCharType="begin"/>')
    rows = f"<w:tr><w:tc>{p('甲')}</w:tc></w:tr>" * 2
    body = f"<w:p>{code}</w:p><w:tbl>{rows}</w:tbl>"
    assert in_cells(read(body)) == in_cells(read(body, each_by_itself=True))


@given(TABLES)
@settings(deadline=None)
def test_a_table_is_cut_into_its_rows(table: str) -> None:
    root = element(table)
    found = row_texts(root)
    assert [row for row, _ in found] == list(root.iterchildren(w("tr")))
    for row, text in found:
        alone = element(etree.tostring(row, encoding="unicode"))
        put_together = "".join(_interleaved(text))
        assert etree.tostring(element(put_together), method="c14n") == etree.tostring(alone, method="c14n")


def _interleaved(text: RowText) -> list[str]:
    pieces = text.markup.split("\0")
    return [each for pair in zip(pieces, (*text.texts, ""), strict=True) for each in pair]


def test_what_stands_between_rows_belongs_to_none() -> None:
    row = f"<w:tr><w:tc>{p('甲')}</w:tc></w:tr>"
    table = element(
        f'<w:tbl>{row}<w:bookmarkEnd w:id="1"/>{row}<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>'
    )
    assert [text.texts for _, text in row_texts(table)] == [("甲",), ("甲",)]


@given(TABLES)
@settings(deadline=None)
def test_runs_get_the_fonts_that_each_paragraph_gives_them(table: str) -> None:
    quick, thorough = (document(p("第12号文“甲”") + table).body for _ in range(2))
    set_run_fonts(quick)
    for paragraph in thorough.iter(w("p")):
        _set_paragraph(paragraph)
    assert etree.tostring(quick) == etree.tostring(thorough)


def test_texts_in_a_text_box_are_looked_at_with_those_around_it() -> None:
    inner = f"<w:txbxContent>{p('甲12')}</w:txbxContent>"
    body = f"<w:p>{r(t('“A'))}{r(inner)}{r(t('”'))}</w:p>{p('乙')}"
    quick, thorough = (document(body).body for _ in range(2))
    set_run_fonts(quick)
    for paragraph in thorough.iter(w("p")):
        _set_paragraph(paragraph)
    assert etree.tostring(quick) == etree.tostring(thorough)
