"""The fonts of a style, those of the styles that it is based on, and the document's."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from tests.builders import henan
from zhibao.model.chart_fonts import ChartFonts
from zhibao.render.template_filling import OpenTemplate
from zhibao.render.template_metrics import fonts_of


@pytest.fixture
def document() -> Document:
    made = docx.Document()
    for fonts in made.styles.element.xpath("//w:rFonts"):
        fonts.getparent().remove(fonts)
    return made


def add_style(document: Document, name: str, base: str = "", **fonts: str) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base] if base else None
    found = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, font in fonts.items():
        found.set(qn(f"w:{script}"), font)


def test_a_style_states_its_fonts(document: Document) -> None:
    add_style(document, "One", ascii="Arial", eastAsia="黑体")
    assert fonts_of(document, "One") == ChartFonts("Arial", "黑体")


def test_what_it_does_not_state_comes_from_the_style_below(document: Document) -> None:
    add_style(document, "Base", ascii="Arial", eastAsia="楷体")
    add_style(document, "Middle", "Base")
    add_style(document, "Top", "Middle", eastAsia="黑体")
    assert fonts_of(document, "Top") == ChartFonts("Arial", "黑体")


def test_styles_based_on_each_other_in_a_circle_end(document: Document) -> None:
    add_style(document, "One")
    add_style(document, "Two", "One")
    document.styles["One"].base_style = document.styles["Two"]
    assert fonts_of(document, "Two") == ChartFonts()


def test_a_document_without_fonts_has_the_usual_ones(document: Document) -> None:
    assert fonts_of(document, "Normal") == ChartFonts("Times New Roman", "仿宋_GB2312")


def test_the_charts_of_the_pack_are_set_in_the_heavier_face_of_its_table_heads() -> None:
    assert OpenTemplate(henan()).chart_fonts == ChartFonts("黑体", "黑体")
