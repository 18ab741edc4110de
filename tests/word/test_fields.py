"""Fields found in every form in which they stand, and what they show."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.xml_strings import (
    BEGIN,
    END,
    SEPARATE,
    code,
    complex_field,
    paragraph,
    simple_field,
    story,
    text,
)
from zhibao.word.block_elements import text_of
from zhibao.word.field_marks import walk
from zhibao.word.fields import asks_for_update, field_runs, fields, spell_out_fields
from zhibao.word.xml import w


def found(*content: str) -> list[tuple[str, str]]:
    """Return the codes and the results of all fields."""
    return [(each.text, each.shown) for each in fields(story(*content))]


def test_a_complex_field_has_a_code_and_shows_its_result() -> None:
    assert found(paragraph(text("前"), complex_field(" REF a ", text("甲")), text("后"))) == [(" REF a ", "甲")]


def test_a_simple_field_has_a_code_and_shows_its_result() -> None:
    assert found(paragraph(simple_field("PAGE", text("1"), text("2")))) == [("PAGE", "12")]


def test_a_simple_field_may_show_nothing() -> None:
    assert found(paragraph(simple_field("PAGE"))) == [("PAGE", "")]


def test_a_code_may_be_split_over_runs() -> None:
    split = [BEGIN, code(" ST"), code("YLEREF "), code("1 "), SEPARATE, text("一"), END]
    assert found(paragraph(*split)) == [(" STYLEREF 1 ", "一")]


def test_a_field_without_a_result_shows_nothing() -> None:
    assert found(paragraph(BEGIN, code("PAGE"), END, text("后"))) == [("PAGE", "")]


def test_text_among_the_code_is_no_result() -> None:
    assert found(paragraph(BEGIN, code("PAGE"), text("码"), SEPARATE, text("1"), END)) == [("PAGE", "1")]


def test_what_a_field_in_a_result_shows_belongs_to_both() -> None:
    inner = complex_field("PAGEREF b", text("3"))
    assert found(paragraph(complex_field("TOC", text("节"), inner))) == [("TOC", "节3"), ("PAGEREF b", "3")]


def test_what_a_field_in_a_code_shows_is_its_own_only() -> None:
    inner = complex_field("STYLEREF 1", text("题"))
    outer = [BEGIN, code("IF "), inner, code(" = 1"), SEPARATE, text("是"), END]
    assert found(paragraph(*outer)) == [("IF  = 1", "是"), ("STYLEREF 1", "题")]


def test_what_stands_in_the_code_of_a_field_in_a_result_is_no_result() -> None:
    inner = "".join([BEGIN, code("IF "), complex_field("REF a", text("甲")), SEPARATE, text("乙"), END])
    assert [shown for _, shown in found(paragraph(complex_field("TOC", inner)))] == ["乙", "乙", "甲"]


def test_a_simple_field_may_stand_in_a_complex_one() -> None:
    assert found(paragraph(complex_field("TOC", simple_field("PAGE", text("7"))))) == [("TOC", "7"), ("PAGE", "7")]


def test_a_field_goes_on_over_paragraphs() -> None:
    first, last = paragraph(BEGIN, code("TOC"), SEPARATE, text("一")), paragraph(text("三"), END, text("后"))
    assert found(first, paragraph(text("二")), last) == [("TOC", "一二三")]


def test_a_field_that_is_never_closed_has_no_end() -> None:
    (field,) = fields(story(paragraph(BEGIN, code("TOC"), SEPARATE, text("一"))))
    assert (field.text, field.shown, field.end) == ("TOC", "一", None)


def test_an_end_that_no_field_has_is_passed_over() -> None:
    assert found(paragraph(END, SEPARATE, code("REF b"), complex_field("REF a", text("甲")))) == [("REF a", "甲")]


def test_what_was_moved_away_is_passed_over() -> None:
    moved = f"<w:moveFrom>{complex_field('REF a', text('旧'))}</w:moveFrom>"
    kept = f"<w:moveTo>{complex_field('REF a', text('新'))}</w:moveTo>"
    assert found(paragraph(moved, kept)) == [("REF a", "新")]


def test_fields_are_chosen_by_kind_in_any_case() -> None:
    body = story(paragraph(complex_field("styleref 1", text("甲")), simple_field("StyleRef 2"), complex_field("PAGE")))
    assert [each.code.argument for each in fields(body, "STYLEREF")] == ["1", "2"]
    assert [each.code.kind for each in fields(body, "PAGE", "REF")] == ["PAGE"]


def test_a_field_knows_its_runs_and_its_ends() -> None:
    body = story(paragraph(text("前"), complex_field("PAGE", text("1"))))
    (field,) = fields(body)
    marks = list(body.iter(w("fldChar")))
    assert (field.begin, field.end) == (marks[0], marks[-1])
    # The run that begins it was met before the mark in it.
    assert field.runs == list(body.iter(w("r")))[2:]


def test_a_result_is_written_once() -> None:
    body = story(paragraph(complex_field("PAGE", text("旧"), text("的"))))
    fields(body)[0].set_result("新")
    assert [each.text for each in body.iter(w("t"))] == ["新", ""]


def test_a_field_without_a_result_takes_none() -> None:
    body = story(paragraph(simple_field("PAGE")))
    fields(body)[0].set_result("1")
    assert text_of(body) == ""


def test_simple_fields_are_spelt_out() -> None:
    body = story(paragraph(text("前"), simple_field(" PAGE ", text("1")), text("后")))
    spell_out_fields(body)
    assert [(each.text, each.shown) for each in fields(body)] == [(" PAGE ", "1")]
    assert not list(body.iter(w("fldSimple")))
    assert text_of(body) == "前1后"


def test_runs_that_are_made_are_a_field() -> None:
    body = story(paragraph(""))
    body[0].extend(field_runs("REF a", "甲"))
    assert [(each.text, each.shown) for each in fields(body)] == [(" REF a ", "甲")]


@pytest.mark.parametrize(
    ("words", "asks"), [("1", True), ("true", True), ("on", True), ("0", False), ("false", False), ("off", False)]
)
def test_a_field_out_of_date_asks_for_an_update(words: str, asks: bool) -> None:
    for body in (
        story(paragraph(f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="{words}"/></w:r>')),
        story(paragraph(f'<w:fldSimple w:instr="PAGE" w:dirty="{words}"/>')),
    ):
        assert asks_for_update(body) is asks


def test_other_fields_ask_for_none() -> None:
    assert not asks_for_update(story(paragraph(complex_field("PAGE", text("1")), simple_field("PAGE"))))


# Fields by the fields in their results.
Nested = list[Any]
NESTS: st.SearchStrategy[Nested] = st.recursive(st.just([]), lambda inner: st.lists(inner, max_size=3), max_leaves=12)


def count(nest: Nested) -> int:
    return sum(1 + count(each) for each in nest)


@given(NESTS, st.booleans())
def test_however_fields_are_nested_each_is_found_and_closed(nest: Nested, as_simple: bool) -> None:
    make = simple_field if as_simple else complex_field

    def written(inner: Nested) -> str:
        return "".join(make("REF a", text("甲"), written(each)) for each in inner)

    all_fields = fields(story(paragraph(written(nest))))
    assert len(all_fields) == count(nest)
    assert all(each.end is not None and each.text == "REF a" for each in all_fields)
    assert sum(len(each.shown) for each in all_fields) >= len(all_fields)


MARKS = (BEGIN, SEPARATE, END, code(" REF a "), text("甲"), "<w:r><w:tab/></w:r>")
HELD = st.lists(st.sampled_from(MARKS), max_size=8)


@given(HELD, HELD)
def test_what_has_no_simple_field_is_walked_as_what_has_one(before: list[str], linked: list[str]) -> None:
    content = "".join(before) + f"<w:hyperlink>{''.join(linked)}</w:hyperlink>"
    plain, odd = story(paragraph(content)), story(paragraph(content + f"<w:moveFrom>{content}</w:moveFrom>"))
    walked = [[(mark, each.tag, words) for mark, each, words in walk(root, w("t"), w("tab"))] for root in (plain, odd)]
    assert walked[0] == walked[1]
