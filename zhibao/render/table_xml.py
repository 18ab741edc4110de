"""A `Table` as Word XML: spans, header rows and alignment; its look comes from the template's styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from zhibao.model.table import Table, TableCell
from zhibao.pack import TableRules
from zhibao.render.column_needs import Need, cells_of, needs_of
from zhibao.render.column_widths import ColumnMeasure, column_widths, fits, suits
from zhibao.render.like_cells import kinds_of, like_cells
from zhibao.render.markup import Markup
from zhibao.render.number_columns import number_insets
from zhibao.render.row_keeping import RowKeeping
from zhibao.render.row_markup import RowMarkup
from zhibao.render.template_metrics import TableSize, TemplateMetrics
from zhibao.text.measuring import alike, spaced_ems
from zhibao.word.late_rows import LateRow, LateRows, written
from zhibao.word.simple_types import TWIPS_PER_MM, twips
from zhibao.word.xml_text import element

_OFTEN = 3
_TWO_LINES = 2
_ROW_PADDING_MM = 1.0
# The height of an A4 page's text by its width.
_PORTRAIT_MM = 190
_PORTRAIT_HEIGHT, _LANDSCAPE_HEIGHT = 225.0, 156.0


class TableMarkup(Struct, frozen=True):
    """A table as XML: what stands before its rows, and these; what its columns need."""

    before: str
    rows: Sequence[str | LateRow]
    needs: Sequence[Need]

    def whole(self, late: LateRows | None = None) -> Markup:
        """Return the table, with finished rows kept back in `late`."""
        rows = "".join(map(written, self.rows)) if late is None else late.kept_back(self.rows)
        return Markup(element("tbl", self.before, rows), "表格")


def table_markup(
    table: Table, width_mm: float, metrics: TemplateMetrics, rules: TableRules, has_note: bool
) -> TableMarkup:
    """Return the table as wide as the text, `width_mm`; `has_note` keeps its last row with what follows."""
    total = twips(width_mm)
    likes = like_cells(table)
    # They are the same in every size of type.
    needs = needs_of(likes.table)
    size = _size(needs, total, metrics, rules)
    widths = column_widths(likes.table, needs, _measure(total, size))
    heights = [max(height, rules.row_height) for height in _row_heights(likes.table, widths, size)]
    page = _PORTRAIT_HEIGHT if width_mm < _PORTRAIT_MM else _LANDSCAPE_HEIGHT
    rooms = [width - size.cell_padding for width in widths]
    insets, long_columns = number_insets(table, likes.table, rooms, size.em), _long_columns(likes.table, rooms, size)
    keeping = RowKeeping(table, heights, page, rules, has_note)
    rows = RowMarkup(table, likes, widths, keeping, long_columns, insets, size, rules)
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
    return TableMarkup(properties + grid, tuple(map(rows.row, range(len(table.rows)))), needs)


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
    for column in range(table.column_count):
        cells = [row[column] for row in table.rows]
        kinds = kinds_of(filter(None, cells))
        known = {
            key: _cell_height(cell, widths[column : column + cell.column_span], size) for key, cell in kinds.items()
        }
        heights = [max(height, known.get(id(cell), 0.0)) for height, cell in zip(heights, cells, strict=True)]
        for top, cell in enumerate(cells):
            if cell and cell.row_span > 1:
                under = slice(top, top + cell.row_span)
                heights[under] = [max(height, known[id(cell)]) for height in heights[under]]
    return heights


def _cell_height(cell: TableCell, widths: list[int], size: TableSize) -> float:
    # A line holds whole characters: half of one is lost.
    ems = max((sum(widths) - size.cell_padding - size.em / 2) / size.em, 1.0)
    lines = sum([max(ceil(spaced_ems(alike(line.plain)) / ems), 1) for line in cell.lines])
    return (lines * size.line / TWIPS_PER_MM + _ROW_PADDING_MM) / cell.row_span


def _long_columns(table: Table, rooms: Sequence[float], size: TableSize) -> frozenset[int]:
    """Return the columns of long text, which stands left: those where lines often wrap, or one wraps twice."""
    return frozenset(column for column, room in enumerate(rooms) if _is_long(table, column, room / size.em))


def _is_long(table: Table, column: int, ems: float) -> bool:
    cells = cells_of(table.body, column)
    counts, kinds = Counter(map(id, cells)), kinds_of(cells)
    lengths = [(spaced_ems(alike(line.plain)) / ems, counts[key]) for key, cell in kinds.items() for line in cell.lines]
    wrapping = sum(count for length, count in lengths if length > 1)
    return wrapping * _OFTEN > sum(count for _, count in lengths) or any(length > _TWO_LINES for length, _ in lengths)
