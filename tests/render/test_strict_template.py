"""docxtpl's passes are left out only where they change nothing."""

from __future__ import annotations

import io

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tests.builders import henan
from tests.word.wml import W
from zhibao.lint.samples import samples
from zhibao.render.strict_template import StrictTemplate
from zhibao.render.template_filling import OpenTemplate
from zhibao.word.table_grids import has_whole_grids

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def cell(span: str, inner: str = "") -> str:
    stated = {"": "", "none": "<w:tcPr/>", "bare": "<w:tcPr><w:gridSpan/></w:tcPr>"}
    properties = stated.get(span, f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>')
    return f"<w:tc>{properties}{inner}</w:tc>"


def table(columns: int | None, rows: list[list[str]], inner: str = "") -> str:
    columns_ = '<w:gridCol w:w="90"/>' * (columns or 0)
    grid = "" if columns is None else f"<w:tblGrid>{columns_}</w:tblGrid>"
    cells = ("".join([cell(span, inner) for span in row]) for row in rows)
    return f"<w:tbl>{grid}{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


SPANS = st.sampled_from(["", "", "", "none", "bare", "1", "2", "3", "0", "x", "1.5", "-1"])
TABLES = st.builds(
    table,
    st.sampled_from([None, 0, 1, 2, 3, 4]),
    st.lists(st.lists(SPANS, max_size=4), max_size=4),
    st.sampled_from(["", "", "", table(1, [[""]]), table(2, [[""]]), table(None, [])]),
)
USUAL = table(3, [["", "2"], ["", "", ""], ["3"]])


def fixed(template: DocxTemplate, written: str) -> bytes | type[Exception]:
    """Return the tables as they are put right, or what kind of error that ends in."""
    try:
        return etree.tostring(template.fix_tables(f'<w:body xmlns:w="{W}">{written}</w:body>'))
    except Exception as error:
        return type(error)


@given(TABLES)
@example(USUAL)
@example(table(2, [["2"], ["2"]]))
@example(table(1, [["x"], [""]]))
@example(table(1, [["bare"], [""]]))
@example(table(1, [["", ""]]))
@example(table(3, [["", ""]]))
def test_tables_are_put_right_as_docxtpl_does(written: str) -> None:
    assert fixed(StrictTemplate(""), written) == fixed(DocxTemplate(""), written)


def test_usual_tables_are_whole() -> None:
    for each in (USUAL, table(2, [["2"], ["2"]]), table(1, [[""]], inner=table(1, [[""]]))):
        assert has_whole_grids(etree.fromstring(f'<w:body xmlns:w="{W}">{each}</w:body>'))


PIECES = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", '<w:t xml:space="preserve">', "</w:t>", "<w:rPr/>", "甲", " "]


@given(st.lists(st.sampled_from([*PIECES, "\t", "\a", "\n", "\f"]), max_size=12).map("".join))
@example("<w:p><w:r><w:t>甲\t乙\n丙\a丁\f</w:t></w:r></w:p>")
def test_what_docxtpl_makes_of_control_characters_is_made(xml: str) -> None:
    assert StrictTemplate("").resolve_listing(xml) == DocxTemplate("").resolve_listing(xml)


def test_tags_in_footnotes_are_filled() -> None:
    document, file = docx.Document(), io.BytesIO()
    xml = f'<w:footnotes xmlns:w="{W}"><w:p><w:r><w:t>{{{{ 名称 }}}}</w:t></w:r></w:p></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATION)
    document.save(file)
    template = StrictTemplate(file)
    template.render({"名称": "甲"})
    notes = next(each.blob for each in template.docx.part.package.parts if each.content_type == FOOTNOTES)
    assert ">甲</w:t>" in notes.decode()


def test_a_template_is_filled_as_if_nothing_had_been_printed_in_it() -> None:
    """Its pictures become parts of the document that they were printed in."""
    pack = henan()
    report = next(iter(samples(pack.required.cover, ())))
    once = OpenTemplate(pack)
    first = once.fill(report)
    printed = OpenTemplate(pack)
    printed.context(report)
    for other in (printed.fill(report), once.fill(report)):
        assert sorted(other.part.rels) == sorted(first.part.rels)
        assert etree.tostring(other.element) == etree.tostring(first.element)
