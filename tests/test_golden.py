"""Each kind of block as Word XML, compared with tests/golden/<block>.xml.

A wanted change is approved with

    ZHIBAO_APPROVE=1 python -m pytest tests/test_golden.py

which writes the files anew; read their diff before committing them.
"""

from __future__ import annotations

import copy
import difflib
import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from tests.builders import COVER, Page, Rows, Sheets, Shown, chapter, minimal_sheets, rich
from tests.invariants import find, w
from tests.reports import Made, filled, make, photo, shown

GOLDEN = Path(__file__).parent / "golden"
APPROVE = "ZHIBAO_APPROVE"
TABLE: Rows = (
    ("表格", "在校生", "单位：人", "表头=2"),
    ("", Shown("年份 学校", diagonal=True), "在校生", "", "学校简介"),
    ("", "", "男", "女", ""),
    ("", "甲校", 120, 80, "建于1958年，" * 12),
    ("", "乙校", 90, 70, "无"),
    ("", "", 30, 10, "无"),
    ("注", "数据截至2025年9月。"),
)
# The merges of TABLE when it stands in rows 2 to 8.
TABLE_MERGES = ("B3:B4", "C3:D3", "E3:E4", "B6:B7")
PUBLIC = (("公开形式", "网站"), ("公开网址", "https://example.cn/?a=1&b=2"))
CHART: Rows = (
    ("统计图", "毕业生去向", "柱形图", "单位=人"),
    ("", "去向", "人数"),
    ("", "升学", 4563),
    ("", "就业", 2164),
    ("注", "资料来源：各校。"),
)
# One chapter for each block; new ones go to the end, or the numbers of the others change.
CHAPTERS: dict[str, Rows] = {
    "标题": (("节", "规模"), ("小节", "学校"), ("条", "公办学校"), ("节", "结构")),
    "段落": (("段落", rich("有", ("重点", "b"), "面积10m", ("2", "^"), "、CO", ("2", "_"), ("斜体", "i"), "&<>")),),
    "表格": TABLE,
    "单张照片": (("图片", "开放日", "横.png"),),
    "两张照片": (("图片", "开放日", "横.png", "竖.png"),),
    "四张照片": (("图片", "", "横.png", "竖.png", "竖.png", "缺.png"),),
    "统计图": CHART,
    "案例": (("案例", "校企共建", "甲校"), ("段落", "案例正文。"), ("案例完",), ("段落", "案例之后。")),
    "无题案例": (("案例", "", "甲校"), ("段落", "案例正文。"), ("表格", ""), ("", "甲"), ("", "1")),
    "接排案例": (("案例", "校企共建", "", "接排=是"), ("段落", "接在后面。\n第二段。")),
    "注": (("段落", "正文。"), ("注", "单独的注。")),
    "分页": (("段落", "上页。"), ("分页",), ("段落", "下页。")),
    "横页": (
        ("段落", "竖。"),
        ("横向",),
        ("表格", "宽表"),
        ("", "甲", "乙"),
        ("", 1, 2),
        ("纵向",),
        ("段落", "又竖。"),
    ),
    "可编辑统计图": (("统计图", "毕业生去向", "柱形图", "单位=人；形式=可编辑"), *CHART[1:]),
}
BLOCKS = ("封面", "公开形式及网址", "前言", "目录", *CHAPTERS, "附件")


def sheets() -> Sheets:
    """Return a workbook with one block of each kind."""
    annex = chapter(("表格", "主要指标", "单位：个"), ("", "指标", "2025年"), ("", "学校数", 3))
    pages = minimal_sheets(**CHAPTERS) | {"附件 主要指标": annex}
    return pages | {"封面": (*COVER, *PUBLIC), "表格": Page(chapter(*TABLE), TABLE_MERGES)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("golden")
    photo(folder, "横.png", 900, 600)
    photo(folder, "竖.png", 450, 600)
    # What stands before and after a block does not change it.
    report = make(folder, sheets(), filled(folder, "on = false"))
    assert report.codes == ["P301 四张照片!F2"]
    return report


def blocks(report: Made) -> dict[str, list[Element]]:
    """Return the body's elements by block, without the chapters' titles."""
    found: dict[str, list[Element]] = {name: [] for name in BLOCKS}
    current = "封面"
    for element in report.body:
        title = shown(element).split("\t")[0] if element.tag == w("p") else ""
        title = re.sub(r"\s", "", title)
        style = report.style_of(element) if element.tag == w("p") else ""
        if style in ("heading 1", "前置标题", "附件标题") and title in BLOCKS:
            current = title
            if style == "heading 1" and current != "标题":
                continue
        found[current].append(element)
    return found


def normalised(elements: Iterable[Element]) -> str:
    """Return the elements as XML fit for comparing: attributes sorted, whatever counts or names parts blanked."""
    nsmap: dict[str, str] = {}
    for element in elements:
        nsmap |= {str(prefix): uri for prefix, uri in element.nsmap.items()}
    root = etree.Element("block", nsmap=nsmap)
    root.extend([copy.deepcopy(element) for element in elements])
    for element in root.iter(etree.Element):
        stated = {str(name): _blank(element, str(name), str(value)) for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update({name: value for name, value in sorted(stated.items()) if "rsid" not in name})
        if element.tag == w("instrText"):
            element.text = re.sub(r"_Toc\d+", "_Toc", element.text or "")
    etree.cleanup_namespaces(root)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def _blank(element: Element, name: str, value: str) -> str:
    local, of = etree.QName(name).localname, etree.QName(element).localname
    if local in ("embed", "paraId", "textId") or (of, local) in (("docPr", "id"), ("cNvPr", "id"), ("chart", "id")):
        return "*"
    if (of, local) in (("docPr", "name"), ("cNvPr", "name"), ("footerReference", "id")):
        return "*"
    if (of, local) in (("bookmarkStart", "id"), ("bookmarkEnd", "id")):
        return "*"
    return re.sub(r"_Toc\d+", "_Toc", value)


def compared(name: str, found: str) -> None:
    """Compare with the golden file, or write it when changes are being approved."""
    path = GOLDEN / f"{name}.xml"
    if os.environ.get(APPROVE):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = difflib.unified_diff(
        wanted.splitlines(), found.splitlines(), f"golden/{name}.xml", f"{name} now", lineterm=""
    )
    shown_difference = "\n".join(difference)
    assert not shown_difference, f"块“{name}”变了（如属应有，{APPROVE}=1 重跑）：\n{shown_difference}"


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_written_as_approved(made: Made, name: str) -> None:
    compared(name, normalised(blocks(made)[name]))


def test_every_golden_file_belongs_to_a_block() -> None:
    assert {path.stem for path in GOLDEN.glob("*.xml")} == set(BLOCKS)


def test_the_blocks_are_the_whole_body(made: Made) -> None:
    chapters = len(CHAPTERS) - 1
    assert sum(len(elements) for elements in blocks(made).values()) == len(find(made.body, "*")) - chapters


def test_a_difference_names_the_block_and_shows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPROVE, raising=False)
    monkeypatch.setattr(f"{__name__}.GOLDEN", tmp_path)
    (tmp_path / "注.xml").write_text("<a/>\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="块“注”变了") as caught:
        compared("注", "<b/>\n")
    lines = [line.strip() for line in str(caught.value).splitlines()]
    assert {"--- golden/注.xml", "-<a/>", "+<b/>"} <= set(lines)


def test_approving_writes_the_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(APPROVE, "1")
    monkeypatch.setattr(f"{__name__}.GOLDEN", tmp_path / "golden")
    compared("注", "<b/>\n")
    assert (tmp_path / "golden" / "注.xml").read_text(encoding="utf-8") == "<b/>\n"
