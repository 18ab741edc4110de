"""The style hierarchy as the standard has it: what is nearest holds, and toggles of styles cancel each other."""

from __future__ import annotations

import pytest

from tests.word.wml import element, inheritance, ppr, rpr, style
from zhibao.word.style_inheritance import CellStyle, Inheritance, font, stated, switched, toggled

LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="100"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)
IN_LIST = '<w:numPr><w:numId w:val="3"/></w:numPr>'
NO_CELL = CellStyle()
BOLD, PLAIN = rpr("<w:b/>"), rpr('<w:b w:val="0"/>')


def of_paragraph(known: Inheritance, path: str, own: str = "", of: str = "p", cell: CellStyle = NO_CELL) -> str | None:
    """Return what holds for a paragraph of the style `of`; `path` is such as spacing@line."""
    name, _, attribute = path.partition("@")
    return stated(known.paragraph_layers(element(ppr(own)) if own else None, of, cell), name, attribute)


def size(known: Inheritance, own: str = "", cell: CellStyle = NO_CELL) -> str | None:
    properties = [element(rpr(own))] if own else []
    return stated(known.run_layers(properties, "", "p", cell).all, "sz", "val")


def is_bold(known: Inheritance, own: str = "", character: str = "", cell: CellStyle = NO_CELL) -> bool:
    properties = [element(rpr(own))] if own else []
    return toggled(known.run_layers(properties, character, "p", cell), "b")


def test_attributes_of_one_element_come_from_different_places() -> None:
    known = inheritance(style("base", ppr('<w:spacing w:line="400" w:before="60"/>')),
                        style("p", ppr('<w:spacing w:before="120"/>'), "base"))  # fmt: skip
    assert of_paragraph(known, "spacing@line") == "400"
    assert of_paragraph(known, "spacing@before") == "120"
    assert of_paragraph(known, "spacing@line", '<w:spacing w:line="500"/>') == "500"


def test_the_defaults_of_the_document_come_last() -> None:
    large = rpr('<w:sz w:val="44"/>')
    defaults = f"<w:docDefaults><w:rPrDefault>{large}</w:rPrDefault></w:docDefaults>"
    assert size(inheritance(defaults, style("p"))) == "44"
    assert size(inheritance(defaults, style("p", rpr('<w:sz w:val="30"/>')))) == "30"
    assert size(inheritance(style("p"))) is None


@pytest.mark.parametrize(
    ("of_paragraph", "of_character", "direct", "bold"),
    [
        (BOLD, "", "", True),
        (BOLD, BOLD, "", False),
        # A style that says no does not switch off what another kind of style switches on.
        (BOLD, PLAIN, "", True),
        (BOLD, BOLD, "<w:b/>", True),
        (BOLD, BOLD, '<w:b w:val="on"/>', True),
        (BOLD, "", '<w:b w:val="0"/>', False),
        (BOLD, "", '<w:b w:val="off"/>', False),
        ("", BOLD, "", True),
    ],
)
def test_toggles_of_styles_cancel_each_other_and_direct_ones_decide(
    of_paragraph: str, of_character: str, direct: str, bold: bool
) -> None:
    known = inheritance(style("p", of_paragraph), style("c", of_character, kind="character"))
    assert is_bold(known, direct, "c") is bold


def test_a_toggle_that_the_defaults_switch_on_is_on() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault></w:docDefaults>"
    assert is_bold(inheritance(defaults, style("p", BOLD)))


def test_within_one_kind_the_nearest_style_decides_a_toggle() -> None:
    assert not is_bold(inheritance(style("base", BOLD), style("p", PLAIN, "base")))
    assert is_bold(inheritance(style("base", BOLD), style("p", "", "base")))


def test_a_bold_table_style_and_a_bold_paragraph_cancel_too() -> None:
    known = inheritance(style("p", BOLD), style("t", BOLD, kind="table"))
    assert not is_bold(known, cell=CellStyle("t"))
    layers = known.run_layers([], "", "p")
    assert not toggled(layers, "i")
    assert switched(layers.all, "i") is None


def test_the_first_row_of_a_table_style_goes_before_the_rest_of_it() -> None:
    small = rpr('<w:sz w:val="18"/>')
    row = f'<w:tblStylePr w:type="firstRow">{small}</w:tblStylePr>'
    known = inheritance(style("p"), style("t", rpr('<w:sz w:val="24"/>') + row, kind="table"))
    assert size(known, cell=CellStyle("t")) == "24"
    assert size(known, cell=CellStyle("t", ("firstRow",))) == "18"
    assert size(known, '<w:sz w:val="20"/>', CellStyle("t", ("firstRow",))) == "20"


def test_the_table_style_formats_paragraphs_that_say_nothing_themselves() -> None:
    known = inheritance(style("p"), style("q", ppr('<w:jc w:val="right"/>')), style("t", ppr('<w:jc w:val="center"/>')))
    assert of_paragraph(known, "jc@val", cell=CellStyle("t")) == "center"
    assert of_paragraph(known, "jc@val", of="q", cell=CellStyle("t")) == "right"
    assert of_paragraph(known, "jc@val") is None


@pytest.mark.parametrize(
    ("of_style", "own", "left"),
    [
        (IN_LIST, "", "100"),
        (f'{IN_LIST}<w:ind w:left="40"/>', "", "40"),
        (IN_LIST, '<w:ind w:left="20"/>', "20"),
        ('<w:ind w:left="700"/>', IN_LIST, "100"),
        ("", "", "900"),
    ],
)
def test_a_list_gives_way_to_the_place_that_names_it_and_beats_those_below(of_style: str, own: str, left: str) -> None:
    known = inheritance(style("base", ppr('<w:ind w:left="900"/>')), style("p", ppr(of_style), "base"), lists=LIST)
    assert of_paragraph(known, "ind@left", own) == left


def test_a_theme_font_hides_the_name_beside_it_but_not_a_nearer_one() -> None:
    theme = element(rpr('<w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="minorEastAsia"/>'))
    assert font((theme,), "eastAsia") == ("minorEastAsia", True)
    assert font((element(rpr('<w:rFonts w:eastAsia="黑体"/>')), theme), "eastAsia") == ("黑体", False)
    assert font((theme,), "ascii") == ("", False)
