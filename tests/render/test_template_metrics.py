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


def test_a_template_without_landscape_pages_has_one_width(tmp_path: Path) -> None:
    found = look(tmp_path, document=lambda xml: xml.replace('w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"'))
    assert found.landscape_width == found.portrait_width


def test_an_em_is_the_size_of_table_text(tmp_path: Path) -> None:
    assert look(tmp_path).em == 210
    bigger = in_style("表格文字", '<w:sz w:val="21"/>', '<w:sz w:val="24"/>')
    assert look(tmp_path, styles=bigger).em == 240


def test_padding_is_that_of_both_sides(tmp_path: Path) -> None:
    assert look(tmp_path).cell_padding == 170
    wider = in_style("报告表格", '<w:left w:w="85"', '<w:left w:w="115"')
    assert look(tmp_path, styles=wider).cell_padding == 200


def test_a_table_style_without_padding_has_that_of_word(tmp_path: Path) -> None:
    bare = in_style("报告表格", "<w:tblCellMar>.*?</w:tblCellMar>", "")
    assert look(tmp_path, styles=bare).cell_padding == 216


def test_the_shading_of_header_rows_is_that_of_the_table_style(tmp_path: Path) -> None:
    assert look(tmp_path).header_fill == "F2F2F2"
    plain = in_style("报告表格", "<w:tblStylePr.*?</w:tblStylePr>", "")
    assert look(tmp_path, styles=plain).header_fill == ""


def test_styles_are_known_by_their_ids(tmp_path: Path) -> None:
    found = look(tmp_path, styles=lambda xml: xml.replace('w:styleId="TText"', 'w:styleId="MyText"'))
    assert found.styles.table_text == "MyText"
