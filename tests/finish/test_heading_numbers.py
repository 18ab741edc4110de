"""Numbers of headings as the template's list gives them."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.builders import TEMPLATES, minimal_sheets
from tests.reports import changed_templates, make, refusals
from zhibao.finish.heading_numbers import heading_numbers

STYLES = ("报告正文", "heading 1", "heading 2", "heading 3", "heading 4")
CHAPTERS = minimal_sheets(
    基本情况=[("节", "规模"), ("节", "结构"), ("小节", "甲"), ("条", "乙")],
    学生发展=[("节", "成长"), ("表格", "表"), ("", "甲"), ("", "1")],
)


def labels(*levels: int, template: Path = TEMPLATES / "henan" / "report.docx") -> list[str]:
    """Return the labels of headings of these levels; 0 is a paragraph of text."""
    document = docx.Document(str(template))
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    for level in levels:
        document.add_paragraph("题", STYLES[level])
    return [number.label for number in heading_numbers(document).values()]


def test_each_level_counts_within_the_one_above() -> None:
    assert labels(1, 2, 2, 3, 3, 1, 2, 3) == ["1 ", "1.1 ", "1.2 ", "1.2.1 ", "1.2.2 ", "2 ", "2.1 ", "2.1.1 "]


def test_the_fourth_level_counts_in_brackets() -> None:
    assert labels(1, 2, 3, 4, 4, 3, 4) == ["1 ", "1.1 ", "1.1.1 ", "（1）", "（2）", "1.1.2 ", "（1）"]


def test_text_has_no_number_and_counts_nothing() -> None:
    assert labels(1, 0, 2, 0, 2) == ["1 ", "1.1 ", "1.2 "]


def test_the_numbering_text_of_the_template_is_used(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path,
        numbering=lambda xml: xml.replace('w:val="%1"', 'w:val="第%1章"').replace(
            'w:numFmt w:val="decimal"/><w:pStyle w:val="1"', 'w:numFmt w:val="chineseCounting"/><w:pStyle w:val="1"'
        ),
    )
    made = make(tmp_path, CHAPTERS, templates)
    assert made.texts("toc 1") == ["第一章 基本情况\t", "第二章 学生发展\t"]
    # Word shows the levels of a number each in its own format.
    assert made.texts("toc 2") == ["一.1 规模\t", "一.2 结构\t", "二.1 成长\t"]
    assert made.texts("表题") == ["表 二-1　表"]


def test_the_start_and_suffix_of_a_level_are_used(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path,
        numbering=lambda xml: xml.replace(
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:suff w:val="space"/>',
            '<w:start w:val="3"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:suff w:val="nothing"/>',
        ),
    )
    assert labels(1, 2, 1, template=templates / "henan" / "report.docx") == ["3", "3.1 ", "4"]


def test_an_unknown_number_format_in_the_template_is_a_finding(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path,
        numbering=lambda xml: xml.replace(
            'w:val="decimal"/><w:pStyle w:val="1"', 'w:val="hebrew1"/><w:pStyle w:val="1"'
        ),
    )
    assert refusals(tmp_path, CHAPTERS, templates) == ["M408 模板用了程序不认识的编号格式 hebrew1。"]


def test_a_style_that_is_taken_out_of_the_list_has_no_number(tmp_path: Path) -> None:
    taken = changed_templates(
        tmp_path, styles=lambda xml: xml.replace('<w:ilvl w:val="2"/><w:numId w:val="1"/>', '<w:numId w:val="0"/>')
    )
    assert labels(1, 2, 3, template=taken / "henan" / "report.docx")[:2] == ["1 ", "1.1 "]


def test_legal_numbering_shows_the_levels_above_in_arabic_numerals(tmp_path: Path) -> None:
    legal = changed_templates(
        tmp_path,
        numbering=lambda xml: xml.replace(
            'w:numFmt w:val="decimal"/><w:pStyle w:val="1"', 'w:numFmt w:val="chineseCounting"/><w:pStyle w:val="1"'
        ).replace('<w:pStyle w:val="2"/>', '<w:pStyle w:val="2"/><w:isLgl/>'),
    )
    assert labels(1, 2, template=legal / "henan" / "report.docx") == ["一 ", "1.1 "]
