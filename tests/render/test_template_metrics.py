"""What the template says about its metrics: widths of text, size of table text, padding of cells."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from tests.builders import henan
from tests.reports import Change, changed_templates
from zhibao.render.template_metrics import TemplateMetrics, read_template_metrics


def look(folder: Path, **changes: Change) -> TemplateMetrics:
    """Return the look of the template with these changes."""
    path = changed_templates(folder, **changes) / "henan" / "report.docx" if changes else henan().template
    return read_template_metrics(docx.Document(str(path)), henan().styles)


def in_style(name: str, old: str, new: str) -> Change:
    """Return a change to one style of styles.xml."""
    return lambda xml: re.sub(rf'(w:name w:val="{name}"(?:(?!</w:style>).)*?){old}', rf"\g<1>{new}", xml, count=1)


def test_text_is_as_wide_as_the_page_without_its_margins(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert found.portrait_width == pytest.approx(156.0, abs=0.1)
    assert found.landscape_width == pytest.approx(225.0, abs=0.1)


def test_text_is_as_high_as_the_page_without_its_margins(tmp_path: Path) -> None:
    found = look(tmp_path)
    assert found.portrait_height == pytest.approx(225.0, abs=0.1)
    assert found.landscape_height == pytest.approx(156.0, abs=0.1)


def test_the_gutter_takes_room_beside_the_text_or_above_it(tmp_path: Path) -> None:
    def bound(xml: str) -> str:
        return xml.replace('w:gutter="0"', 'w:gutter="567"')

    found = look(tmp_path / "aside", document=bound)
    assert (found.portrait_width, found.portrait_height) == pytest.approx((146.0, 225.0), abs=0.1)
    at_top = {"settings": lambda xml: xml.replace("<w:compat>", "<w:gutterAtTop/><w:compat>")}
    found = look(tmp_path / "above", document=bound, **at_top)
    assert (found.portrait_width, found.portrait_height) == pytest.approx((156.0, 215.0), abs=0.1)


def test_of_sections_with_text_of_several_heights_the_lowest_counts(tmp_path: Path) -> None:
    def changed(xml: str) -> str:
        """Take a centimetre from the text of the first section, and lay the last one on its side."""
        before, _, last = xml.replace('w:bottom="1984"', 'w:bottom="2551"', 1).rpartition('w:w="11906" w:h="16838"')
        return f'{before}w:w="16838" w:h="11906" w:orient="landscape"{last}'

    found = look(tmp_path, document=changed)
    assert (found.portrait_height, found.landscape_height) == pytest.approx((215.0, 138.0), abs=0.1)


def test_a_template_without_landscape_pages_has_one_width(tmp_path: Path) -> None:
    found = look(tmp_path, document=lambda xml: xml.replace('w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"'))
    assert found.landscape_width == found.portrait_width


def test_an_em_is_the_size_of_table_text(tmp_path: Path) -> None:
    assert look(tmp_path).table_sizes[0].em == 210
    bigger = in_style("表格文字", '<w:sz w:val="21"/>', '<w:sz w:val="24"/>')
    assert look(tmp_path, styles=bigger).table_sizes[0].em == 240


SIZE = '<w:sz w:val="21"/>'


@pytest.mark.parametrize(
    ("style", "document", "em"),
    [
        # Stated by the style that it is based on, which is based on the default one.
        ("28", "32", 280),
        ("14pt", "32", 280),
        ("", "28", 280),
        ("", "", 200),
    ],
)
def test_table_text_inherits_its_size(tmp_path: Path, style: str, document: str, em: int) -> None:
    def inheriting(xml: str) -> str:
        sizes = r'<w:sz w:val="\d+"/>'
        xml = re.sub(r"(<w:docDefaults>.*?)" + sizes, rf"\g<1>{stating(document)}", xml, count=1)
        xml = re.sub(r'(w:styleId="a"[^>]*>(?:(?!</w:style>).)*?)' + sizes, r"\g<1>", xml, count=1)
        xml = in_style("表格文字", SIZE, "")(xml)
        based = in_style("表格文字", '<w:basedOn w:val="a"/>', '<w:basedOn w:val="Mid"/>')(xml)
        middle = f'<w:basedOn w:val="a"/><w:rPr>{stating(style)}</w:rPr>'
        return with_style(based, "paragraph", "Mid", middle)

    assert look(tmp_path, styles=inheriting).table_sizes[0].em == em


def stating(size: str) -> str:
    return f'<w:sz w:val="{size}"/>' if size else ""


def with_style(xml: str, kind: str, key: str, content: str) -> str:
    """Return styles.xml with a style more."""
    style = f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{content}</w:style>'
    return xml.replace("</w:styles>", f"{style}</w:styles>")


def test_table_text_without_a_size_has_that_of_the_table_style(tmp_path: Path) -> None:
    def sized(xml: str) -> str:
        xml = in_style("表格文字", SIZE, "")(xml)
        xml = in_style("表格文字", '<w:basedOn w:val="a"/>', "")(xml)
        return in_style("报告表格", "<w:tcPr>", '<w:rPr><w:sz w:val="18"/></w:rPr><w:tcPr>')(xml)

    assert look(tmp_path, styles=sized).table_sizes[0].em == 180


def test_padding_is_that_of_both_sides(tmp_path: Path) -> None:
    assert look(tmp_path).table_sizes[0].cell_padding == 170
    wider = in_style("报告表格", '<w:left w:w="85"', '<w:left w:w="115"')
    assert look(tmp_path, styles=wider).table_sizes[0].cell_padding == 200


def test_a_table_style_without_padding_has_that_of_the_usual_one_or_of_word(tmp_path: Path) -> None:
    bare = in_style("报告表格", "<w:tblCellMar>.*?</w:tblCellMar>", "")
    usual = in_style("Normal Table", '<w:left w:w="85"', '<w:left w:w="75"')
    assert look(tmp_path / "usual", styles=lambda xml: usual(bare(xml))).table_sizes[0].cell_padding == 160
    none = in_style("Normal Table", "<w:tblCellMar>.*?</w:tblCellMar>", "")
    assert look(tmp_path / "none", styles=lambda xml: none(bare(xml))).table_sizes[0].cell_padding == 216


def test_a_table_style_takes_over_padding_and_shading(tmp_path: Path) -> None:
    def based(xml: str) -> str:
        xml = in_style("报告表格", "<w:tblCellMar>.*?</w:tblCellMar>", "")(xml)
        xml = in_style("报告表格", "<w:tblStylePr.*?</w:tblStylePr>", "")(xml)
        xml = in_style("报告表格", '<w:basedOn w:val="a1"/>', '<w:basedOn w:val="Grid"/>')(xml)
        padding = '<w:tblPr><w:tblCellMar><w:left w:w="60"/><w:right w:w="40"/></w:tblCellMar></w:tblPr>'
        shading = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="DDEEFF"/></w:tcPr></w:tblStylePr>'
        return with_style(xml, "table", "Grid", f'<w:basedOn w:val="a1"/>{padding}{shading}')

    found = look(tmp_path, styles=based)
    assert (found.table_sizes[0].cell_padding, found.table_sizes[0].header_fill) == (100, "DDEEFF")


@pytest.mark.parametrize(
    ("sides", "padding"),
    [
        ('<w:left w:w="0.19cm"/><w:right w:w="0.19cm"/>', 215),
        ('<w:start w:w="85"/><w:end w:w="95"/>', 180),
        ('<w:start w:w="5pt"/><w:right w:w="100"/>', 200),
        # The other side is that of the style that it is based on, or of Word.
        ('<w:left w:w="0"/>', 85),
        ('<w:left w:w="0"/><w:right w:w="much"/>', 108),
    ],
)
def test_padding_is_stated_in_every_lawful_way(tmp_path: Path, sides: str, padding: int) -> None:
    stated = in_style("报告表格", "<w:tblCellMar>.*?</w:tblCellMar>", f"<w:tblCellMar>{sides}</w:tblCellMar>")
    assert look(tmp_path, styles=stated).table_sizes[0].cell_padding == padding


def test_the_shading_of_header_rows_is_that_of_the_table_style(tmp_path: Path) -> None:
    assert look(tmp_path).table_sizes[0].header_fill == "F2F2F2"
    plain = in_style("报告表格", "<w:tblStylePr.*?</w:tblStylePr>", "")
    assert look(tmp_path, styles=plain).table_sizes[0].header_fill == ""


def test_styles_are_known_by_their_ids(tmp_path: Path) -> None:
    found = look(tmp_path, styles=lambda xml: xml.replace('w:styleId="TText"', 'w:styleId="MyText"'))
    assert found.styles.table_text == "MyText"
