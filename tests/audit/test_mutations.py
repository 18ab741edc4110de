"""Each single thing changed, dropped, doubled or moved in the finished document is found."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from docx.document import Document
from lxml.etree import _Element as Element

from tests.audit.intended import Intended, intended
from tests.builders import COVER, Page, chapter, minimal_sheets
from tests.invariants import find, values, w
from tests.reports import as_typed, photo, shown

CHART = (("", "去向", "人数"), ("", "升学", 4563), ("", "就业", 2164))
SHEETS = minimal_sheets(
    基本情况=[
        ("节", "规模"),
        ("段落", "全市有11所学校，见{{表:规模表}}、{{图:去向}}和{{案例:共建}}。"),
        ("表格", "规模表", "单位：人"),
        ("", "项目", "人数", "备注"),
        ("", "甲校", 120, "城区"),
        ("", "乙校", 90, "县区"),
        ("注", "数据截至九月。"),
        ("注", "不含技工学校。"),
        ("小节", "教师"),
        ("图片", "开放日", "甲.png", "乙.png"),
        ("图片", "校门", "丙.png"),
        ("节", "去向"),
        ("统计图", "去向", "柱形图", "单位=人；形式=可编辑"),
        *CHART,
        ("统计图", "去向二", "柱形图", "单位=人；形式=可编辑"),
        *CHART[:2],
        ("", "就业", 2165),
    ],
    产教融合=[
        ("案例", "共建", "甲校"),
        ("段落", "案例的正文。"),
        ("表格", "岗位"),
        ("", "岗位", "人数"),
        ("", "焊工", 3),
        ("案例", "", "乙校"),
        ("段落", "没有题目的案例。"),
        ("案例", "同行", "丙校", "接排=是"),
        ("段落", "接在后面。"),
        ("案例完",),
        ("表格", "第二张"),
        ("", "甲"),
        ("", 1),
    ],
) | {
    "封面": (*COVER, ("公开形式", "网站"), ("公开网址", "https://example.cn")),
    "前言": chapter(("段落", "前言的一段。"), ("节", "说明")),
    "附件1 指标": chapter(("表格", "主要指标", "单位：个"), ("", "指标", "数"), ("", "学校", 3)),
    "附件2 名单": Page(chapter(("节", "口径"), ("段落", "附件的话。"))),
}
TEXT = ".//w:t[string()]"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Intended:
    folder = tmp_path_factory.mktemp("mutations")
    for name, colour in (("甲.png", "teal"), ("乙.png", "navy"), ("丙.png", "olive")):
        photo(folder, name, colour=colour)
    made = intended(folder, SHEETS)
    assert made.made.codes == []
    return made


Spoil = Callable[[], Callable[[], None]]


def paragraphs(document: Document) -> list[Element]:
    """Return the paragraphs with something to see, those of cells too."""
    return [each for each in find(document.element.body, ".//w:p") if shown(each).strip()]


def body(document: Document) -> list[Element]:
    """Return the paragraphs and tables of the body with something to see."""
    return [each for each in find(document.element.body, "w:p | w:tbl") if each.tag == w("tbl") or shown(each).strip()]


def unseen(report: Intended, document: Document, spoils: Iterator[tuple[str, Callable[[], None]]]) -> list[str]:
    """Return the changes that the read-back does not see; each is made to a fresh copy of the body."""
    missed = []
    for name, undo in spoils:
        if not report.found(document):
            missed.append(name)
        undo()
    assert report.found(document) == []
    return missed


def replaced(element: Element, text: str) -> Callable[[], None]:
    """Give an element another text and return how to undo it."""
    before = element.text

    def undo() -> None:
        element.text = before

    element.text = text
    return undo


def swapped(one: Element, other: Element) -> Callable[[], None]:
    """Swap two elements of one parent and return how to undo it."""
    parent = one.getparent()
    assert parent is not None
    before, after = copy.copy(one), copy.copy(other)
    parent.replace(one, after)
    parent.replace(other, before)

    def undo() -> None:
        parent.replace(after, one)
        parent.replace(before, other)

    return undo


def removed(element: Element) -> Callable[[], None]:
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent.remove(element)
    return lambda: parent.insert(at, element)


def doubled(element: Element) -> Callable[[], None]:
    twin = copy.deepcopy(element)
    element.addnext(twin)

    def undo() -> None:
        parent = twin.getparent()
        assert parent is not None
        parent.remove(twin)

    return undo


def is_page_number(text: Element) -> bool:
    """Page numbers in the contents are the business of the step that lays pages out."""
    paragraph = next(text.iterancestors(w("p")))
    return any("PAGEREF" in (code.text or "") for code in find(paragraph, ".//w:instrText")) and not find(
        text, "ancestor::w:r/following-sibling::w:r/w:tab"
    )


def test_the_report_itself_is_as_meant(report: Intended) -> None:
    assert report.found(report.document()) == []


def test_every_character_counts(report: Intended) -> None:
    """In each text the first, the middle and the last one are changed; how, goes by turns."""
    document = report.document()
    texts = [each for each in find(document.element.body, TEXT) if not is_page_number(each)]

    def spoils() -> Iterator[tuple[str, Callable[[], None]]]:
        for number, element in enumerate(texts):
            text = element.text or ""
            for turn, at in enumerate((0, len(text) // 2, len(text) - 1), number):
                by = ("", text[at] * 2, "9" if text[at] != "9" else "8")[turn % 3]
                yield f"{text}[{at}]→{by}", replaced(element, text[:at] + by + text[at + 1 :])

    assert unseen(report, document, spoils()) == []


@pytest.mark.parametrize("spoil", [removed, doubled])
def test_every_paragraph_table_and_row_counts(report: Intended, spoil: Callable[[Element], Callable[[], None]]) -> None:
    document = report.document()

    def spoils() -> Iterator[tuple[str, Callable[[], None]]]:
        for element in [*paragraphs(document), *find(document.element.body, "w:tbl | w:tbl/w:tr | .//w:r[w:t]")]:
            if element.tag != w("r") or (shown(element) and not is_page_number(find(element, "w:t")[0])):
                yield shown(element), spoil(element)

    assert unseen(report, document, spoils()) == []


def test_every_order_counts(report: Intended) -> None:
    document = report.document()

    def spoils() -> Iterator[tuple[str, Callable[[], None]]]:
        shown_ones = body(document)
        rows = [find(table, "w:tr") for table in find(document.element.body, "w:tbl")]
        cells = [find(row, "w:tc") for table in rows for row in table]
        for ones in (shown_ones, *rows, *cells):
            for one, other in pairwise(ones):
                if shown(one) != shown(other):
                    yield f"{shown(one)} ↔ {shown(other)}", swapped(one, other)

    assert unseen(report, document, spoils()) == []


def test_every_picture_and_chart_counts(report: Intended) -> None:
    document = report.document()
    shows = [*find(document.element.body, ".//*[local-name()='blip']")]
    charts = [*find(document.element.body, ".//*[local-name()='chart'][@r:id]")]
    assert (len(shows), len(charts)) == (3, 2)
    embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for key, ones in ((f"{embed}embed", shows), (f"{embed}id", charts)):
        for one, other in pairwise(ones):
            first, second = one.get(key, ""), other.get(key, "")
            one.set(key, second)
            other.set(key, first)
            assert [each.code for each in report.found(document)] == ["F609"]
            one.set(key, first)
            other.set(key, second)
    for drawing in find(document.element.body, ".//w:drawing"):
        undo = removed(drawing)
        assert "F602" in [each.code for each in report.found(document)]
        undo()
    assert report.found(document) == []


def test_a_cached_value_of_a_chart_counts_and_its_workbook_too(report: Intended) -> None:
    for inner in (False, True):
        document = report.document()
        (name, *_) = values(document.element.body, ".//*[local-name()='chart']/@r:id")
        part = document.part.related_parts[name]
        part = next(iter(part.related_parts.values())) if inner else part
        part._blob = part.blob[:-40] + b"x" + part.blob[-39:] if inner else part.blob.replace(b"2164", b"2165")
        (finding,) = report.found(document)
        assert (finding.code, str(finding.ref)) == ("F609", "基本情况!A14")


@pytest.mark.parametrize("name", ["heading 2", "heading 1", "报告正文", "注"])
def test_the_style_of_a_line_counts(report: Intended, name: str) -> None:
    document = report.document()
    ids = {style.name: style.style_id for style in document.styles}
    other = ids["Heading 3"] if name != "heading 3" else ids["Heading 2"]
    wanted = {"heading 1": "Heading 1", "heading 2": "Heading 2"}.get(name, name)
    (style, *_) = find(document.element.body, f"w:p/w:pPr/w:pStyle[@w:val='{ids[wanted]}']")
    style.set(w("val"), other)
    assert "F647" in [each.code for each in report.found(document)]


def test_links_count(report: Intended) -> None:
    document = report.document()
    marks = find(document.element.body, ".//w:bookmarkStart[not(starts-with(@w:name, '_zb_'))]")
    for mark in marks:
        before = mark.get(w("name"), "")
        mark.set(w("name"), "_Elsewhere")
        wanted = "F643" if before.startswith("_Toc") else "F642"
        assert wanted in [each.code for each in report.found(document)], before
        mark.set(w("name"), before)
    assert report.found(document) == []


def spoilt(report: Intended, old: str, new: str) -> list[tuple[str, str, str]]:
    """Return code, place and message of what is found when one text of the document is another."""
    document = report.document()
    (element,) = [each for each in find(document.element.body, TEXT) if as_typed(each.text or "") == old][:1]
    element.text = new
    return [(each.code, str(each.ref), each.message) for each in report.found(document)]


def test_it_names_the_sheet_the_cell_and_the_difference(report: Intended) -> None:
    found = spoilt(report, "全市有11所学校", "全市有12所学校")
    assert found[0][:2] == ("F605", "基本情况!B3")
    assert "应印“全市有11所学校" in found[0][2]
    assert "报告里是“全市有12所学校" in found[0][2]
    assert spoilt(report, "90", "91")[0] == (
        "F603",
        "基本情况!C7",
        "报告里的表格“规模表”与工作簿不同，“90”一格不在应有的位置。",
    )


def test_a_renumbered_caption_is_found_as_such(report: Intended) -> None:
    document = report.document()
    (caption,) = [each for each in paragraphs(document) if re.match(r"表 2-2", shown(each))]
    number = find(caption, ".//w:t[.='2']")[-1]
    number.text = "3"
    found = [(each.code, each.message) for each in report.found(document)]
    assert ("F640", "题注编号是“表 2-3”，应为“表 2-2”。") in found


def test_a_reference_to_another_number_is_found_as_such(report: Intended) -> None:
    found = spoilt(report, "案例 2", "案例 3")
    assert ("F641", "基本情况!B3", "引用印作“案例 3-1”，所指的题注是“案例 2-1”。") in found
