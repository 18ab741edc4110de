"""Texts as runs inside a template's tag."""

from __future__ import annotations

import jinja2

from tests.render.table_samples import metrics
from zhibao.model.text import Position, Run, Text
from zhibao.render.markup import in_text, runs_xml, text_markup


def xml(*runs: Run) -> str:
    return runs_xml(Text(runs), metrics().styles)


def test_plain_text_is_escaped_and_keeps_the_format_of_its_tag() -> None:
    assert text_markup(Text.of('a<b>&"c"'), metrics().styles).xml == 'a&lt;b&gt;&amp;"c"'


def test_formatted_text_closes_the_run_of_its_tag_and_opens_it_again() -> None:
    markup = text_markup(Text((Run("甲"), Run("乙", bold=True))), metrics().styles)
    assert markup.xml.startswith("</w:t></w:r><w:r>")
    assert markup.xml.endswith('<w:r><w:t xml:space="preserve">')
    assert markup.plain == "甲乙"


def test_each_format_of_a_run_is_written() -> None:
    assert "<w:rPr><w:b/><w:i/></w:rPr>" in xml(Run("甲", bold=True, italic=True))
    assert '<w:vertAlign w:val="superscript"/>' in xml(Run("2", position=Position.SUPERSCRIPT))
    assert '<w:vertAlign w:val="subscript"/>' in xml(Run("2", position=Position.SUBSCRIPT))
    assert f'<w:rStyle w:val="{metrics().styles.todo}"/>' in xml(Run("【待补】", todo=True))
    assert "rPr" not in xml(Run("甲"))


def test_spaces_are_kept() -> None:
    assert '<w:t xml:space="preserve"> a </w:t>' in xml(Run(" a "))


def test_a_value_is_false_when_there_is_nothing_to_see() -> None:
    assert not text_markup(Text(), metrics().styles)
    assert in_text("<w:r/>", "图")


def test_autoescape_leaves_the_value_as_it_is_and_its_words_are_plain() -> None:
    markup = text_markup(Text.of("A&B"), metrics().styles)
    template = jinja2.Environment(autoescape=True).from_string("{{ value }}")
    assert template.render(value=markup) == "A&amp;B"
    assert str(markup) == "A&B"
