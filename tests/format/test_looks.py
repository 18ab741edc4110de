"""Looks that no style of the pack has, hidden words, outline levels, and tables that nothing is said about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.builders import COVER, henan, minimal_sheets
from tests.format.format_samples import damaged, departures, measured, sample
from tests.format.test_departures import in_front, in_paragraph, in_run, in_style, in_table, replaced
from tests.reports import Made, make
from zhibao.format import check_format, departure_findings, format_page
from zhibao.pack.requirements import Subject

BODY, WORDS = "全市有中等职业学校", "第 1 段“全市有中等职业学校三所，在校生1…”"

RUNS = [
    ('<w:u w:val="single"/>', "下划线：有"),
    ("<w:strike/>", "删除线：有"),
    ("<w:dstrike/>", "删除线：有"),
    ('<w:w w:val="90"/>', "字符缩放：90 %"),
    ('<w:w w:val="66%"/>', "字符缩放：66 %"),
    ('<w:position w:val="6"/>', "字符升降：3 磅"),
    ('<w:position w:val="-4"/>', "字符升降：-2 磅"),
    ('<w:highlight w:val="yellow"/>', "文字底色：yellow"),
    ('<w:shd w:val="clear" w:fill="D9D9D9"/>', "文字底色：D9D9D9"),
    ('<w:shd w:val="pct15" w:fill="auto"/>', "文字底色：pct15"),
    ("<w:smallCaps/><w:shadow/>", "文字效果：小型大写、阴影"),
    ('<w:em w:val="dot"/>', "文字效果：着重号"),
    ("<w:caps/>", "文字效果：全部大写"),
]
HARMLESS = [
    '<w:vertAlign w:val="superscript"/>',
    '<w:u w:val="none"/>',
    '<w:i w:val="0"/>',
    '<w:w w:val="100"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
    '<w:shd w:val="clear" w:fill="FFFFFF"/>',
    '<w:highlight w:val="none"/>',
    '<w:em w:val="none"/>',
]


@pytest.mark.parametrize(("properties", "found"), RUNS)
def test_a_run_that_looks_otherwise_is_found(properties: str, found: str) -> None:
    check = measured(damaged(sample(), "document", in_run(BODY, properties)))
    (figure,) = check.departing
    (departure,) = figure.departures
    assert f"{figure.subject.name} {figure.label}：{departure.measured}" == f"各种文字 {found}"
    assert departure.places == (f"“基本情况／规模”{WORDS}",)


def test_italics_from_end_to_end_are_nobodys_emphasis() -> None:
    def change(text: str) -> str:
        start = text.rindex("<w:p>", 0, text.index(BODY))
        end = text.index("</w:p>", start)
        return (
            text[:start]
            + text[start:end]
            .replace("</w:rPr>", "<w:i/></w:rPr>")
            .replace("<w:r><w:t", "<w:r><w:rPr><w:i/></w:rPr><w:t")
            + text[end:]
        )

    (figure,) = measured(damaged(sample(), "document", change)).departing
    (departure,) = figure.departures
    assert f"{figure.subject.name} {figure.label}：{departure.measured}" == "各种文字 斜体：倾斜"
    assert departure.places[0] == f"“基本情况／规模”{WORDS}"


@pytest.mark.parametrize("properties", HARMLESS)
def test_what_changes_nothing_to_see_and_superscripts_are_no_departures(properties: str) -> None:
    assert departures(damaged(sample(), "document", in_run(BODY, properties))) == []


STYLES = [
    ("TText", "<w:i/>", "斜体：倾斜"),
    ("1", '<w:u w:val="double"/>', "下划线：有"),
    ("Footer", '<w:w w:val="80"/>', "字符缩放：80 %"),
    ("CaseL", "<w:shadow/>", "文字效果：阴影"),
]


@pytest.mark.parametrize(("style", "properties", "found"), STYLES)
def test_a_style_that_looks_otherwise_is_found_through_the_chain(style: str, properties: str, found: str) -> None:
    change = in_style(style, "<w:rPr>", f"<w:rPr>{properties}")
    (shown,) = departures(damaged(sample(), "styles", change))
    assert shown.startswith(f"各种文字 {found}×")


def test_one_cell_that_is_struck_through_is_found_by_its_place() -> None:
    check = measured(damaged(sample(), "document", in_run("甲校(?=</w:t>)", "<w:strike/>")))
    (figure,) = check.departing
    assert figure.departures[0].places == ("“基本情况／规模／布局／分布”表 1-1　学校规模第 2 行第 1 格中的“甲校”",)


def test_italic_words_are_emphasis_but_a_line_under_some_words_is_nobodys() -> None:
    assert departures(damaged(sample(), "document", in_run("的一", "<w:i/>"))) == []
    assert departures(damaged(sample(), "document", in_run("的一", '<w:u w:val="single"/>'))) == [
        "各种文字 下划线：有×1"
    ]


def draft(folder: Path) -> Made:
    """Return the report of a workbook with something left to fill in, marked yellow."""
    return make(folder, minimal_sheets(基本情况=[("段落", "有{{学校数}}所。"), ("图片", "校门", "没有.jpg")]))


def test_the_marks_of_a_draft_are_no_departures(tmp_path: Path) -> None:
    made = draft(tmp_path)
    assert 'w:val="Todo"' in made.part("word/document.xml").decode()
    assert [code for code in made.codes if code.startswith("F")] == []
    unmarked = damaged(made.path.read_bytes(), "styles", replaced('w:val="待补"', 'w:val="另一种"'))
    assert [each for each in departures(unmarked) if each.startswith("各种文字 文字底色：FFFF00")]


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>"


def test_hidden_counters_are_fields_and_hide_nothing() -> None:
    def field(code: str) -> str:
        parts = (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText>{code}</w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>7</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
        return "".join(HIDDEN.format(part) for part in parts)

    simple = f'<w:fldSimple w:instr=" SEQ 表 \\h ">{HIDDEN.format("<w:t>7</w:t>")}</w:fldSimple>'
    for counter in (field(" SEQ 表 \\h \\r 0 "), simple):
        assert departures(damaged(sample(), "document", in_front(BODY, counter))) == []
    after = field(" SEQ 表 \\h ") + HIDDEN.format("<w:t>不见的字</w:t>")
    for lost in (after, field(" REF 表1 \\h "), field(" SEQ 表 \\* ARABIC "), HIDDEN.format("<w:t>不见的字</w:t>")):
        assert departures(damaged(sample(), "document", in_front(BODY, lost))) == ["各种文字 隐藏文字：有×1"]


def test_hidden_words_in_a_style_or_a_label_are_found() -> None:
    hidden = damaged(sample(), "styles", in_style("TText", "<w:rPr>", "<w:rPr><w:vanish/>"))
    assert [each for each in departures(hidden) if each.startswith("各种文字 隐藏文字：有×")]
    mark = '<w:lvlJc w:val="left"/>'
    label = damaged(sample(), "numbering", replaced(mark, f"{mark}<w:rPr><w:vanish/></w:rPr>"))
    assert [each for each in departures(label) if each.startswith("各种文字 隐藏文字：有×")]


def test_hidden_words_are_found_even_if_the_pack_says_nothing_of_looks() -> None:
    changed = damaged(sample(), "document", in_run(BODY, "<w:vanish/><w:i/>"))
    rules = replace(henan().format, every_element=Subject("各种文字"))
    assert rules.fonts
    findings = departure_findings(check_format(changed, rules, rules.fonts.template, henan().styles.todo), rules)
    (message,) = [finding.message for finding in findings]
    assert "隐藏文字应为“没有”（程序的规定（读者看不见））" in message


LEVELS = [
    (in_paragraph(BODY, '<w:outlineLvl w:val="1"/>'), "各种文字 大纲级别：2 级×1"),
    (in_paragraph("学校规模", '<w:outlineLvl w:val="0"/>'), "各种文字 大纲级别：1 级×1"),
]


@pytest.mark.parametrize(("change", "found"), LEVELS)
def test_a_paragraph_that_would_get_into_the_contents_is_found(change: Callable[[str], str], found: str) -> None:
    assert found in departures(damaged(sample(), "document", change))


def test_a_heading_without_its_level_is_shown_as_word_calls_it() -> None:
    changed = damaged(sample(), "styles", in_style("2", '<w:outlineLvl w:val="1"/>', ""))
    assert [each for each in departures(changed) if each.startswith("二级标题 大纲级别：正文文本×")]


def test_a_row_of_fixed_height_is_found() -> None:
    assert departures(damaged(sample(), "document", in_table('"atLeast"', '"exact"'))) == ["表格 固定行高：有×1"]


STYLELESS = [
    (in_table('<w:tblStyle w:val="RT"/>', ""), "Normal Table"),
    (in_table('<w:tblStyle w:val="RT"/>', '<w:tblStyle w:val="没有"/>'), "Normal Table"),
]


@pytest.mark.parametrize(("change", "style"), STYLELESS)
def test_a_table_that_lost_its_style_is_found(change: Callable[[str], str], style: str) -> None:
    check = measured(damaged(sample(), "document", change))
    assert [(each.measured, each.count) for each in check.unruled_tables] == [(style, 1)]
    findings = departure_findings(check, henan().format)
    (finding,) = [each for each in findings if each.code == "F625"]
    assert "表 1-1　学校规模" in finding.message
    assert style in finding.message
    page = format_page(check, "报告", "henan")
    assert f"表格样式“{style}”" in page
    assert "全部符合格式要求" not in page


def test_a_pack_that_says_nothing_of_tables_asks_no_style_of_them() -> None:
    rules = replace(henan().format, table=Subject("表格"))
    assert check_format(sample(), rules, None, henan().styles.todo).unruled_tables == ()


def test_tables_that_only_place_things_are_not_measured() -> None:
    renamed = damaged(sample(), "styles", replaced('w:val="图片表格"', 'w:val="封面用表"'))
    assert [each.measured for each in measured(renamed).unruled_tables] == ["封面用表"]
    assert measured(sample()).unruled_tables == ()


@pytest.mark.parametrize("pack", ["henan", "gongwen"])
def test_a_table_without_header_rows_lacks_no_repeated_ones(tmp_path: Path, pack: str) -> None:
    rows = [("表格", "概况", "", "表头=0"), ("", "学校", "甲校"), ("", "人数", "120")]
    sheets = minimal_sheets(基本情况=rows)
    assert make(tmp_path, {**sheets, "封面": [*COVER, ("模板", pack)]}).codes == []
