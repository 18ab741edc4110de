"""Tables written as rows of texts, and what the writer makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from docx import Document
from lxml import etree
from lxml.etree import _Element as Element

from tests.builders import henan
from tests.invariants import NAMES, find, values, w
from tests.reports import shown
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.table_xml import table_markup
from zhibao.render.template_metrics import TemplateMetrics, read_template_metrics

PAGE_WIDTH = 156.0


@cache
def metrics() -> TemplateMetrics:
    """Return the metrics of the template that ships."""
    pack = henan()
    return read_template_metrics(Document(str(pack.template)), pack.styles, pack.table.small_sizes)


def cell(text: str, rows: int = 1, columns: int = 1, diagonal: bool = False) -> TableCell:
    """Return a cell; text of digits makes it a number."""
    lines = tuple(Text.of(line) for line in text.split("\n")) if text else ()
    return TableCell(lines, rows, columns, diagonal, value=Decimal(text) if text.isdecimal() else None)


def grid(*rows: Sequence[str | TableCell | None], header: int = 1, ratios: tuple[int, ...] = ()) -> Table:
    """Return a table; a text stands for a plain cell, None for a place that another cell reaches over."""
    cells = tuple(tuple(cell(each) if isinstance(each, str) else each for each in row) for row in rows)
    return Table(cells, header, tuple(Decimal(ratio) for ratio in ratios))


def drawn(table: Table, has_note: bool = False, width: float = PAGE_WIDTH) -> Element:
    """Return the table as Word XML."""
    markup = table_markup(table, width, metrics(), henan().table, has_note)
    return etree.fromstring(markup.whole().xml.replace("<w:tbl>", f'<w:tbl xmlns:w="{NAMES["w"]}">', 1))


def columns(table: Element) -> list[int]:
    return [int(value) for value in values(table, "w:tblGrid/w:gridCol/@w:w")]


def styles(table: Element) -> list[list[str]]:
    """Return the style ids of the first paragraphs, cell by cell."""
    path = "w:p[1]/w:pPr/w:pStyle/@w:val"
    return [["".join(values(cell_, path)) for cell_ in find(row, "w:tc")] for row in find(table, "w:tr")]


def texts(table: Element) -> list[list[str]]:
    return [[shown(cell_) for cell_ in find(row, "w:tc")] for row in find(table, "w:tr")]


def kept(table: Element) -> str:
    """Return one character a row: k where every paragraph is kept with the next row, - where none is."""
    marks = []
    for row in find(table, "w:tr"):
        found = {each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in row.iter(w("p"))}
        marks.append("?" if len(found) > 1 else "k" if found == {True} else "-")
    return "".join(marks)
