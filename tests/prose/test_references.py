"""Cross-references `{{表:…}}`, `{{图:…}}`, `{{案例:…}}`: real REF fields that show their target's number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import CellContent, Rows, Sheets, chapter, minimal_sheets, rich
from tests.invariants import find, values, w
from tests.reports import Made, changed_templates, make, photo, shown

TABLE: Rows = (("表格", "办学规模", "", "名称=规模"), ("", "校", "人"), ("", "甲", 1))
CASE: Rows = (("案例", "校企共建", "甲校"), ("段落", "案例正文。"), ("案例完",))


def body(made: Made) -> list[str]:
    return made.texts("报告正文") + made.texts("案例正文")


def two_chapters(*rows: tuple[CellContent, ...]) -> Sheets:
    """Return a workbook whose second chapter has a table, a photo, a case, and these rows."""
    figure: Rows = (("图片", "开放日", "横.png"),)
    return minimal_sheets(基本情况=TABLE, 学生发展=[*TABLE_TWO, *figure, *CASE, *rows])


TABLE_TWO: Rows = (("表格", "毕业生去向"), ("", "去向", "人"), ("", "升学", 1))


@pytest.fixture
def with_photo(tmp_path: Path) -> Path:
    photo(tmp_path, "横.png")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("见{{表:规模}}。", "见表 1-1。"),
        ("见{{表:办学规模}}。", "见表 1-1。"),
        ("见｛｛表：毕业生去向｝｝。", "见表 2-1。"),
        ("见{{ 图：开放日 }}。", "见图 2-1。"),
        ("见{{案例:校企共建}}。", "见案例 2-1。"),
        ("{{表:规模}}和{{图:开放日}}", "表 1-1和图 2-1"),
    ],
)
def test_a_reference_prints_label_and_number(with_photo: Path, typed: str, printed: str) -> None:
    made = make(with_photo, two_chapters(("段落", typed)))
    assert made.codes == []
    assert printed in body(made)


def test_a_reference_is_a_field_to_a_bookmark_around_the_label(with_photo: Path) -> None:
    made = make(with_photo, two_chapters(("段落", "见{{案例:校企共建}}。")))
    (paragraph,) = [each for each in made.paragraphs("报告正文") if "见" in shown(each)]
    (code,) = find(paragraph, ".//w:instrText")
    name = (code.text or "").split()[1]
    (start,) = find(made.body, f'.//w:bookmarkStart[@w:name="{name}"]')
    assert labelled(start) == "案例 2-1"
    assert (code.text or "").split()[2:] == ["\\h", "\\*", "MERGEFORMAT"]


def labelled(start: object) -> str:
    """Return what stands between a bookmark's start and its end."""
    text, element = "", start.getnext()  # type: ignore[attr-defined]  # an lxml element
    while element.tag != w("bookmarkEnd"):
        text += shown(element)
        element = element.getnext()
    return text


def test_only_what_is_referred_to_has_a_bookmark(with_photo: Path) -> None:
    made = make(with_photo, two_chapters(("段落", "见{{表:规模}}和{{表:办学规模}}。")))
    names = values(made.body, ".//w:bookmarkStart/@w:name")
    assert len([name for name in names if name.startswith("_Ref")]) == 1


def test_no_mark_is_left_in_any_caption(with_photo: Path) -> None:
    made = make(with_photo, two_chapters(("段落", "正文")))
    assert not re.search("[\ufdd0-\ufdef]", made.part("word/document.xml").decode())
    assert made.texts("图题") == ["图 2-1\u3000开放日"]


def test_references_stand_in_cells_captions_cases_and_notes(with_photo: Path) -> None:
    rows = [
        ("表格", "对照（见{{表:规模}}）"),
        ("", "项", "出处"),
        ("", "甲", "{{表:毕业生去向}}"),
        ("注", "另见{{图:开放日}}。"),
        ("案例", "又一例", "甲校"),
        ("段落", "照{{案例:校企共建}}办。"),
    ]
    made = make(with_photo, two_chapters(*rows))
    assert made.codes == []
    assert made.texts("表题")[-1] == "表 2-2\u3000对照（见表 1-1）"
    assert "表 2-1" in made.texts("表格文字")
    assert made.texts("注") == ["另见图 2-1。"]
    assert "照案例 2-1办。" in body(made)


def test_a_reference_in_a_heading_stands_in_the_contents_too(with_photo: Path) -> None:
    made = make(with_photo, two_chapters(("节", "对{{表:规模}}的说明"), ("段落", "正文")))
    assert "2.1 对表 1-1的说明\t" in made.texts("toc 2")


def test_bold_around_a_reference_is_kept(with_photo: Path) -> None:
    made = make(with_photo, two_chapters(("段落", rich("见", ("{{表:规模}}", "b"), "。"))))
    (result,) = [run for run in find(made.body, ".//w:r[w:rPr/w:b]") if shown(run) == "表 1"]
    assert find(result, "w:rPr/w:b")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("见{{表:规摸}}。", "T208", "表格不存在，是不是“规模”？"),
        ("见{{图:规模}}。", "T208", "图不存在"),
        ("见{{案例:没有}}。", "T208", "案例不存在"),
    ],
)
def test_an_unknown_target_is_an_error_with_the_nearest(with_photo: Path, typed: str, code: str, said: str) -> None:
    made = make(with_photo, two_chapters(("段落", typed)))
    (finding,) = [each for each in made.outcome.findings if each.code == code]
    assert said in finding.message and str(finding.ref) == "学生发展!B9"
    assert any(text.startswith("见【待补：") for text in body(made))


def test_two_targets_of_one_name_are_an_error_that_names_both(tmp_path: Path) -> None:
    made = make(tmp_path, minimal_sheets(基本情况=[*TABLE, *TABLE, ("段落", "见{{表:办学规模}}。")]))
    (finding,) = [each for each in made.outcome.findings if each.code == "T209"]
    assert "基本情况!A2、基本情况!A5" in finding.message


def test_a_table_without_caption_has_no_number_to_refer_to(tmp_path: Path) -> None:
    rows = [("表格", "", "", "名称=规模"), ("", "校", "人"), ("", "甲", 1), ("段落", "见{{表:规模}}。")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == ["T210 基本情况!B5"]


def test_a_table_of_the_preface_has_no_number_to_refer_to(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "见{{表:规模}}。")])
    sheets["前言"] = chapter(*TABLE)
    made = make(tmp_path, sheets)
    assert made.codes == ["T210 基本情况!B2"]
    assert "见【待补：没有编号】。" in body(made)


def test_annex_tables_are_referred_to_by_their_own_label(tmp_path: Path) -> None:
    sheets = minimal_sheets(基本情况=[("段落", "见{{表:规模}}。")]) | {"附件1 指标": chapter(*TABLE)}
    assert "见附表 1。" in body(make(tmp_path, sheets))


def test_a_caption_is_found_as_typed_with_look_ups_of_the_cover(tmp_path: Path) -> None:
    rows = [("表格", "{{地区}}规模"), ("", "校", "人"), ("", "甲", 1), ("段落", "见{{表:云州市规模}}。")]
    made = make(tmp_path, minimal_sheets(基本情况=rows))
    assert made.codes == [] and "见表 1-1。" in body(made)


def test_a_label_in_one_run_with_its_caption_is_parted_from_it(with_photo: Path) -> None:
    """An editor of the template may type the label by hand, in the caption's own run."""

    def one_run(xml: str) -> str:
        return xml.replace("　{{ block.caption }}", "号　{{ block.caption }}")

    templates = changed_templates(with_photo, document=one_run)
    made = make(with_photo, two_chapters(("段落", "见{{表:规模}}。")), templates)
    assert "见表 1-1号。" in body(made)
    assert made.texts("表题")[0] == "表 1-1号\u3000办学规模"
