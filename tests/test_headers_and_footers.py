"""What stands around the text in each pack: footers, page numbers, breaks, lines and the grid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.builders import COVER, Rows, Sheets, chapter, minimal_sheets
from tests.headers_and_footers import changed_pack, chapters_on_new_pages, sections, style, template_part, with_header
from tests.invariants import find, values
from tests.packs import PACKS, pack_of, stated
from tests.reports import make, shown

WIDE: Rows = (("表格", "宽表"), ("", "甲", "乙"), ("", 1, 2))
NUMERALS = {"阿拉伯数字": "decimal", "大写罗马数字": "upperRoman"}
STYLE_REFERENCE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> STYLEREF 1 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{ chapter.title }}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def footers(pack: str) -> Mapping[str, str]:
    """Return what the footers of each kind show on a first page."""
    numbers = stated(pack_of(pack).format.page_number)
    shown_number = str(numbers["form"]).replace("{n}", "1")
    return dict.fromkeys(("default", "even") if "even" in numbers else ("default",), shown_number)


def front(pack: str) -> tuple[str, str]:
    """Return number format and first number of the front matter."""
    return _numbering(pack, "front_numerals", "front_first")


def body(pack: str) -> tuple[str, str]:
    """Return number format and first number of the body's first section."""
    return _numbering(pack, "numerals", "first")


def _numbering(pack: str, numerals: str, first: str) -> tuple[str, str]:
    numbers = stated(pack_of(pack).format.page_number)
    start = numbers[first]
    return NUMERALS[str(numbers[numerals])], f"{start:.0f}" if isinstance(start, float) else ""


pytestmark = pytest.mark.parametrize("pack", PACKS)


def sheets(pack: str, **chapters: Rows) -> Sheets:
    return minimal_sheets(**chapters) | {"封面": (*COVER, ("模板", pack))}


def turned(pack: str) -> Sheets:
    """A report with landscape pages inside a chapter and in an annex."""
    rows = (("段落", "前"), ("横向",), *WIDE, ("纵向",), ("段落", "后"))
    annexes = {"附件1 甲": chapter(("横向",), *WIDE), "附件2 乙": chapter(("段落", "文"))}
    return {**sheets(pack, 基本情况=rows), **annexes}


def test_every_section_but_the_cover_prints_page_numbers(tmp_path: Path, pack: str) -> None:
    cover, *others = sections(make(tmp_path, turned(pack)))
    assert cover.footers == {}
    assert [each.footers for each in others] == [footers(pack)] * len(others)
    assert [each.landscape for each in others] == [False, False, True, False, True, False]


@pytest.mark.parametrize(
    "rows",
    [
        (("段落", "前"),),
        (("段落", "前"), ("横向",), *WIDE, ("纵向",), ("段落", "后")),
        (("段落", "前"), ("横向",), *WIDE),
        (("横向",), *WIDE),
    ],
    ids=["portrait", "landscape inside", "landscape at the end", "landscape from the start"],
)
def test_numbering_starts_where_the_template_says_and_goes_on_over_turned_pages(
    tmp_path: Path, pack: str, rows: Rows
) -> None:
    _, before, first, *others = sections(make(tmp_path, sheets(pack, 基本情况=rows)))
    assert (before.format, before.start) == front(pack)
    assert (first.format, first.start) == body(pack)
    assert [(each.format, each.start) for each in others] == [("decimal", "")] * len(others)


LYING: Rows = (("横向",), *WIDE)


@pytest.mark.parametrize(
    ("cover", "rows", "lying"),
    [
        ((), (("段落", "前"), *LYING), [False, True, False]),
        ((), LYING, [True, False]),
        ((("公开形式", "网络公开"),), LYING, [False, True, False]),
        ((), (*LYING, ("纵向",), ("段落", "后")), [True, False]),
    ],
    ids=["landscape inside", "landscape from the start", "after the publicity", "landscape at the start"],
)
def test_a_turned_preface_leaves_the_numbering_where_the_front_begins(
    tmp_path: Path, pack: str, cover: Rows, rows: Rows, lying: list[bool]
) -> None:
    made = make(tmp_path, {**sheets(pack), "封面": (*COVER, ("模板", pack), *cover), "前言": chapter(*rows)})
    _, first, *others, last = sections(made)
    assert [each.landscape for each in (first, *others)] == lying
    assert (first.format, first.start) == front(pack)
    assert [(each.format, each.start) for each in others] == [(front(pack)[0], "")] * len(others)
    assert (last.format, last.start) == body(pack)
    assert [code for code in made.codes if code.startswith("F")] == []


def test_odd_and_even_pages_differ_where_there_are_two_footers(tmp_path: Path, pack: str) -> None:
    made = make(tmp_path, sheets(pack))
    settings = etree.fromstring(made.part("word/settings.xml"))
    assert bool(find(settings, "w:evenAndOddHeaders")) is (len(footers(pack)) > 1)


def test_the_title_is_a_property_of_the_document(tmp_path: Path, pack: str) -> None:
    properties = docx.Document(str(make(tmp_path, sheets(pack)).path)).core_properties
    assert properties.title == "云州市职业教育质量报告"


def test_it_has_no_running_header(tmp_path: Path, pack: str) -> None:
    assert find(make(tmp_path, turned(pack)).body, ".//w:headerReference") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<w:r><w:t>{{ cover.报告名称 }}</w:t></w:r>", "云州市职业教育质量报告"),
        (STYLE_REFERENCE, ""),
        ('<w:fldSimple w:instr=" STYLEREF  1 "><w:r><w:t>{{ chapter.title }}</w:t></w:r></w:fldSimple>', ""),
        ("<w:r><w:t>质量报告　</w:t></w:r>" + STYLE_REFERENCE, "质量报告　"),
    ],
    ids=["report name", "STYLEREF", "STYLEREF as a simple field", "words and STYLEREF"],
)
def test_a_running_header_may_be_added_in_word(tmp_path: Path, pack: str, content: str, said: str) -> None:
    """In the template a STYLEREF shows the tags of the template's own headings: they are no tags to fill."""
    made = make(tmp_path, turned(pack), with_header(tmp_path, pack, content))
    header = docx.Document(str(made.path)).sections[1].header
    assert "".join(shown(paragraph._p) for paragraph in header.paragraphs) == said
    cover, *others = find(made.body, ".//w:sectPr")
    assert find(cover, "w:headerReference") == []
    assert all(len(find(each, "w:headerReference")) == 2 for each in others)


def test_numbers_that_word_saved_as_simple_fields_are_filled(tmp_path: Path, pack: str) -> None:
    complex_field = re.compile(
        r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText[^>]*>( SEQ 表 [^<]*)</w:instrText></w:r>'
        r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>(<w:r>.*?</w:r>)<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    def simple(xml: str) -> str:
        changed, count = complex_field.subn(r'<w:fldSimple w:instr="\1">\2</w:fldSimple>', xml)
        assert count
        return changed

    rows = (*WIDE, ("表格", "又一张"), ("", "甲", "乙"), ("", 1, 2), ("段落", "见{{表:又一张}}。"))
    made = make(tmp_path, sheets(pack, 基本情况=rows), changed_pack(tmp_path, pack, document=simple))
    assert [text.partition("\u3000")[0][-1] for text in made.texts("表题")] == ["1", "2"]
    assert made.texts("报告正文")[-1].endswith("2。")
    assert find(made.body, ".//w:fldSimple") == []


# --- the template's styles ------------------------------------------------------------------------------------------


def test_widows_and_orphans_are_kept_from_standing_alone(pack: str) -> None:
    styles = template_part(pack, "styles")
    assert values(style(styles, "Normal"), "w:pPr/w:widowControl/@w:val") == ["1"]
    assert find(styles, './/w:widowControl[@w:val="0"]') == []
    assert find(template_part(pack, "document"), ".//w:widowControl") == []


def test_headings_and_captions_stand_with_what_follows(pack: str) -> None:
    styles = template_part(pack, "styles")
    for name in (
        "heading 1",
        "heading 2",
        "heading 3",
        "heading 4",
        "无编号标题",
        "前置标题",
        "图表目录标题",
        "附件标题",
    ):
        assert find(style(styles, name), "w:pPr/w:keepNext"), name
    # A caption above its table, a unit above it, and a picture above its caption.
    for name in ("表题", "表单位", "图片", "图片格", "案例标题"):
        assert find(style(styles, name), "w:pPr/w:keepNext"), name


def test_text_stands_on_exact_lines_of_28_characters(pack: str) -> None:
    """LibreOffice sets a grid of characters wrong: the lines are the grid's, the 28 characters come of −0.25 pt."""
    body = style(template_part(pack, "styles"), "报告正文")
    assert values(body, "w:pPr/w:spacing/@w:line") == ["579"]
    assert values(body, "w:pPr/w:spacing/@w:lineRule") == ["exact"]
    assert values(body, "w:rPr/w:spacing/@w:val") == ["-5"]
    assert values(body, "w:pPr/w:ind/@w:firstLineChars") == ["200"]
    assert values(body, "w:pPr/w:ind/@w:firstLine") == ["640"]
    for section in find(template_part(pack, "document"), ".//w:sectPr"):
        assert values(section, "w:docGrid/@w:type") == ["lines"]
        assert values(section, "w:docGrid/@w:linePitch") == ["579"]


def test_the_page_is_that_of_the_standard(pack: str) -> None:
    margins = [
        int(next(iter(values(section, f"w:pgMar/@w:{side}"))))
        for section in find(template_part(pack, "document"), ".//w:sectPr[not(w:pgSz/@w:orient)]")
        for side in ("top", "right", "bottom", "left")
    ]
    assert [round(twips * 25.4 / 1440) for twips in margins] == [37, 26, 35, 28] * (len(margins) // 4)


def test_annexes_begin_a_page(tmp_path: Path, pack: str) -> None:
    assert find(style(template_part(pack, "styles"), "附件标题"), "w:pPr/w:pageBreakBefore")
    annexes = {f"附件{number} 表": chapter(("段落", "文")) for number in (1, 2)}
    made = make(tmp_path, {**sheets(pack), **annexes})
    assert len(made.paragraphs("附件标题")) == 2


def test_chapters_run_on_unless_their_style_begins_a_page(tmp_path: Path, pack: str) -> None:
    assert find(style(template_part(pack, "styles"), "heading 1"), "w:pPr/w:pageBreakBefore") == []
    rows = (("段落", "上"), ("分页",))
    made = make(
        tmp_path,
        sheets(pack, 基本情况=rows, 学生发展=(("段落", "下"),)),
        changed_pack(tmp_path, pack, styles=chapters_on_new_pages),
    )
    heading = style(etree.fromstring(made.part("word/styles.xml")), "heading 1")
    assert find(heading, "w:pPr/w:pageBreakBefore")
    assert find(made.body, './/w:br[@w:type="page"]') == []
