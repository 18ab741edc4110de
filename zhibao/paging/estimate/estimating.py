"""Page numbers evaluated from the document alone, where no program is here that lays it out."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.estimate.boxes import Box, flow
from zhibao.paging.estimate.styles import Properties, Styles, points, properties
from zhibao.paging.estimate.table_boxes import Tables
from zhibao.paging.estimate.text_boxes import Paragraphs, Setting

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
# What a damaged, truncated or protected package raises.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError, RuntimeError)
_BLOCKS = (qn("w:p"), qn("w:tbl"))


class Estimate:
    """Evaluates lines from the widths of characters, rows from lines, and pages from both; needs no fonts."""

    name = "程序估算"
    is_estimate = True

    def is_here(self) -> bool:
        """Tell whether the engine can be used: always."""
        return True

    def pages(self, document: bytes) -> Pages:
        """Return where the bookmarks of a document fall.

        Raises PagingError when it is no readable Word document.
        """
        try:
            return flow(_boxes(*_parts(document)))
        except _UNREADABLE as error:
            raise PagingError(f"报告读不出来（{type(error).__name__}）") from error


def _parts(document: bytes) -> tuple[Element, Element | None, Element | None]:
    """Return the main part, the styles and the number forms."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        names = set(package.namelist())
        roots = [
            etree.fromstring(package.read(f"word/{name}.xml"), _PARSER) if f"word/{name}.xml" in names else None
            for name in ("document", "styles", "numbering")
        ]
    if roots[0] is None:
        raise PagingError("报告里没有正文（word/document.xml）")
    return roots[0], roots[1], roots[2]


def _boxes(main: Element, styles_root: Element | None, numbers: Element | None) -> tuple[Box, ...]:
    styles = Styles(styles_root)
    paragraphs = Paragraphs(styles, {} if numbers is None else _number_forms(numbers))
    tables = Tables(styles, paragraphs)
    made: list[Box] = []
    for blocks, section in _sections(main):
        made += _section(blocks, section, paragraphs, tables)
    return tuple(made)


def _section(blocks: Sequence[Element], section: Properties, paragraphs: Paragraphs, tables: Tables) -> list[Box]:
    aside = sum(points(section, f"pgMar@{side}") for side in ("left", "right", "gutter"))
    width = points(section, "pgSz@w") - aside
    height = points(section, "pgSz@h") - abs(points(section, "pgMar@top")) - abs(points(section, "pgMar@bottom"))
    grid = points(section, "docGrid@linePitch") if section.get("docGrid@type", "default") != "default" else 0.0
    # With a line grid the page holds whole grid lines only.
    height = height // grid * grid if grid else height
    boxes: list[Box] = []
    carried: tuple[str, ...] = ()
    for block in blocks:
        if block.tag == qn("w:bookmarkStart"):
            carried += (block.get(qn("w:name"), ""),)
            continue
        new = paragraphs.boxes(block, Setting(width, grid)) if block.tag == qn("w:p") else tables.boxes(block)
        boxes += [replace(box, names=carried + box.names) if at == 0 else box for at, box in enumerate(new)]
        carried = () if new else carried
    if boxes and section.get("type") != "continuous":
        boxes[0] = replace(boxes[0], begins_page=True)
    return [replace(box, page_height=height) for box in boxes]


def _sections(main: Element) -> Iterator[tuple[list[Element], Properties]]:
    """Yield the blocks of each section with its properties; the paragraph that ends a section belongs to it."""
    blocks: list[Element] = []
    body = main.find(qn("w:body"))
    for block in _flat(main if body is None else body):
        if block.tag == qn("w:sectPr"):
            yield blocks, properties(block)
            return
        blocks.append(block)
        ending = block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if ending is not None:
            yield blocks, properties(ending)
            blocks = []
    if blocks:
        raise PagingError("报告最后没有页面设置（w:sectPr）")


def _flat(parent: Element) -> Iterator[Element]:
    for child in parent.iterchildren("{*}*"):
        if child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _flat(child)
        elif child.tag in (*_BLOCKS, qn("w:sectPr"), qn("w:bookmarkStart")):
            yield child


def _number_forms(root: Element) -> dict[tuple[str, str], str]:
    """Return the text of each number form by its id and level, with a figure for each place."""
    forms: dict[tuple[str, str], str] = {}
    abstract = {found.get(qn("w:abstractNumId")): found for found in root.iterchildren(qn("w:abstractNum"))}
    for number in root.iterchildren(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        form = None if link is None else abstract.get(link.get(qn("w:val")))
        for level in () if form is None else form.iterchildren(qn("w:lvl")):
            look = properties(level)
            text = look.get("lvlText", "").replace("%", "") + (" " if look.get("suff") != "nothing" else "")
            forms[number.get(qn("w:numId"), ""), level.get(qn("w:ilvl"), "0")] = text
    return forms
