"""A 数据卡 as Word XML: in each cell a name, a figure and its change, each in a style of its own."""

from __future__ import annotations

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.render.cell_paragraph import paragraph
from zhibao.render.column_needs import heading_lines
from zhibao.render.markup import Markup
from zhibao.render.template_metrics import TemplateMetrics
from zhibao.word.simple_types import twips
from zhibao.word.xml_text import element


def card_markup(table: Table, width_mm: float, metrics: TemplateMetrics, has_note: bool) -> Markup:
    """Return the card as wide as the text, its columns of one width; `has_note` keeps it with what follows."""
    total, count, styles = twips(width_mm), table.column_count, metrics.styles
    widths = [total * (at + 1) // count - total * at // count for at in range(count)]
    properties = element(
        "tblPr",
        element("tblStyle", val=styles.card),
        element("tblW", w=total, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    last = len(table.rows) - 1
    rows = (_row(row, widths, metrics, has_note or at < last) for at, row in enumerate(table.rows))
    return Markup(element("tbl", properties, grid, *rows), "数据卡")


def _row(row: tuple[TableCell | None, ...], widths: list[int], metrics: TemplateMetrics, keep: bool) -> str:
    cells = (_cell(cell, sum(widths[at : at + cell.column_span]), metrics, keep) for at, cell in enumerate(row) if cell)
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _cell(cell: TableCell, width: int, metrics: TemplateMetrics, keep: bool) -> str:
    styles, size = metrics.styles, metrics.table_sizes[0]
    name, *numbers = cell.lines or (Text(),)
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.column_span) if cell.column_span > 1 else "",
    )
    # A name is set in the size of table text.
    named = paragraph(heading_lines(name, (width - size.cell_padding) / size.em), styles.card_name, keep, styles)
    below = zip(numbers, (styles.card_figure, styles.card_change), strict=False)
    return element("tc", properties, named, *(paragraph([line], style, keep, styles) for line, style in below))
