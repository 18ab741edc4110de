"""Styles by id and name, what they are based on, and which of them hold where none is stated."""

from __future__ import annotations

import pytest

from tests.word.wml import element, ppr, rpr, style, styles
from zhibao.word.styles import CHARACTER, PARAGRAPH, Styles
from zhibao.word.xml import value, w


def test_a_style_is_known_by_its_id_and_its_name() -> None:
    known = Styles(element('<w:styles><w:style w:styleId="a"><w:name w:val="正文"/></w:style></w:styles>'))
    assert (known.name("a"), known.name("没有")) == ("正文", "没有")
    assert (known.names, known.ids) == ({"a": "正文"}, {"正文": "a"})


def test_the_nearest_style_of_a_chain_comes_first() -> None:
    known = styles(style("base", ppr('<w:jc w:val="left"/>')), style("p", ppr('<w:jc w:val="right"/>'), "base"))
    assert [value(each, "w:jc/@w:val") for each in known.properties("p", "pPr")] == ["right", "left"]


def test_styles_that_are_based_on_each_other_end_somewhere() -> None:
    known = styles(style("p", "", "q"), style("q", rpr("<w:b/>"), "p"))
    assert [each.get(w("styleId")) for each in known.chain("p")] == ["p", "q"]
    assert styles(style("p", "", "p")).properties("p", "rPr") == ()


def test_a_base_that_is_not_there_ends_a_chain() -> None:
    assert len(styles(style("p", "", "没有")).chain("p")) == 1


@pytest.mark.parametrize("words", ["1", "true", "on"])
def test_a_style_that_is_not_known_is_the_default_of_its_kind(words: str) -> None:
    known = styles(style("n", more=f'w:default="{words}"'), style("m", more='w:default="off"'))
    assert known.style_of("没有", PARAGRAPH) == known.style_of("", PARAGRAPH) == "n"
    assert known.style_of("m", PARAGRAPH) == "m"
    assert known.style_of("没有", CHARACTER) == ""


def test_the_defaults_of_the_document_are_those_of_paragraphs_and_of_runs() -> None:
    spaced, sized = ppr('<w:spacing w:after="9"/>'), rpr('<w:sz w:val="21"/>')
    known = styles(
        f"<w:docDefaults><w:rPrDefault>{sized}</w:rPrDefault><w:pPrDefault>{spaced}</w:pPrDefault></w:docDefaults>"
    )
    assert [value(each, "w:spacing/@w:after") for each in known.paragraph_defaults] == ["9"]
    assert [value(each, "w:sz/@w:val") for each in known.run_defaults] == ["21"]
    assert styles().run_defaults == ()
