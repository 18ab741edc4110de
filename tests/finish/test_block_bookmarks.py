"""Each block reaches the document as one hidden bookmark, within its first paragraph that prints something."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml.etree import _Element as Element

from tests.builders import Rows, minimal_sheets
from tests.invariants import find, w
from tests.reports import Made, changed_templates, make, photo, shown
from zhibao.model.fill_marks import block_bookmark, is_block_bookmark

ROWS: Rows = [
    ("节", "规模"),
    ("段落", "全市有11所学校。"),
    ("表格", "规模表", "单位：人"),
    (None, "名称", "值"),
    (None, "甲", 12),
    ("表格", ""),
    (None, "项目", "数"),
    (None, "乙", 13),
    ("图片", "开放日", "甲.png"),
    ("图片", "", "甲.png"),
    ("图片", "", "甲.png", "乙.png"),
    ("注", "资料来源：学校。"),
    ("案例", "", "云州一中"),
    ("段落", "案例的正文。"),
    ("案例", "接排的案例", "", "接排=是"),
    ("段落", "接着标题的正文。"),
    ("案例", "", "", "接排=是"),
    ("段落", "没有标题的接排。"),
    ("案例完", ""),
    ("统计图", "走势", "柱形图"),
    (None, "年", "数"),
    (None, "2024年", 3),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("ids")
    for name, colour in (("甲.png", "teal"), ("乙.png", "brown")):
        photo(folder, name, colour=colour)
    return make(folder, minimal_sheets(基本情况=ROWS))


def paragraphs(body: Element) -> dict[str, Element]:
    """Return the paragraph that each block's bookmark stands in; a name that is there twice fails."""
    found: dict[str, Element] = {}
    for start in body.iter(w("bookmarkStart")):
        name = start.get(w("name"), "")
        if is_block_bookmark(name):
            assert name not in found
            paragraph = start.getparent()
            assert paragraph is not None and paragraph.tag == w("p")
            assert len(find(paragraph, f"w:bookmarkEnd[@w:id='{start.get(w('id'))}']")) == 1
            found[name] = paragraph
    return found


def test_every_block_has_one_in_what_it_prints_first(made: Made) -> None:
    said = {name: shown(paragraph) for name, paragraph in paragraphs(made.body).items() if "_c1" in name}
    assert said == {
        "_zb_c1": "基本情况",
        "_zb_c1b1": "规模",
        "_zb_c1b2": "全市有11所学校。",
        "_zb_c1b3": "表 1-1　规模表",
        "_zb_c1b4": "项目",
        "_zb_c1b5": "图 1-1　开放日",
        "_zb_c1b6": "",
        "_zb_c1b7": "",
        "_zb_c1b8": "案例 1-1（云州一中）",
        "_zb_c1b9": "案例的正文。",
        "_zb_c1b10": "案例 1-2：接排的案例：接着标题的正文。",
        "_zb_c1b11": "案例 1-2：接排的案例：接着标题的正文。",
        "_zb_c1b12": "案例 1-3：没有标题的接排。",
        "_zb_c1b13": "案例 1-3：没有标题的接排。",
        "_zb_c1b14": "图 1-2　走势",
    }


def test_a_picture_without_caption_has_its_own_paragraph(made: Made) -> None:
    for name in ("_zb_c1b6", "_zb_c1b7"):
        assert find(paragraphs(made.body)[name], ".//w:drawing")


def test_the_bookmark_is_not_empty(made: Made) -> None:
    for paragraph in paragraphs(made.body).values():
        between = find(paragraph, "w:bookmarkStart/following-sibling::*[1][self::w:bookmarkEnd]")
        assert between == []


def test_the_same_workbook_gives_the_same_names_and_bytes(made: Made, tmp_path: Path) -> None:
    for name, colour in (("甲.png", "teal"), ("乙.png", "brown")):
        photo(tmp_path, name, colour=colour)
    again = make(tmp_path, minimal_sheets(基本情况=ROWS))
    with zipfile.ZipFile(made.path) as one, zipfile.ZipFile(again.path) as other:
        assert one.read("word/document.xml") == other.read("word/document.xml")


def test_an_end_keeps_clear_of_punctuation_that_hangs_in_the_margin(made: Made) -> None:
    """LibreOffice puts an empty line after it otherwise; the sample grew by a page."""
    paragraph = paragraphs(made.body)["_zb_c1b2"]
    (end,) = find(paragraph, "w:bookmarkEnd")
    after = [shown(each) for each in end.itersiblings(w("r"))]
    assert "".join(after) == "校。"


def test_names_of_texts_lead_to_their_block() -> None:
    assert [block_bookmark(id_) for id_ in ("c2b17", "c2b17t3", "c2b17x1", "c2t1", "p", "x1t1")] == [
        *("_zb_c2b17", "_zb_c2b17", "_zb_c2b17", "_zb_c2", "_zb_p", "_zb_x1")
    ]


def test_bookmarks_that_word_left_in_a_loop_stay_once(tmp_path: Path) -> None:
    title = '<w:r><w:t xml:space="preserve">{{ chapter.title }}</w:t></w:r>'
    marked = f'<w:bookmarkStart w:id="0" w:name="_GoBack"/>{title}<w:bookmarkEnd w:id="0"/>'
    templates = changed_templates(tmp_path, document=lambda xml: xml.replace(title, marked, 1))
    made = make(tmp_path, minimal_sheets(基本情况=[("节", "甲")], 学生发展=[("节", "乙")]), templates)
    names = [each.get(w("name")) for each in made.body.iter(w("bookmarkStart"))]
    assert names.count("_GoBack") == 1
    assert len(names) == len(set(names))
