"""The template filled: its look is used, its faults are named."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import TEMPLATES, minimal_sheets
from tests.invariants import find, values, w
from tests.reports import changed_templates, make, refusals

SHEETS = minimal_sheets(基本情况=[("表格", "规模", "单位：人"), ("", "甲"), ("", "1")])


def tagged(text: str) -> str:
    """Return a paragraph for the template's body."""
    return f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def with_paragraph(folder: Path, text: str) -> Path:
    """Return templates with this text in a paragraph after the cover."""
    return changed_templates(folder, document=lambda xml: xml.replace("</w:tbl>", f"</w:tbl>{tagged(text)}", 1))


def test_a_style_changed_in_the_template_is_so_in_the_report(tmp_path: Path) -> None:
    red = '<w:color w:val="FF0000"/><w:sz w:val="36"/>'
    templates = changed_templates(
        tmp_path, styles=lambda xml: re.sub(r'(w:name w:val="表题".*?)<w:sz w:val="24"/>', rf"\1{red}", xml, count=1)
    )
    made = make(tmp_path, SHEETS, templates)
    style = find(etree.fromstring(made.part("word/styles.xml")), 'w:style[w:name/@w:val="表题"]')[0]
    assert values(style, "w:rPr/w:color/@w:val") == ["FF0000"]
    assert values(style, "w:rPr/w:sz/@w:val") == ["36"]
    (caption,) = made.paragraphs("表题")
    # Nothing in the paragraph itself overrides the style: it says which of the style's fonts, and names none.
    assert find(caption, ".//w:color | .//w:sz | .//w:rFonts[@w:ascii or @w:hAnsi or @w:eastAsia]") == []


def test_words_changed_in_the_template_are_so_in_the_report(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path, document=lambda xml: xml.replace(">表 </w:t>", ">表格</w:t>").replace("目　录", "目次")
    )
    made = make(tmp_path, SHEETS, templates)
    assert made.texts("表题") == ["表格1-1　规模"]
    assert "目次" in made.texts("前置标题")


def test_a_page_made_narrower_in_the_template_makes_tables_narrower(tmp_path: Path) -> None:
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace('w:left="1588"', 'w:left="2588"'))
    (table,) = make(tmp_path, SHEETS, templates).tables()
    assert values(table, "w:tblPr/w:tblW/@w:w") == ["7844"]


def test_a_key_that_the_cover_lacks_is_refused_and_named(tmp_path: Path) -> None:
    templates = with_paragraph(tmp_path, "{{ cover.不存在 }}")
    (message,) = refusals(tmp_path, SHEETS, templates)
    assert message.startswith("M431 ")
    assert "不存在" in message


def test_an_unknown_name_at_the_top_is_refused_and_named(tmp_path: Path) -> None:
    (message,) = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, "{{ chapterz }}"))
    assert message.startswith("M406 ")
    assert "chapterz" in message


@pytest.mark.parametrize("tag", ["{% if %}", "{{ cover. }}", "{%p for x in %}", "{% endfor %}", "{{ a b }}"])
def test_a_syntax_error_is_refused_and_placed(tmp_path: Path, tag: str) -> None:
    messages = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, f"开头{tag}结尾"))
    assert all("正文第 102 段“开头" in message for message in messages)
    assert {message[:4] for message in messages} & {"M405", "M413"}


def test_a_syntax_error_names_the_words_around_it(tmp_path: Path) -> None:
    (message,) = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, "开头{{ a b }}结尾"))
    assert message.startswith("M405 模板正文第 102 段“开头{{ a b }}结尾”的标签写法不对")


def test_a_loop_never_closed_is_refused(tmp_path: Path) -> None:
    (message,) = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, "{%p for chapter in chapters %}"))
    assert message.startswith("M413 ")


@pytest.mark.parametrize("tag", ["{{ ''.__class__.__mro__ }}", "{{ cover.地区.__init__.__globals__ }}"])
def test_a_template_cannot_reach_into_the_program(tmp_path: Path, tag: str) -> None:
    messages = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, tag))
    assert {message[:4] for message in messages} == {"M418"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ 1/0 }}", "M405"),
        ("{{ cover.地区|nosuch }}", "M417"),
        ("{{ chapters[9].title }}", "M431"),
        ("{{ chapters() }}", "M418"),
    ],
)
def test_any_other_fault_of_a_tag_is_refused_too(tmp_path: Path, tag: str, code: str) -> None:
    (message,) = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, tag))
    assert message.startswith(code)


def test_all_faults_of_a_template_are_named_at_once(tmp_path: Path) -> None:
    faulty = "{{ titel_lines }}{{ cover.地区|nosuch }}{% if preface %}"
    messages = refusals(tmp_path, SHEETS, with_paragraph(tmp_path, faulty))
    assert sorted(message[:4] for message in messages) == ["M406", "M413", "M417"]


def test_a_missing_style_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path, styles=lambda xml: xml.replace('w:name w:val="表格文字"', 'w:name w:val="表格文字样式"')
    )
    assert refusals(tmp_path, SHEETS, templates) == ["M404 模板缺少样式“表格文字”，是不是“表格文字样式”？"]


def test_all_missing_styles_are_named_at_once(tmp_path: Path) -> None:
    templates = changed_templates(
        tmp_path, styles=lambda xml: xml.replace('"报告表格"', '"a"').replace('"待补"', '"b"').replace('"分节"', '"c"')
    )
    messages = refusals(tmp_path, SHEETS, templates)
    assert [message[:4] for message in messages] == ["M404"] * 3
    assert [name for name in ("报告表格", "待补", "分节") if name not in "".join(messages)] == []


@pytest.mark.parametrize("content", [b"", b"no zip", None, "half"], ids=["empty", "text", "missing", "cut off"])
def test_a_damaged_template_is_refused(tmp_path: Path, content: bytes | str | None) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    file = templates / "henan" / "report.docx"
    whole = file.read_bytes()
    file.unlink()
    if content is not None:
        file.write_bytes(whole[: len(whole) // 2] if isinstance(content, str) else content)
    (message,) = refusals(tmp_path, SHEETS, templates)
    assert message.startswith("M403 ")


@pytest.mark.parametrize("part", ["document", "styles"])
def test_a_part_that_is_no_xml_is_refused(tmp_path: Path, part: str) -> None:
    templates = changed_templates(tmp_path, **{part: lambda xml: xml[: len(xml) // 2]})
    (message,) = refusals(tmp_path, SHEETS, templates)
    assert message.startswith("M403 ")


def test_a_workbook_is_no_template(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    shutil.copy(next(TEMPLATES.parent.glob("inputs/*/工作簿.xlsx")), templates / "henan" / "report.docx")
    (message,) = refusals(tmp_path, SHEETS, templates)
    assert message.startswith("M403 ")


def test_the_template_file_itself_is_never_written(tmp_path: Path) -> None:
    file = TEMPLATES / "henan" / "report.docx"
    before = file.read_bytes()
    make(tmp_path, SHEETS)
    assert file.read_bytes() == before


def test_the_template_that_ships_has_the_styles_that_its_pack_names(tmp_path: Path) -> None:
    made = make(tmp_path, SHEETS)
    pack = tomllib.loads((TEMPLATES / "henan" / "pack.toml").read_text(encoding="utf-8"))
    assert set(pack["styles"].values()) <= set(made.style_names.values())


def test_proofing_is_in_chinese(tmp_path: Path) -> None:
    styles = etree.fromstring(make(tmp_path, SHEETS).part("word/styles.xml"))
    assert {each.get(w("eastAsia")) for each in styles.iter(w("lang"))} == {"zh-CN"}


def test_no_tag_line_is_left(tmp_path: Path) -> None:
    assert make(tmp_path, SHEETS).texts("模板标签") == []
