"""The contents are found and filled in every form in which Word and WPS leave them, and never ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.reports import changed_templates, make, refusals, shown
from tests.word.wml import field, in_list, list_of, opened, p, ppr, r, section, style, t
from zhibao.findings import Finding, NothingMadeError
from zhibao.finish.heading_numbers import heading_numbers
from zhibao.finish.toc import fill_toc
from zhibao.word.fields import fields_by_block

SHEETS = minimal_sheets(基本情况=[("节", "规模")], 学生发展=[("段落", "正文")])
ENTRIES = ["1 基本情况\t", "1.1 规模\t", "2 学生发展\t"]
CODE = ' TOC \\o "1-2" \\h \\z \\t "附件标题,1" '
OLD = "（目录由程序填写）"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


STYLES = "".join(
    (
        *(style(f"heading {level}", in_list(1, level - 1)) for level in (1, 2, 3)),
        *(style(f"toc {level}") for level in (1, 2, 3)),
        *map(style, ("附件标题", "图题", "表题", "table of figures")),
    )
)
LIST = list_of(1, "%1", "%1.%2", "%1.%2.%3")
CHAPTER, SECTION, PART = p("基本情况", "heading 1"), p("规模", "heading 2"), p("学校", "heading 3")
HEADINGS = CHAPTER + SECTION + PART + p("学生发展", "heading 1")
FILLED = [("toc 1", "1 基本情况\t"), ("toc 2", "1.1 规模\t"), ("toc 1", "2 学生发展\t")]


def toc(code: str) -> str:
    """Return a paragraph with contents that were never filled."""
    return f"<w:p>{field(code, r(t(OLD)))}</w:p>"


def filled(contents: str) -> tuple[list[tuple[str, str]], tuple[Finding, ...]]:
    """Return style and text of the entries that contents before the headings get, and what is found."""
    parts = {"styles": f"<w:styles>{STYLES}</w:styles>", "numbering": f"<w:numbering>{LIST}</w:numbering>"}
    document = opened(contents + HEADINGS + section(), parts)
    findings = fill_toc(document, heading_numbers(document), fields_by_block(document.element.body))
    lines = [(each.style.name if each.style else "", shown(each._p)) for each in document.paragraphs]
    return [(name, text) for name, text in lines if name.startswith(("toc ", "table of "))], findings


def paragraph_of(xml: str, words: str) -> str:
    """Return the paragraph of a part that holds the words."""
    at = xml.index(words)
    return xml[xml.rindex("<w:p>", 0, at) : xml.index("</w:p>", at) + len("</w:p>")]


def updated(xml: str) -> str:
    """Return the body as Word leaves it after an update: entries in paragraphs of their own, the end in the last."""
    found = paragraph_of(xml, OLD)
    entry = '<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr><w:r><w:t>1.1 旧节</w:t></w:r><w:r><w:tab/></w:r></w:p>'
    first = found.replace(OLD, "1 旧章").replace(END, "")
    return xml.replace(found, f"{first}{entry}<w:p>{END}</w:p>")


def in_control(xml: str) -> str:
    """Return the body with its contents in a content control, as from Word's gallery."""
    changed = updated(xml)
    start = changed.index(paragraph_of(changed, "1 旧章"))
    end = changed.index(END, start) + len(END) + len("</w:p>")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{changed[start:end]}</w:sdtContent></w:sdt>"
    return changed[:start] + control + changed[end:]


def contents(tmp_path: Path, change: object) -> tuple[list[str], list[str], str]:
    """Return the entries, the codes of findings and all words of a report whose template's body was changed."""
    assert callable(change)
    made = make(tmp_path, SHEETS, changed_templates(tmp_path, document=change))
    entries = [text for style, text in made.lines() if style.startswith("toc ")]
    return entries, made.codes, "".join(text for _, text in made.lines())


@pytest.mark.parametrize("change", [updated, in_control], ids=["over paragraphs", "in a content control"])
def test_updated_contents_are_replaced_whole(tmp_path: Path, change: object) -> None:
    entries, codes, words = contents(tmp_path, change)
    assert (entries, codes) == (ENTRIES, [])
    assert "旧" not in words


@pytest.mark.parametrize(
    "code",
    [
        CODE,
        ' toc \\o "1-2" \\h \\z \\t "附件标题,1" ',
        " TOC \\o 1-2 \\h \\z \\t 附件标题,1 ",
        ' TOC \\h \\z \\o"1-2" ',
        ' Toc \\H \\O "1-2" ',
    ],
)
def test_a_code_is_read_as_word_reads_it(code: str) -> None:
    assert filled(toc(code)) == (FILLED, ())


def test_levels_follow_the_field() -> None:
    entries, _ = filled(toc(CODE.replace("1-2", "1-3")))
    assert entries == [*FILLED[:2], ("toc 3", "1.1.1 学校\t"), FILLED[2]]


def test_a_range_may_leave_out_the_first_levels() -> None:
    assert filled(toc(' TOC \\o "2-2" '))[0] == [("toc 2", "1.1 规模\t")]


def test_a_field_that_names_only_styles_lists_no_other_headings() -> None:
    assert filled(toc(' TOC \\h \\z \\t "heading 1,1" '))[0] == [FILLED[0], FILLED[2]]


def test_words_beside_the_field_stay(tmp_path: Path) -> None:
    def change(xml: str) -> str:
        found = updated(xml)
        return found.replace(f"<w:p>{END}</w:p>", f"<w:p>{END}<w:r><w:t>以上为目录</w:t></w:r></w:p>")

    entries, _, words = contents(tmp_path, change)
    assert entries == ENTRIES
    assert "以上为目录" in words


def caption(label: str, words: str, style_name: str, code: str) -> str:
    """Return a caption that a sequence numbers."""
    stated = ppr(f'<w:pStyle w:val="{style_name}"/>')
    return f"<w:p>{stated}{r(t(label))}{field(code, r(t('1')))}{r(t(words))}</w:p>"


CAPTIONS = "".join(
    (
        caption("图", "　校门", "图题", " SEQ 图 "),
        caption("表", "　规模", "表题", " SEQ 表 "),
        caption("附图", "　操场", "图题", " seq 附图 "),
        caption("从头数起", "", "正文", " SEQ 图 \\h \\r 0 "),
    )
)
LISTED = "table of figures"


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(
    ("code", "listed"),
    [
        (' TOC \\h \\z \\c "图" ', ["图1　校门"]),
        (" toc \\C 表 ", ["表1　规模"]),
        (' TOC \\h \\z \\t "图题" \\c ', ["图1　校门", "附图1　操场"]),
        (' TOC \\t "图题,1,表题,2" \\c ', ["图1　校门", "表1　规模", "附图1　操场"]),
    ],
)
def test_lists_of_captions_stand_beside_the_contents(code: str, listed: list[str], place: str) -> None:
    """By the sequence that numbers them, but not where that counts in silence, or by style."""
    lists = toc(code) + toc(CODE) if place == "before" else toc(CODE) + toc(code)
    entries, findings = filled(lists + CAPTIONS)
    assert [text for name, text in entries if name == LISTED] == [f"{each}\t" for each in listed]
    assert [each for each in entries if each[0] != LISTED] == FILLED
    assert findings == ()


def test_a_list_without_contents_is_filled_and_the_contents_are_missed() -> None:
    entries, findings = filled(toc(" TOC \\c 图 ") + CAPTIONS)
    assert entries == [(LISTED, "图1　校门\t")]
    assert [each.code for each in findings] == ["M407"]


def test_a_heading_in_two_contents_has_one_bookmark() -> None:
    entries, _ = filled(toc(CODE) + toc(' TOC \\o "1-1" '))
    assert entries == [*FILLED, FILLED[0], FILLED[2]]


@pytest.mark.parametrize("code", [' TOC \\a "图" ', " TOC \\f a ", ' TOC \\o "1-2" \\b 一章 ', " TOC \\l 1-2 "])
def test_a_list_that_is_not_filled_is_refused(code: str) -> None:
    with pytest.raises(NothingMadeError) as refusal:
        filled(toc(CODE) + toc(code))
    assert [each.code for each in refusal.value.findings] == ["M441"]


def test_such_a_list_makes_no_report(tmp_path: Path) -> None:
    def change(xml: str) -> str:
        found = paragraph_of(xml, OLD)
        return xml.replace(found, found + found.replace(CODE, " TOC \\a 图"))

    (refusal,) = refusals(tmp_path, SHEETS, changed_templates(tmp_path, document=change))
    assert refusal.startswith("M441 ")
