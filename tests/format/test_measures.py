"""What formats a paragraph or a run, in the figures of a typesetter."""

from __future__ import annotations

from tests.word.wml import element, inheritance, ppr, rpr, style
from zhibao.format.paragraph_measures import PARAGRAPH_MEASURES, ParagraphLayers
from zhibao.format.type_measures import TYPE_MEASURES
from zhibao.pack.format_values import Value
from zhibao.word.style_inheritance import Inheritance


def in_paragraph(key: str, known: Inheritance, properties: str = "") -> Value:
    own = element(ppr(properties)) if properties else None
    return PARAGRAPH_MEASURES[key](ParagraphLayers(known.paragraph_layers(own, "p"), 16.0, 0.0, 450.0))


def in_run(key: str, known: Inheritance, properties: str = "") -> Value:
    own = [element(rpr(properties))] if properties else []
    return TYPE_MEASURES[key](known.run_layers(own, "", "p"))


def test_lengths_are_in_points_and_lines_in_points_or_multiples() -> None:
    known = inheritance(style("p", ppr('<w:spacing w:line="400" w:lineRule="exact" w:before="60"/>')))
    assert in_paragraph("line", known) == 20
    assert in_paragraph("line", known, '<w:spacing w:line="360" w:lineRule="auto"/>') == "1.5 倍"
    assert in_paragraph("before", known) == 3


def test_a_size_is_in_points_and_ten_of_them_where_none_is_stated() -> None:
    assert in_run("size", inheritance(style("p", rpr('<w:sz w:val="30"/>')))) == 15
    assert in_run("size", inheritance(style("p"))) == 10


def test_an_alignment_is_named_as_a_typesetter_does() -> None:
    known = inheritance(style("p"))
    aligned = [in_paragraph("align", known, f'<w:jc w:val="{each}"/>') for each in ("both", "end", "start")]
    assert aligned == ["两端对齐", "右对齐", "左对齐"]
    assert in_paragraph("align", known) == "左对齐"


def test_automatic_space_is_on_in_every_spelling() -> None:
    known = inheritance(style("p", ppr('<w:spacing w:before="60"/>')))
    spelled = {
        word: in_paragraph("before", known, f'<w:spacing w:beforeAutospacing="{word}"/>')
        for word in ("1", "true", "on", "0", "false", "off")
    }
    assert spelled == {"1": "自动", "true": "自动", "on": "自动", "0": 3, "false": 3, "off": 3}


def test_a_hanging_indent_and_a_first_line_exclude_each_other() -> None:
    known = inheritance(style("p", ppr('<w:ind w:firstLine="320"/>')))
    assert in_paragraph("first_line", known) == 1
    assert in_paragraph("first_line", known, '<w:ind w:hanging="640"/>') == -2
    hung = inheritance(style("p", ppr('<w:ind w:hanging="640"/>')))
    assert in_paragraph("first_line", hung, '<w:ind w:firstLine="320"/>') == 1


def test_a_font_of_the_theme_is_named_as_one() -> None:
    theme = '<w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="minorEastAsia"/>'
    known = inheritance(style("p", rpr(theme)))
    assert in_run("east_asian", known) == "主题字体 minorEastAsia"
    assert in_run("east_asian", known, '<w:rFonts w:eastAsia="黑体"/>') == "黑体"
    assert in_run("latin", known) is None


def test_black_is_black_however_it_is_said() -> None:
    known = inheritance(style("p"))
    colours = ['w:val="auto"', 'w:val="000000"', 'w:val="000000" w:themeColor="text1"']
    assert {in_run("color", known, f"<w:color {each}/>") for each in colours} == {"黑色"}
    assert in_run("color", known, '<w:color w:val="4472C4" w:themeColor="accent1"/>') == "accent1"
