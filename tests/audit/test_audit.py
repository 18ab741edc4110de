"""What a template leaves out, prints twice or elsewhere, and what no submission may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.audit.intended import Intended, intended
from tests.builders import COVER, TEMPLATES, Rows, minimal_sheets, write_workbook
from tests.invariants import find
from tests.reports import Made, changed_templates, make, photo, silent
from zhibao.pipeline import Status, build

ROWS: Rows = (
    ("节", "规模"),
    ("段落", "全市有11所学校。"),
    ("表格", "规模表", "单位：人"),
    ("", "项目", "人数"),
    ("", "甲", 3),
    ("注", "注一"),
    ("案例", "好案例", "甲校"),
    ("段落", "案例正文"),
)
SHEETS = minimal_sheets(基本情况=ROWS)


FORMAT = "F61"


def errors(made: Made) -> list[str]:
    """Return code, place and message of the errors; what departs from the format is another check's."""
    found = [each for each in made.outcome.findings if each.severity.value == "error" and each.code[:3] != FORMAT]
    return [f"{each.code} {each.ref} {each.message}" for each in found]


def with_template(folder: Path, change: Callable[[str], str]) -> list[str]:
    """Return the errors of a report whose template is changed; they make it a draft."""
    made = make(folder, SHEETS, changed_templates(folder, document=change))
    assert made.outcome.status is Status.DRAFT or not errors(made)
    return errors(made)


def paragraph_with(tag: str) -> str:
    """Return a pattern for the template's paragraph that holds the tag."""
    return rf"<w:p>(?:(?!</w:p>).)*{re.escape(tag)}(?:(?!</w:p>).)*</w:p>"


def test_a_template_that_forgets_the_notes_makes_a_draft(tmp_path: Path) -> None:
    found = with_template(tmp_path, lambda xml: re.sub(paragraph_with("{{ note }}"), "", xml))
    assert found == ["F601 基本情况!B7 报告里没有找到“注一”。"]


def test_what_a_template_prints_twice_is_found(tmp_path: Path) -> None:
    found = with_template(tmp_path, lambda xml: xml.replace("{{ block.unit }}", "{{ block.unit }}{{ block.unit }}"))
    assert found == ["F607 基本情况!C4 “单位：人”印了不止一次。"]


def test_a_block_printed_out_of_order_is_found(tmp_path: Path) -> None:
    found = with_template(
        tmp_path, lambda xml: xml.replace("for block in blocks %}", "for block in (blocks|list)[::-1] %}")
    )
    assert any(each.startswith("F608 基本情况!B2") for each in found)


def test_a_template_decides_about_the_order_inside_a_block(tmp_path: Path) -> None:
    def unit_below(xml: str) -> str:
        (unit,) = re.findall(paragraph_with("{{ block.unit }}"), xml)
        (table,) = re.findall(paragraph_with("{{p block.table }}"), xml)
        return xml.replace(unit, "").replace(table, table + unit)

    assert with_template(tmp_path, unit_below) == []


def test_words_of_the_template_around_a_text_are_its_own_business(tmp_path: Path) -> None:
    assert with_template(tmp_path, lambda xml: xml.replace("{{ block.text }}", "〔{{ block.text }}〕")) == []


def test_a_table_that_the_template_leaves_out_is_found(tmp_path: Path) -> None:
    found = with_template(tmp_path, lambda xml: re.sub(paragraph_with("{{p block.table }}"), "", xml))
    assert found[0].startswith("F603 基本情况!A4 报告里的表格“规模表”与工作簿不同")


def test_a_table_printed_twice_is_found(tmp_path: Path) -> None:
    def twice(xml: str) -> str:
        (table,) = re.findall(paragraph_with("{{p block.table }}"), xml)
        return xml.replace(table, table + "<w:p><w:r><w:t>又</w:t></w:r></w:p>" + table)

    assert "F607 基本情况!A4 “规模表”印了不止一次。" in with_template(tmp_path, twice)


def test_a_table_of_the_template_in_the_style_of_report_tables_is_its_own(tmp_path: Path) -> None:
    def with_table(xml: str) -> str:
        style = "报告表格"
        (table,) = re.findall(paragraph_with("{{p block.table }}"), xml)
        own = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="900" w:type="dxa"/></w:tblPr><w:tblGrid>'
            '<w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>'
            "<w:p><w:r><w:t>固定的表</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>隔开</w:t></w:r></w:p>"
        )
        return xml.replace(table, own.replace(style, table_style()) + table)

    assert with_template(tmp_path, with_table) == []


def test_a_footer_may_print_a_text_of_the_report(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path, footer1=lambda xml: xml.replace("</w:p>", "<w:r><w:t>{{ chapters[0].title }}</w:t></w:r></w:p>", 1)
    )
    made = make(tmp_path, SHEETS, templates)
    assert errors(made) == []
    assert ">基本情况</w:t>" in made.part("word/footer1.xml").decode()


def table_style() -> str:
    """Return the id of the style of report tables."""
    return str(docx.Document(str(TEMPLATES / "henan" / "report.docx")).styles["报告表格"].style_id)


@pytest.mark.unsound("a picture is not shown anywhere")
def test_a_picture_that_the_template_leaves_out_is_found(tmp_path: Path) -> None:
    photo(tmp_path, "甲.png")
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace("{{ block.single }}", "图"))
    workbook = write_workbook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("图片", "", "甲.png")]))
    outcome = build(workbook, templates, tmp_path, silent)
    assert outcome.status is Status.DRAFT
    assert "应有 1 张图，报告里有 0 张。" in [each.message for each in outcome.findings if each.code == "F602"]


@pytest.mark.unsound("a tag is left in the document")
def test_a_tag_that_was_printed_is_found(tmp_path: Path) -> None:
    printing = "编制 {{ '%' ~ '}' }}</w:t>"
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace("编制</w:t>", printing, 1))
    outcome = build(write_workbook(tmp_path / "工作簿.xlsx", SHEETS), templates, tmp_path, silent)
    assert outcome.status is Status.DRAFT
    assert [each.code for each in outcome.findings if each.code.startswith("F")] == ["F644"]


def test_a_required_key_of_the_cover_that_is_not_printed_is_found(tmp_path: Path) -> None:
    found = with_template(tmp_path, lambda xml: xml.replace("{{ cover.编制单位 }}", "某单位"))
    assert found == ["F601 封面!B4 报告里没有找到“云州市教育局”。"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Intended:
    return intended(tmp_path_factory.mktemp("audit"), SHEETS)


def test_losses_in_great_number_are_summed_up(report: Intended) -> None:
    document = report.document()
    for paragraph in find(document.element.body, "w:p"):
        for text in find(paragraph, ".//w:t"):
            text.text = ""
    for table in find(document.element.body, "w:tbl"):
        for number in range(30):
            table.addnext(docx.Document().add_paragraph(f"多{number}")._p)
    codes = [each.code for each in report.found(document)]
    assert (len(codes), codes[-1]) == (21, "F604")


def test_a_placeholder_in_a_submission_is_found(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "还有【缺图：数】没有写")]))
    assert errors(made) == ["F645 基本情况!B2 报告里还有“【缺图：数】”。"]
    assert made.path.stem.endswith("_草稿")


def test_a_draft_is_not_told_of_its_placeholders_again(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", "{{没有}}")]))
    assert [each.split()[0] for each in errors(made)] == ["T201"]


def test_an_empty_caption_of_the_template_is_found(tmp_path: Path) -> None:
    def emptied(xml: str) -> str:
        (unit,) = re.findall(paragraph_with("{{ block.unit }}"), xml)
        style = re.findall(r'w:pStyle w:val="([^"]*)"', re.findall(paragraph_with("{{ block.caption }}"), xml)[0])[0]
        return xml.replace(
            unit, unit + f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>　</w:t></w:r></w:p>'
        )

    assert [each.split()[0] for each in with_template(tmp_path, emptied)] == ["F646"]


@pytest.mark.parametrize("text", ["针对【缺口分析】", "【缺勤】", "学生【待补考】", "【缺】表示缺数据"])
def test_a_text_that_only_looks_like_a_placeholder_is_one_like_others(tmp_path: Path, text: str) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[("段落", text), ("表格", "说明"), ("", "项"), ("", text)]))
    assert errors(made) == []


@pytest.mark.unsound("a tag that the clerk typed is printed as it is")
def test_a_tag_in_the_report_s_name_is_the_clerk_s(tmp_path: Path) -> None:
    sheets = minimal_sheets() | {"封面": [*COVER, ("报告名称", "{%甲%}报告")]}
    outcome = build(write_workbook(tmp_path / "工作簿.xlsx", sheets), TEMPLATES, tmp_path, silent)
    assert outcome.status is Status.READY
