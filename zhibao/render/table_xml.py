"""A `Table` as Word XML: spans, header rows and alignment; its look comes from the template's styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import TableRules
from zhibao.render.cell_paragraph import paragraph
from zhibao.render.column_needs import Need, heading_lines, needs_of, texts_of
from zhibao.render.column_widths import ColumnMeasure, column_widths, fits, suits
from zhibao.render.markup import Markup
from zhibao.render.number_columns import number_insets
from zhibao.render.template_metrics import TableSize, TemplateMetrics
from zhibao.tables.data_rows import is_total
from zhibao.text.measuring import spaced_ems
from zhibao.word.simple_types import TWIPS_PER_MM, twips
from zhibao.word.xml_text import element

_OFTEN = 3
_TWO_LINES = 2
_ROW_PADDING_MM = 1.0
# The height of an A4 page's text by its width.
_PORTRAIT_MM = 190
_PORTRAIT_HEIGHT, _LANDSCAPE_HEIGHT = 225.0, 156.0
# Parts of that height: what stays on one page, the rows that stand together at an end, the highest row not split.
_KEPT_WHOLE, _KEPT_AT_END = 1 / 3, 0.25
_UNSPLIT = 1 / 3
# The rows of the body that a table which breaks has at least on either side.
_AT_ENDS = 3


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
    layout = _Layout(table, widths, heights, page, long_columns, insets, size, rules, has_note)
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
    grid = element("tblGrid", *(element("gridCol", w=width) for width in layout.widths))
    rows = (layout.row(index) for index in range(len(table.rows)))
    return Markup(element("tbl", properties, grid, *rows), "表格")


def _size(needs: Sequence[Need], total: int, metrics: TemplateMetrics, rules: TableRules) -> TableSize:
    """Return the largest type in which no word or number is broken nor a name squeezed; of many columns a small one."""
    is_wide = len(needs) >= rules.small_from
    tried = metrics.table_sizes[1:] if is_wide and len(metrics.table_sizes) > 1 else metrics.table_sizes
    sizes = (each for test in (suits, fits) for each in tried if test(needs, _measure(total, each)))
    return next(sizes, tried[-1])


def _measure(total: int, size: TableSize) -> ColumnMeasure:
    return ColumnMeasure(total, size.em, size.cell_padding)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A table with its column widths in twips, its rows' estimated heights and its page's in mm.

    Long columns are those of long text; `insets` are the right indents of numbers by row and column.
    """

    table: Table
    widths: list[int]
    heights: list[float]
    page: float
    long_columns: frozenset[int]
    insets: Mapping[tuple[int, int], int]
    size: TableSize
    rules: TableRules
    has_note: bool

    def row(self, index: int) -> str:
        height = twips(self.rules.row_height)
        properties = element(
            "trPr",
            "" if self._is_split(index) else element("cantSplit"),
            element("trHeight", val=height, hRule="atLeast"),
            element("tblHeader") if index < self.table.header_rows else "",
        )
        return element("tr", properties, *self._cells(index))

    def _cells(self, index: int) -> list[str]:
        cells, column = [], 0
        while column < self.table.column_count:
            cell = self.table.rows[index][column]
            owner = cell or self.table.owner(index, column)
            cells.append(self._cell(index, column, owner, is_continued=cell is None))
            column += owner.column_span
        return cells

    def _cell(self, index: int, column: int, cell: TableCell, is_continued: bool) -> str:
        width = sum(self.widths[column : column + cell.column_span])
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=cell.column_span) if cell.column_span > 1 else "",
            _merge(cell, is_continued),
            _diagonal(cell),
            self._shading(index),
        )
        lines = () if is_continued else cell.lines
        return element("tc", properties, *self._paragraphs(index, column, cell, lines))

    def _shading(self, index: int) -> str:
        """Shade further header rows: a table style knows only one first row."""
        if not (0 < index < self.table.header_rows and self.size.header_fill):
            return ""
        return element("shd", val="clear", color="auto", fill=self.size.header_fill)

    def _paragraphs(self, index: int, column: int, cell: TableCell, lines: tuple[Text, ...]) -> list[str]:
        styles, keep = self.size.styles, self._keeps_with_next(index)
        if lines and self.table.is_diagonal_header(index, cell):
            right, left = styles.diagonal_upper, styles.diagonal_lower
            sides = (left, right) if cell.rising else (right, left)
            labels = zip(cell.diagonal_labels, sides, strict=True)
            return [paragraph([label], side, keep, styles) for label, side in labels]
        style = self._style(index, column, cell)
        if style == styles.table_head:
            room = (sum(self.widths[column : column + cell.column_span]) - self.size.cell_padding) / self.size.em
            return [paragraph(heading_lines(line, room), style, keep, styles) for line in lines or (Text(),)]
        inset = self.insets.get((index, column), 0) if style == styles.table_number else 0
        return [paragraph([line], style, keep, styles, inset) for line in lines or (Text(),)]

    def _is_split(self, index: int) -> bool:
        """Tell whether the row is so high that it would leave a hole in the page before."""
        return self.heights[index] > _UNSPLIT * self.page

    def _keeps_with_next(self, index: int) -> bool:
        """Keep short tables whole; of long ones the header with the first rows, the last rows, merged rows.

        The last row stays with the note under it. What is too high is not kept.
        """
        last = len(self.table.rows) - 1
        if self._is_split(index):
            return False
        if index == last:
            return self.has_note
        if index < self.table.header_rows or self._is_kept(0, last) or self._is_merged_below(index):
            return True
        first = self.table.header_rows
        count = min(_AT_ENDS, (last + 1 - first) // 2)
        at_beginning = index - first < count - 1 and self._is_kept(first, index + 1, _KEPT_AT_END)
        return at_beginning or (last - index < count and self._is_kept(index, last, _KEPT_AT_END))

    def _is_kept(self, top: int, bottom: int, most: float = _KEPT_WHOLE) -> bool:
        """Tell whether rows are few and low enough to stay on one page, of which they may take `most`."""
        few = bottom - top < self.rules.keep_together_rows
        return few and sum(self.heights[top : bottom + 1]) <= most * self.page

    def _is_merged_below(self, index: int) -> bool:
        """Tell whether a merged cell reaches over the row's lower edge, if it is not too high to be kept whole."""
        for top in range(max(index - self.rules.keep_together_rows, 0), index + 1):
            bottoms = [top + cell.row_span - 1 for cell in self.table.rows[top] if cell]
            if any(index < bottom and self._is_kept(top, bottom) for bottom in bottoms):
                return True
        return False

    def _style(self, index: int, column: int, cell: TableCell) -> str:
        styles = self.size.styles
        if index < self.table.header_rows:
            return styles.table_head
        if (index, column) in self.insets:
            return styles.table_number
        is_long = cell.value is None and column in self.long_columns and not is_total(cell)
        return styles.table_long_text if is_long else styles.table_text


def _row_heights(table: Table, widths: list[int], size: TableSize) -> list[float]:
    """Return the rows' heights in mm as far as their text decides; merged cells share theirs among their rows."""
    heights = [0.0] * len(table.rows)
    for top, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell:
                # A line holds whole characters: half of one is lost.
                room = sum(widths[column : column + cell.column_span]) - size.cell_padding - size.em / 2
                ems = max(room / size.em, 1.0)
                lines = sum(max(ceil(spaced_ems(line.plain) / ems), 1) for line in cell.lines)
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


def _diagonal(cell: TableCell) -> str:
    if not cell.diagonal:
        return ""
    line = element("tr2bl" if cell.rising else "tl2br", val="single", sz=4, space=0, color="auto")
    return element("tcBorders", line)


def _merge(cell: TableCell, is_continued: bool) -> str:
    if cell.row_span == 1:
        return ""
    return element("vMerge") if is_continued else element("vMerge", val="restart")
