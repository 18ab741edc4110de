"""The style hierarchy as ECMA-376 has it: what is nearest holds, and toggles of styles cancel each other."""

from __future__ import annotations

import pytest
from lxml import etree
from zhibao.format.cascade import CellStyle, Styles, switched, toggled
from zhibao.format.opening import SavedReport

from zhibao.format.paragraph_measures import PARAGRAPH_MEASURES, ParagraphLayers
from zhibao.format.type_measures import TYPE_MEASURES
from zhibao.pack.format_values import Value

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="100"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
    '<w:pPr><w:ind w:left="300"/></w:pPr></w:lvl></w:lvlOverride></w:num>'
)
IN_LIST = '<w:numPr><w:numId w:val="3"/></w:numPr>'

NO_CELL = CellStyle()


def element(name: str, content: str = "") -> etree._Element:
    return etree.fromstring(f'<w:{name} xmlns:w="{W}">{content}</w:{name}>')


def style(key: str, content: str = "", based_on: str = "", kind: str = "paragraph", more: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{key}"/>{based}{content}</w:style>'


def styles(*stated: str) -> Styles:
    root = element("styles", "".join(stated))
    return Styles(SavedReport(element("body"), root, element("numbering", LIST), None, {}))


def in_paragraph(key: str, known: Styles, properties: str = "", of: str = "p", cell: CellStyle = NO_CELL) -> Value:
    own = element("pPr", properties) if properties else None
    return PARAGRAPH_MEASURES[key](ParagraphLayers(known.paragraph_layers(own, of, cell), 16.0, 0.0, 450.0))


def in_run(key: str, known: Styles, properties: str = "", character: str = "", cell: CellStyle = NO_CELL) -> Value:
    own = [element("rPr", properties)] if properties else []
    return TYPE_MEASURES[key](known.run_layers(own, character, "p", cell))


def ppr(content: str) -> str:
    return f"<w:pPr>{content}</w:pPr>"


def rpr(content: str) -> str:
    return f"<w:rPr>{content}</w:rPr>"


def test_attributes_of_one_element_come_from_different_places() -> None:
    known = styles(style("base", ppr('<w:spacing w:line="400" w:lineRule="exact" w:before="60"/>')),
                   style("p", ppr('<w:spacing w:before="120"/>'), "base"))  # fmt: skip
    assert in_paragraph("line", known) == 20
    assert in_paragraph("before", known) == 6
    assert in_paragraph("line", known, '<w:spacing w:line="500"/>') == 25


def test_the_defaults_of_the_document_come_last() -> None:
    size = rpr('<w:sz w:val="44"/>')
    defaults = f"<w:docDefaults><w:rPrDefault>{size}</w:rPrDefault></w:docDefaults>"
    assert in_run("size", styles(defaults, style("p"))) == 22
    assert in_run("size", styles(defaults, style("p", rpr('<w:sz w:val="30"/>')))) == 15
    assert in_run("size", styles(style("p"))) == 10


BOLD, PLAIN = rpr("<w:b/>"), rpr('<w:b w:val="0"/>')


@pytest.mark.parametrize(
    ("of_paragraph", "of_character", "direct", "bold"),
    [
        (BOLD, "", "", True),
        (BOLD, BOLD, "", False),
        # A style that says no does not switch off what another kind of style switches on.
        (BOLD, PLAIN, "", True),
        (BOLD, BOLD, "<w:b/>", True),
        (BOLD, "", '<w:b w:val="0"/>', False),
        ("", BOLD, "", True),
    ],
)
def test_toggles_of_styles_cancel_each_other_and_direct_ones_decide(
    of_paragraph: str, of_character: str, direct: str, bold: bool
) -> None:
    known = styles(style("p", of_paragraph), style("c", of_character, kind="character"))
    assert in_run("bold", known, direct, "c") is bold


def test_within_one_kind_the_nearest_style_decides_a_toggle() -> None:
    assert in_run("bold", styles(style("base", BOLD), style("p", PLAIN, "base"))) is False
    assert in_run("bold", styles(style("base", BOLD), style("p", "", "base"))) is True


def test_a_bold_table_style_and_a_bold_paragraph_cancel_too() -> None:
    known = styles(style("p", BOLD), style("t", BOLD, kind="table"))
    assert in_run("bold", known, cell=CellStyle("t")) is False
    layers = known.run_layers([], "", "p", CellStyle())
    assert toggled(layers, "i") is False
    assert switched(layers.all, "i") is None


def test_the_first_row_of_a_table_style_goes_before_the_rest_of_it() -> None:
    small = rpr('<w:sz w:val="18"/>')
    row = f'<w:tblStylePr w:type="firstRow">{small}</w:tblStylePr>'
    known = styles(style("p"), style("t", rpr('<w:sz w:val="24"/>') + row, kind="table"))
    assert in_run("size", known, cell=CellStyle("t")) == 12
    assert in_run("size", known, cell=CellStyle("t", ("firstRow",))) == 9
    assert in_run("size", known, '<w:sz w:val="20"/>', cell=CellStyle("t", ("firstRow",))) == 10


def test_the_table_style_formats_paragraphs_that_say_nothing_themselves() -> None:
    known = styles(style("p"), style("q", ppr('<w:jc w:val="right"/>')), style("t", ppr('<w:jc w:val="center"/>')))
    assert in_paragraph("align", known, cell=CellStyle("t")) == "居中"
    assert in_paragraph("align", known, of="q", cell=CellStyle("t")) == "右对齐"
    assert in_paragraph("align", known) == "左对齐"


def test_a_list_gives_way_to_its_own_style_and_beats_the_one_below() -> None:
    base = style("base", ppr('<w:ind w:left="900"/>'))
    assert in_paragraph("left", styles(base, style("p", ppr(IN_LIST), "base"))) == 5
    assert in_paragraph("left", styles(base, style("p", ppr(f'{IN_LIST}<w:ind w:left="40"/>'), "base"))) == 2
    assert in_paragraph("left", styles(base, style("p", ppr(IN_LIST), "base")), '<w:ind w:left="20"/>') == 1
    assert in_paragraph("left", styles(style("p", ppr('<w:ind w:left="900"/>'))), IN_LIST) == 5


def test_a_level_that_a_list_overrides_is_the_one_that_holds() -> None:
    assert in_paragraph("left", styles(style("p")), '<w:numPr><w:numId w:val="4"/></w:numPr>') == 15


def test_a_hanging_indent_and_a_first_line_exclude_each_other() -> None:
    known = styles(style("p", ppr('<w:ind w:firstLine="320"/>')))
    assert in_paragraph("first_line", known) == 1
    assert in_paragraph("first_line", known, '<w:ind w:hanging="640"/>') == -2
    hung = styles(style("p", ppr('<w:ind w:hanging="640"/>')))
    assert in_paragraph("first_line", hung, '<w:ind w:firstLine="320"/>') == 1


def test_styles_that_are_based_on_each_other_end_somewhere() -> None:
    assert in_run("size", styles(style("p", "", "q"), style("q", rpr('<w:sz w:val="30"/>'), "p"))) == 15


def test_an_unknown_style_is_the_default_one() -> None:
    known = styles(style("n", more='w:default="1"'))
    assert known.style_of("没有", "paragraph") == "n"
    assert known.style_of("没有", "character") == ""


def test_a_theme_font_hides_the_name_beside_it_but_not_a_nearer_one() -> None:
    theme = '<w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="minorEastAsia"/>'
    known = styles(style("p", rpr(theme)))
    assert in_run("east_asian", known) == "主题字体 minorEastAsia"
    assert in_run("east_asian", known, '<w:rFonts w:eastAsia="黑体"/>') == "黑体"


def test_black_is_black_however_it_is_said() -> None:
    known = styles(style("p"))
    colours = ['w:val="auto"', 'w:val="000000"', 'w:val="000000" w:themeColor="text1"']
    assert {in_run("color", known, f"<w:color {each}/>") for each in colours} == {"黑色"}
    assert in_run("color", known, '<w:color w:val="4472C4" w:themeColor="accent1"/>') == "accent1"
