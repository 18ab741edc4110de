"""What must hold of every chart in a report: `chart_faults` lists what does not."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping

import openpyxl
from lxml import etree
from lxml.etree import _Element as Element

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMES = {
    "c": CHART,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
}
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Word takes a file with a label place that its kind does not know for damaged.
PLACES = {
    "barChart": {"ctr", "inBase", "inEnd", "outEnd"},
    "lineChart": {"t", "b", "l", "r", "ctr"},
    "pieChart": {"bestFit", "ctr", "inEnd", "outEnd"},
    "doughnutChart": set(),
}


def chart_faults(data: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what is wrong with the chart parts among a .docx file's parts, in words."""
    charts = sorted(name for name in data if name.startswith("word/charts/") and name.endswith(".xml"))
    yield from _shown(data, charts)
    types = etree.fromstring(data["[Content_Types].xml"])
    for name in charts:
        if _content_type(types, name) != CHART_TYPE:
            yield f"{name} has the content type {_content_type(types, name)}"
        yield from (f"{name}: {fault}" for fault in _chart(data, types, name))
    books = {name for name in data if name.startswith("word/embeddings/")}
    used = [book for name in charts for book in _targets(data, name).values()]
    if sorted(used) != sorted(books):
        yield f"charts use the workbooks {sorted(used)}, there are {sorted(books)}"


def _shown(data: Mapping[str, bytes], charts: list[str]) -> Iterator[str]:
    """Compare the drawings of the document with the chart parts; each has words for those who do not see it."""
    document = etree.fromstring(data["word/document.xml"])
    targets = _targets(data, "word/document.xml")
    shown = [targets.get(each.get(f"{{{NAMES['r']}}}id", ""), "") for each in _find(document, "//c:chart")]
    if sorted(shown) != charts:
        yield f"the document shows {sorted(shown)}, there are {charts}"
    for drawing in _find(document, "//wp:inline[.//c:chart]/wp:docPr"):
        if not drawing.get("descr"):
            yield f"chart {drawing.get('id')} has no alternative text"


def _chart(data: Mapping[str, bytes], types: Element, name: str) -> Iterator[str]:
    root = etree.fromstring(data[name])
    for group in _find(root, "//c:plotArea/*[c:ser]"):
        kind = etree.QName(group).localname
        if set(_vals(group, ".//c:dLblPos")) - PLACES[kind]:
            yield f"a label of a {kind} at {_vals(group, './/c:dLblPos')}"
        if sorted(_vals(group, "c:axId")) != sorted(
            _vals(root, "//c:plotArea/*[self::c:catAx or self::c:valAx]/c:axId")
        ):
            yield "axes that are not those of the series"
    (outside,) = _find(root, "/c:chartSpace/c:externalData")
    book = _targets(data, name).get(outside.get(f"{{{NAMES['r']}}}id", ""), "")
    if book not in data:
        yield f"no workbook {book}"
    elif _content_type(types, book) != BOOK_TYPE:
        yield f"{book} has the content type {_content_type(types, book)}"
    else:
        yield from _compared(root, data[book])


def _compared(root: Element, content: bytes) -> Iterator[str]:
    """Compare the values that Word keeps with the cells that they stand for."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if package.testzip():
            yield "the workbook is damaged"
    book = openpyxl.load_workbook(io.BytesIO(content))
    for reference in _find(root, "//c:strRef | //c:numRef"):
        (formula,) = _find(reference, "c:f")
        sheet, _, area = (formula.text or "").partition("!")
        found = book[sheet][area.replace("$", "")]
        rows = found if isinstance(found, tuple) else ((found,),)
        cells = ["" if cell.value is None else cell.value for row in rows for cell in row]
        kept = _kept(reference)
        if [_like(text, value) for text, value in zip(kept, cells, strict=False)] != cells or len(kept) != len(cells):
            yield f"{formula.text} holds {cells}, the chart {kept}"


def _kept(reference: Element) -> list[str]:
    (count,) = _vals(reference, ".//c:ptCount")
    kept = [""] * int(count)
    for point in _find(reference, ".//c:pt"):
        kept[int(point.get("idx", ""))] = "".join(map(str, point.itertext()))
    return kept


def _like(text: str, value: object) -> object:
    return float(text) if isinstance(value, int | float) and text else text


def _content_type(types: Element, name: str) -> str:
    stated = {each.get("PartName", ""): each.get("ContentType", "") for each in _find(types, "t:Override")}
    usual = {each.get("Extension", ""): each.get("ContentType", "") for each in _find(types, "t:Default")}
    return stated.get(f"/{name}") or usual.get(name.rpartition(".")[2], "")


def _targets(data: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Return the parts that a part refers to, by relationship."""
    folder, base = posixpath.split(name)
    stated = data.get(f"{folder}/_rels/{base}.rels")
    relations = _find(etree.fromstring(stated), "p:Relationship") if stated else []
    return {
        each.get("Id", ""): posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
        for each in relations
        if each.get("TargetMode") != "External"
    }


def _find(element: Element, path: str) -> list[Element]:
    found = element.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, Element)]


def _vals(element: Element, path: str) -> list[str]:
    return [each.get("val", "") for each in _find(element, path)]
