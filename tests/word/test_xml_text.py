"""Elements of WordprocessingML as text, and lengths in twips."""

from __future__ import annotations

from zhibao.word.simple_types import twips
from zhibao.word.xml_text import element, escaped


def test_lengths_are_twentieths_of_a_point() -> None:
    assert (twips(25.4), twips(0), twips(156)) == (1440, 0, 8844)


def test_text_is_made_safe_for_xml() -> None:
    assert escaped("a<b>&'\"") == "a&lt;b&gt;&amp;'\""


def test_an_element_has_prefixed_attributes_and_its_children() -> None:
    assert element("tc", element("tcW", w=5, type="dxa")) == '<w:tc><w:tcW w:w="5" w:type="dxa"/></w:tc>'


def test_attributes_are_escaped() -> None:
    assert element("pStyle", val='a"<&') == '<w:pStyle w:val="a&quot;&lt;&amp;"/>'
