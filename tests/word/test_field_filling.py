"""Fields are found in a paragraph with their codes, switches and results."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from lxml.etree import _Element as Element

from tests.invariants import NAMES
from tests.reports import shown
from zhibao.word.field_codes import parsed
from zhibao.word.fields import field_runs, fields, spell_out_fields


def paragraph(content: str) -> Element:
    return parse_xml(f'<w:p xmlns:w="{NAMES["w"]}">{content}</w:p>')


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def text(content: str) -> str:
    return f"<w:r><w:t>{content}</w:t></w:r>"


SPLIT = mark("begin") + code(" SEQ") + code(" 表 ") + mark("separate") + text("1") + text("2") + mark("end")


@pytest.mark.parametrize(
    ("stated", "name", "argument"),
    [
        ("SEQ 表 \\* ARABIC \\s 1", "s", "1"),
        ("SEQ 表 \\* ARABIC \\s 1", "*", "ARABIC"),
        ("SEQ 表 \\s1", "s", "1"),
        ("SEQ 表 \\h \\r 0", "h", ""),
        ("SEQ 表 \\h \\r 0", "r", "0"),
        ("SEQ 表", "c", None),
        ('TOC \\o "1-2" \\h \\z \\t "附件标题,1"', "t", "附件标题,1"),
        ('TOC \\o "1-2"', "o", "1-2"),
    ],
)
def test_a_switch_has_its_argument(stated: str, name: str, argument: str | None) -> None:
    assert parsed(stated).switch(name) == argument


def test_a_code_may_be_split_over_runs() -> None:
    (field,) = fields(paragraph(SPLIT))
    assert (field.code.kind, field.code.arguments) == ("SEQ", ("表",))


def test_a_result_replaces_all_of_the_old_one_and_nothing_else() -> None:
    found = paragraph(text("表 ") + SPLIT + text("　规模"))
    (field,) = fields(found)
    field.set_result("7")
    assert shown(found) == "表 7　规模"


def test_several_fields_stand_in_one_paragraph() -> None:
    found = paragraph(SPLIT + text("-") + SPLIT)
    for number, field in enumerate(fields(found)):
        field.set_result(str(number))
    assert shown(found) == "0-1"


def test_a_field_without_a_result_takes_none() -> None:
    found = paragraph(mark("begin") + code("SEQ 表 \\h") + mark("end"))
    (field,) = fields(found)
    field.set_result("7")
    assert shown(found) == ""


def test_a_field_that_never_ends_has_no_end_and_one_that_never_begins_is_none() -> None:
    (field,) = fields(paragraph(mark("begin") + code("SEQ 表") + text("1")))
    assert field.end is None
    assert fields(paragraph(mark("end") + text("1"))) == []


def test_runs_of_a_field_read_back_as_that_field() -> None:
    found = paragraph("")
    found.extend(field_runs("PAGEREF _Toc1 \\h", "12"))
    (field,) = fields(found)
    assert (field.code.argument, shown(found)) == ("_Toc1", "12")


def test_a_simple_field_becomes_a_complex_one_with_its_result() -> None:
    """Word saves short fields so; the program fills complex ones."""
    simple = f'<w:fldSimple w:instr=" SEQ 表 \\* ARABIC ">{text("1")}</w:fldSimple>'
    found = paragraph(text("表 ") + simple + text("　规模"))
    spell_out_fields(found)
    (field,) = fields(found)
    assert (field.code.argument, field.code.switch("*")) == ("表", "ARABIC")
    field.set_result("7")
    assert shown(found) == "表 7　规模"
