"""SEQ and STYLEREF fields get the results that Word would give them."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from lxml.etree import _Element as Element

from tests.builders import minimal_sheets
from tests.reports import make, shown
from zhibao.findings import NothingMadeError
from zhibao.finish.field_results import fill_field_results
from zhibao.finish.heading_numbers import HeadingNumber
from zhibao.word.fields import field_runs, fields_by_block

ONE = HeadingNumber("1 ", "1", 0)
TWO = HeadingNumber("第二章 ", "二", 0)
TWO_ONE = HeadingNumber("2.1 ", "1", 1)


def results(*rows: str | HeadingNumber) -> list[str]:
    """Return the results of the fields of these codes; a heading stands between them where a number is given."""
    document = docx.Document()
    numbers: dict[Element, HeadingNumber] = {}
    fields = []
    for row in rows:
        paragraph = new_paragraph(document)
        if isinstance(row, HeadingNumber):
            numbers[paragraph] = row
        else:
            paragraph.extend(field_runs(row, "旧"))
            fields.append(paragraph)
    fill_field_results(document.element.body, numbers, fields_by_block(document.element.body))
    return [shown(paragraph) for paragraph in fields]


def new_paragraph(document: Document) -> Element:
    paragraph = OxmlElement("w:p")
    document.element.body.insert(len(document.element.body) - 1, paragraph)
    return paragraph


def test_a_field_that_ends_in_another_paragraph_is_filled_as_far_as_its_own_goes() -> None:
    document = docx.Document()
    first, second = new_paragraph(document), new_paragraph(document)
    first.extend(field_runs("SEQ 表", "旧")[:-1])
    second.extend(field_runs("SEQ 表", "后")[-2:])
    body = document.element.body
    fill_field_results(body, {}, fields_by_block(body))
    assert [shown(first), shown(second)] == ["1", "后"]


def test_a_sequence_counts_from_one() -> None:
    assert results("SEQ 表", "SEQ 表", "SEQ 表") == ["1", "2", "3"]


def test_the_name_of_a_field_may_be_in_small_letters() -> None:
    """LibreOffice leaves such a field as it is: it would print 案例1 for a Chinese number."""
    assert results("seq 案例 \\* CHINESENUM3", "seq 案例 \\* CHINESENUM3") == ["一", "二"]


def test_sequences_of_different_names_count_apart() -> None:
    assert results("SEQ 表", "SEQ 图", "SEQ 表") == ["1", "1", "2"]


def test_switch_c_repeats_the_last_number() -> None:
    assert results("SEQ 附件", "SEQ 附件 \\c", "SEQ 附件 \\c") == ["1", "1", "1"]


def test_switch_r_starts_at_its_number() -> None:
    assert results("SEQ 表", "SEQ 表 \\r 5", "SEQ 表", "SEQ 表 \\r 0", "SEQ 表") == ["1", "5", "6", "0", "1"]


def test_switch_h_hides_the_number_but_counts() -> None:
    assert results("SEQ 表 \\h", "SEQ 表", "SEQ 表 \\h \\r 0", "SEQ 表") == ["", "2", "", "1"]


def test_switch_h_shows_the_number_in_a_stated_format() -> None:
    assert results("SEQ 表 \\h \\* ARABIC") == ["1"]


def test_switch_s_restarts_after_a_heading_of_its_level_or_above() -> None:
    code = "SEQ 表 \\* ARABIC \\s 1"
    assert results(ONE, code, code, TWO, code, TWO_ONE, code) == ["1", "2", "1", "2"]
    code = "SEQ 表 \\s 2"
    assert results(ONE, code, code, TWO_ONE, code, TWO, code, code) == ["1", "2", "1", "1", "2"]


def test_without_switch_s_a_heading_restarts_nothing() -> None:
    assert results("SEQ 表", TWO, "SEQ 表") == ["1", "2"]


def test_a_number_may_be_chinese() -> None:
    assert results("SEQ 表 \\* CHINESENUM3", "SEQ 表 \\r 12 \\* chinesenum3") == ["一", "十二"]


def test_an_unknown_number_format_is_an_error() -> None:
    with pytest.raises(NothingMadeError, match="ORDTEXT"):
        results("SEQ 表 \\* ORDTEXT")


def test_a_style_reference_repeats_the_number_of_the_last_heading_of_its_level() -> None:
    assert results(ONE, "STYLEREF 1 \\s", TWO, TWO_ONE, "STYLEREF 1 \\s", "STYLEREF 2 \\s") == ["1", "二", "1"]


def test_a_style_reference_before_any_heading_keeps_its_result() -> None:
    assert results("STYLEREF 1 \\s") == ["旧"]


def test_other_fields_keep_their_results() -> None:
    assert results("PAGE", "NUMPAGES \\* ARABIC", "") == ["旧", "旧", "旧"]


def table(caption: str) -> list[tuple[str, ...]]:
    return [("表格", caption), ("", "甲"), ("", "1")]


def chart(caption: str) -> list[tuple[str | int, ...]]:
    return [("统计图", caption, "柱形图"), ("", "年", "人"), ("", "2025", 3)]


@pytest.fixture(scope="module")
def captions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    case = (("案例", "合作"), ("段落", "正文"), *table("表丙"), ("案例完",))
    sheets = minimal_sheets(
        基本情况=[*table("表甲"), *chart("图甲"), *table("表乙"), *case, *case],
        学生发展=[("段落", "没有表。"), *case, *chart("图乙"), *table("")],
        面临挑战=[("节", "困难"), *table("表丁"), ("节", "对策"), *table("表戊")],
    )
    made = make(tmp_path_factory.mktemp("captions"), sheets)
    return {style: made.texts(style) for style in ("表题", "图题", "案例标题")}


def test_tables_count_anew_in_each_chapter(captions: dict[str, list[str]]) -> None:
    first = ["表 1-1　表甲", "表 1-2　表乙", "表 1-3　表丙", "表 1-4　表丙"]
    assert captions["表题"] == [*first, "表 2-1　表丙", "表 3-1　表丁", "表 3-2　表戊"]


def test_figures_count_apart_from_tables(captions: dict[str, list[str]]) -> None:
    assert captions["图题"] == ["图 1-1　图甲", "图 2-1　图乙"]


def test_case_studies_count_anew_in_each_chapter(captions: dict[str, list[str]]) -> None:
    assert captions["案例标题"] == ["案例 1-1：合作", "案例 1-2：合作", "案例 2-1：合作"]
