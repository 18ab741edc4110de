"""STYLEREF fields of headers: what Word cached in them is emptied, in every form of field."""

from __future__ import annotations

import pytest

from tests.word.xml_strings import BEGIN, END, SEPARATE, code, complex_field, paragraph, simple_field, story, text
from zhibao.render.strict_template import without_style_texts
from zhibao.word.block_elements import text_of

TAG = text("{{ chapter.title }}")


@pytest.mark.parametrize("words", [' STYLEREF "标题 1" ', "STYLEREF 1 \\n", "styleref 题目", 'StyleRef  "heading 1"'])
def test_what_it_shows_is_emptied(words: str) -> None:
    for field in (simple_field(words, TAG, TAG), complex_field(words, TAG, TAG)):
        assert text_of(without_style_texts(story(paragraph(text("前"), field, text("后"))))) == "前后"


def test_its_code_may_be_split() -> None:
    split = [BEGIN, code("STYLE"), code("REF 1"), SEPARATE, TAG, END]
    assert text_of(without_style_texts(story(paragraph(*split)))) == ""


def test_it_may_go_on_over_paragraphs() -> None:
    first = paragraph(BEGIN, code("STYLEREF 1"), SEPARATE, TAG)
    assert text_of(without_style_texts(story(first, paragraph(TAG), paragraph(TAG, END, text("后"))))) == "后"


def test_it_may_stand_in_another_field() -> None:
    inner = complex_field("STYLEREF 1", TAG)
    condition = [BEGIN, code("IF "), inner, code(' = "" '), SEPARATE, text("甲"), inner, END]
    assert text_of(without_style_texts(story(paragraph(*condition)))) == "甲"


def test_other_fields_keep_what_they_show() -> None:
    kept = paragraph(complex_field("REF STYLEREF", text("甲")), simple_field("PAGE", text("1")))
    assert text_of(without_style_texts(story(kept))) == "甲1"
