"""The contents are found and filled in every form in which Word and WPS leave them, and never ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import minimal_sheets
from tests.reports import changed_templates, make, refusals
from tests.word.wml import field, in_list, list_of, opened, p, r, section, style, t
from zhibao.findings import Finding, NothingMadeError
from zhibao.finish.heading_numbers import heading_numbers
from zhibao.finish.toc import fill_toc

SHEETS = minimal_sheets(基本情况=[("节", "规模")], 学生发展=[("段落", "正文")])
ENTRIES = ["1 基本情况\t", "1.1 规模\t", "2 学生发展\t"]
CODE = ' TOC \\o "1-2" \\h \\z \\t "附件标题,1" '
OLD = "（目录由程序填写）"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


STYLES = "".join(
    (
        *(style(f"heading {level}", in_list(1, level - 1)) for level in (1, 2, 3)),
        *(style(f"toc {level}") for level in (1, 2, 3)),
        style("附件标题"),
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
    findings = fill_toc(document, heading_numbers(document))
    lines = [(each.style.name if each.style else "", each.text) for each in document.paragraphs]
    return [(name, text) for name, text in lines if name.startswith("toc ")], findings


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


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("code", [' TOC \\h \\z \\c "图" ', " TOC \\c 图", ' TOC \\o "1-3" '])
def test_a_list_that_is_not_filled_is_refused(code: str, place: str) -> None:
    lists = [toc(code), toc(CODE)] if place == "before" else [toc(CODE), toc(code)]
    with pytest.raises(NothingMadeError) as refusal:
        filled("".join(lists))
    assert [each.code for each in refusal.value.findings] == ["M441"]


def test_such_a_list_makes_no_report(tmp_path: Path) -> None:
    def change(xml: str) -> str:
        found = paragraph_of(xml, OLD)
        return xml.replace(found, found + found.replace(CODE, " TOC \\c 图"))

    (refusal,) = refusals(tmp_path, SHEETS, changed_templates(tmp_path, document=change))
    assert refusal.startswith("M441 ")
