"""Captions have numbers that run on, and pages lie where the workbook turned them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.intended import intended
from tests.builders import Rows, chapter, minimal_sheets
from tests.invariants import find
from tests.reports import Made, changed_templates, make, photo
from zhibao.audit.caption_numbers import number_differences
from zhibao.audit.line_pairs import Pair
from zhibao.pipeline import Status
from zhibao.word.document_text import FieldRange, ParagraphText
from zhibao.word.field_codes import parsed

CASES: Rows = (("案例", "好案例", "甲校"), ("段落", "正文。"), ("案例", "", "乙校"), ("段落", "正文。"))
TABLE: Rows = (("表格", "规模表"), ("", "项目", "人数"), ("", "甲", 3))
ROWS: Rows = (("节", "规模"), ("段落", "全市有11所学校。"), *TABLE, *CASES)


def errors(made: Made) -> list[str]:
    """Return code, place and message of the errors."""
    found = [each for each in made.outcome.findings if each.severity.value == "error"]
    return [f"{each.code} {each.ref} {each.message}" for each in found]


def numbered(*labels: str) -> list[str]:
    """Return what is said of captions with these labels."""
    lines = [
        ParagraphText("题", f"{label}　甲", fields=(FieldRange(parsed("SEQ 表"), 0, len(label)),)) for label in labels
    ]
    return [each.message for each in number_differences([Pair(None, line) for line in lines])]


@pytest.mark.parametrize(
    "labels",
    [
        ("表 1-1", "表 1-2", "图 1-1", "表 2-1"),
        ("案例一", "案例二", "案例三"),
        ("表 一-1", "表 一-2", "表 二-1"),
        tuple(f"表{number}" for number in range(1, 12)),
    ],
)
def test_numbers_that_run_on_are_sound(labels: tuple[str, ...]) -> None:
    assert numbered(*labels) == []


def test_names_of_fields_count_in_either_case() -> None:
    line = ParagraphText("题", "案例二", fields=(FieldRange(parsed("seq 案例 \\* CHINESENUM3"), 2, 3),))
    assert [each.code for each in number_differences([Pair(None, line)])] == ["F640"]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (("表 1-1", "表 1-3"), "题注编号是“表 1-3”，应为“表 1-2”。"),
        (("表 1-1", "表 1-1"), "题注编号是“表 1-1”，应为“表 1-2”。"),
        (("表 1-2",), "题注编号是“表 1-2”，应为“表 1-1”。"),
        (("案例一", "案例三"), "题注编号是“案例三”，应为“案例二”。"),
    ],
)
def test_a_gap_or_a_repetition_is_found(labels: tuple[str, ...], message: str) -> None:
    assert numbered(*labels) == [message]


def test_two_annexes_count_their_cases_through(tmp_path: Path) -> None:
    cases: Rows = (("案例", "好案例", "甲校"), ("段落", "正文。"), ("案例", "又一个", "乙校"), ("段落", "正文。"))
    made = make(
        tmp_path, minimal_sheets(**{"1 规模": ROWS, "附件1 甲": (*cases, *TABLE), "附件2 乙": (*cases, *TABLE)})
    )
    assert errors(made) == []
    annexes = [text for text in made.texts("案例标题") if text.startswith("案例 ") and "-" not in text]
    assert [text[:4] for text in annexes] == ["案例 1", "案例 2", "案例 3", "案例 4"]


@pytest.mark.parametrize(
    ("old", "found"),
    [
        ("SEQ 表 \\* ARABIC \\s", "F648 1 规模!B4 “规模表”前面没有编号。"),
        ("SEQ 案例 \\* ARABIC \\s", "F648 1 规模!B7 “好案例”前面没有编号。"),
        ("SEQ 附表 \\* ARABIC", "F648 附件 表!B2 “规模表”前面没有编号。"),
    ],
)
def test_a_caption_without_a_number_makes_a_draft(tmp_path: Path, old: str, found: str) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(old, old.replace("SEQ", "SEG")))
    made = make(tmp_path, minimal_sheets(**{"1 规模": ROWS, "附件 表": TABLE}), templates)
    assert made.outcome.status is Status.DRAFT
    assert errors(made) == [found]


def test_the_pack_says_where_captions_have_numbers(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace("SEQ 附表 \\* ARABIC", "DATE"))
    pack = templates / "henan" / "pack.toml"
    stated = pack.read_text(encoding="utf-8")
    pack.write_text(stated.replace('["chapter", "annex"]', '["chapter"]'), encoding="utf-8")
    assert errors(make(tmp_path, minimal_sheets(**{"1 规模": ROWS, "附件 表": TABLE}), templates)) == []


def test_captions_of_the_preface_need_no_number(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    sheets = minimal_sheets() | {"前言": chapter(("段落", "文。"), *TABLE, ("图片", "校园", "甲.png"))}
    assert errors(make(tmp_path, sheets)) == []


def test_a_number_that_got_lost_is_found(tmp_path: Path) -> None:
    report = intended(tmp_path, minimal_sheets(基本情况=ROWS))
    document = report.document()
    for code in find(document.element.body, ".//w:instrText[contains(., 'SEQ 表 \\* ARABIC')]"):
        code.text = " DATE "
    assert [(each.code, each.message) for each in report.found(document)] == [("F648", "“规模表”前面没有编号。")]


LYING: Rows = (("段落", "竖。"), ("横向",), ("段落", "横一。"), ("段落", "横二。"), ("纵向",), ("段落", "又竖。"))


def test_a_page_that_was_not_turned_is_found_where_it_begins(tmp_path: Path) -> None:
    report = intended(tmp_path, minimal_sheets(基本情况=LYING, 附件=(("横向",), *TABLE)))
    document = report.document()
    assert report.found(document) == []
    for size in find(document.element.body, ".//w:pgSz"):
        size.set(size.nsmap["w"].join("{}") + "w", "11906")
        size.set(size.nsmap["w"].join("{}") + "h", "16838")
    found = [(each.code, str(each.ref), each.message) for each in report.found(document)]
    assert found == [
        ("F649", "基本情况!B4", "“横一。”应在横页上，报告里在竖页上。"),
        ("F649", "附件", "“附件”应在横页上，报告里在竖页上。"),
    ]


def test_a_template_without_its_turns_makes_a_draft(tmp_path: Path) -> None:
    branch = "{%p elif block.kind == 'end_portrait' %}"
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(branch, "{%p elif false %}"))
    made = make(tmp_path, minimal_sheets(基本情况=LYING), templates)
    assert [each.split()[0] for each in errors(made)] == ["F649"]
