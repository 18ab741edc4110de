"""A `Table` as Word XML: spans, header rows and alignment; its look comes from the template's styles."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from zhibao.model.table import Table
from zhibao.pack import TableRules
from zhibao.render.column_needs import Need, needs_of, texts_of
from zhibao.render.column_widths import ColumnMeasure, column_widths, fits, suits
from zhibao.render.markup import Markup
from zhibao.render.number_columns import number_insets
from zhibao.render.row_keeping import RowKeeping
from zhibao.render.row_markup import RowMarkup
from zhibao.render.template_metrics import TableSize, TemplateMetrics
from zhibao.text.measuring import alike, spaced_ems
from zhibao.word.simple_types import TWIPS_PER_MM, twips
from zhibao.word.xml_text import element

_OFTEN = 3
_TWO_LINES = 2
_ROW_PADDING_MM = 1.0
# The height of an A4 page's text by its width.
_PORTRAIT_MM = 190
_PORTRAIT_HEIGHT, _LANDSCAPE_HEIGHT = 225.0, 156.0


def table_markup(table: Table, width_mm: float, metrics: TemplateMetrics, rules: TableRules, has_note: bool) -> Markup:
    """Return the table as wide as the text, `width_mm`; `has_note` keeps its last row with what follows."""
    total = twips(width_mm)
    # Of a long table they are what takes the time; they are the same in every size of type.
    needs = needs_of(table)
    size = _size(needs, total, metrics, rules)
    widths = column_widths(table, needs, _measure(total, size))
    heights = [max(height, rules.row_height) for height in _row_heights(table, widths, size)]
    page = _PORTRAIT_HEIGHT if width_mm < _PORTRAIT_MM else _LANDSCAPE_HEIGHT
    rooms = [width - size.cell_padding for width in widths]
    insets, long_columns = number_insets(table, rooms, size.em), _long_columns(table, rooms, size)
    keeping = RowKeeping(table, heights, page, rules, has_note)
    rows = RowMarkup(table, widths, keeping, long_columns, insets, size, rules)
    first = int(table.header_rows > 0)
    properties = element(
        "tblPr",
        element("tblStyle", val=size.styles.table),
        element("tblW", w=total, type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element(
            "tblLook",
            val=f"{0x20 * first:04X}",
            firstRow=first,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return Markup(element("tbl", properties, grid, *map(rows.row, range(len(table.rows)))), "表格")


def _size(needs: Sequence[Need], total: int, metrics: TemplateMetrics, rules: TableRules) -> TableSize:
    """Return the largest type in which no word or number is broken nor a name squeezed; of many columns a small one."""
    is_wide = len(needs) >= rules.small_from
    tried = metrics.table_sizes[1:] if is_wide and len(metrics.table_sizes) > 1 else metrics.table_sizes
    sizes = (each for test in (suits, fits) for each in tried if test(needs, _measure(total, each)))
    return next(sizes, tried[-1])


def _measure(total: int, size: TableSize) -> ColumnMeasure:
    return ColumnMeasure(total, size.em, size.cell_padding)


def _row_heights(table: Table, widths: list[int], size: TableSize) -> list[float]:
    """Return the rows' heights in mm as far as their text decides; merged cells share theirs among their rows."""
    heights = [0.0] * len(table.rows)
    for top, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell:
                # A line holds whole characters: half of one is lost.
                room = sum(widths[column : column + cell.column_span]) - size.cell_padding - size.em / 2
                ems = max(room / size.em, 1.0)
                lines = sum([max(ceil(spaced_ems(alike(line.plain)) / ems), 1) for line in cell.lines])
                height = (lines * size.line / TWIPS_PER_MM + _ROW_PADDING_MM) / cell.row_span
                for index in range(top, top + cell.row_span):
                    heights[index] = max(heights[index], height)
    return heights


def _long_columns(table: Table, rooms: Sequence[float], size: TableSize) -> frozenset[int]:
    """Return the columns of long text, which stands left: those where lines often wrap, or one wraps twice."""
    return frozenset(column for column, room in enumerate(rooms) if _is_long(table, column, room / size.em))


def _is_long(table: Table, column: int, ems: float) -> bool:
    lengths = [spaced_ems(text) / ems for text in texts_of(table.body, column)]
    wrapping = sum(length > 1 for length in lengths)
    return wrapping * _OFTEN > len(lengths) or any(length > _TWO_LINES for length in lengths)
