"""The contents list the headings in order, as Word would write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import chapter, minimal_sheets
from tests.invariants import find, values, w
from tests.reports import Made, changed_templates, make, refusals, shown

SHEETS = minimal_sheets(
    基本情况=[("节", "规模"), ("小节", "学校"), ("节", "结构 & <层次>")],
    学生发展=[("段落", "正文"), ("节", "成长")],
) | {"附件1 指标": chapter(("节", "口径")), "附件2 名单": chapter(("段落", "名单"))}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("toc"), SHEETS)


def entries(made: Made) -> list[tuple[str, str]]:
    return [(style, text) for style, text in made.lines() if style.startswith("toc ")]


def test_entries_are_the_headings_with_their_numbers_in_order(made: Made) -> None:
    assert entries(made) == [
        ("toc 1", "1 基本情况\t"),
        ("toc 2", "1.1 规模\t"),
        ("toc 2", "1.2 结构 & <层次>\t"),
        ("toc 1", "2 学生发展\t"),
        ("toc 2", "2.1 成长\t"),
        ("toc 1", "附件 1　指标\t"),
        ("toc 1", "附件 2　名单\t"),
    ]


def test_each_entry_leads_to_its_heading(made: Made) -> None:
    bookmarked: dict[str, str] = {}
    for paragraph in find(made.body, "w:p[w:bookmarkStart]"):
        bookmarked |= dict.fromkeys(values(paragraph, "w:bookmarkStart/@w:name"), shown(paragraph))
    for link in find(made.body, "w:p/w:hyperlink"):
        text = re.sub(r"^[\d.]+ ", "", shown(link)).rstrip("\t")
        assert re.sub(r"[\t\n]", "", bookmarked[link.get(w("anchor"), "")]) == text


def test_each_entry_has_a_page_reference_to_the_same_bookmark(made: Made) -> None:
    links = find(made.body, "w:p/w:hyperlink")
    codes = ["".join(code.text or "" for code in link.iter(w("instrText"))) for link in links]
    assert codes == [f" PAGEREF {link.get(w('anchor'))} \\h " for link in links]


def test_a_bookmark_encloses_the_whole_heading(made: Made) -> None:
    for paragraph in find(made.body, "w:p[w:bookmarkStart[starts-with(@w:name, '_Toc')]]"):
        tags = [child.tag for child in paragraph]
        assert tags[:2] == [w("pPr"), w("bookmarkStart")]
        assert tags[-1] == w("bookmarkEnd")


def test_one_field_spans_all_entries_with_the_code_of_the_template(made: Made) -> None:
    lines = [each for each in find(made.body, "w:p") if made.style_of(each).startswith("toc ")]
    kinds = [values(line, "w:r/w:fldChar/@w:fldCharType") for line in lines]
    assert kinds == [["begin", "separate"], *([] for _ in lines[2:]), ["end"]]
    code = "".join(each.text or "" for each in find(lines[0], "w:r/w:instrText"))
    assert code == ' TOC \\o "1-2" \\h \\z \\t "附件标题,1" '


def test_a_placeholder_in_a_heading_stands_in_the_contents_too(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("节", "{{人数}}规模")]))
    assert ("toc 2", "1.1 【待补：人数】规模\t") in entries(made)
    assert made.codes == ["T201 基本情况!B2"]


def test_a_template_without_contents_gives_a_warning_and_a_report(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(" TOC ", " PAGE "))
    made = make(tmp_path, SHEETS, templates)
    assert made.codes == ["M407"]
    assert not find(made.body, "//w:bookmarkStart[starts-with(@w:name, '_Toc')]")


def test_the_contents_of_a_report_without_headings_are_empty(tmp_path: Path) -> None:
    sheets = {name: rows for name, rows in minimal_sheets().items() if name != "基本情况"}
    made = make(tmp_path, sheets)
    assert not [text for _, text in made.lines() if "目录由程序填写" in text]
    assert made.codes == ["W013"]


def test_a_heading_without_text_is_not_listed(tmp_path: Path) -> None:
    blank = '<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:br/></w:r></w:p>'
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace("</w:tbl>", f"</w:tbl>{blank}", 1))
    assert entries(make(tmp_path, minimal_sheets(), templates)) == [("toc 1", "1 基本情况\t")]


def test_a_style_that_the_field_names_and_the_template_lacks_is_reported(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace('\\t "附件标题,1"', '\\t "附件题目,1"'))
    made = make(tmp_path, SHEETS, templates)
    assert made.codes == ["M409", "F614"]


def test_a_template_without_the_styles_of_the_contents_is_refused(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, styles=lambda xml: xml.replace('w:val="toc 1"', 'w:val="目录一"'))
    (message,) = refusals(tmp_path, SHEETS, templates)
    assert message.startswith("M404 模板缺少样式“toc 1”")
