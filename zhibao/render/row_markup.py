"""The rows of a table as Word XML."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import TableRules
from zhibao.render.cell_paragraph import paragraph
from zhibao.render.column_needs import heading_lines
from zhibao.render.row_keeping import RowKeeping
from zhibao.render.template_metrics import TableSize
from zhibao.tables.data_rows import is_total
from zhibao.word.simple_types import twips
from zhibao.word.xml_text import element


class RowMarkup(Struct, frozen=True):
    """A table with its column widths in twips, and what is known of its rows and columns.

    Long columns are those of long text; `insets` are the right indents of numbers by row and column.
    """

    table: Table
    widths: list[int]
    keeping: RowKeeping
    long_columns: frozenset[int]
    insets: Mapping[tuple[int, int], int]
    size: TableSize
    rules: TableRules
    # Of a long table's cells nearly all have the same properties as another one in their column.
    _known: dict[tuple[object, ...], str] = field(default_factory=dict)

    def row(self, index: int) -> str:
        """Return a row as `w:tr`."""
        keep = self.keeping.keeps_with_next(index)
        return f"<w:tr>{self._row_properties(index)}{''.join(self._cells(index, keep))}</w:tr>"

    def _row_properties(self, index: int) -> str:
        key = (self.keeping.is_split(index), index < self.table.header_rows)
        if key not in self._known:
            is_split, is_header = key
            self._known[key] = element(
                "trPr",
                "" if is_split else element("cantSplit"),
                element("trHeight", val=twips(self.rules.row_height), hRule="atLeast"),
                element("tblHeader") if is_header else "",
            )
        return self._known[key]

    def _cells(self, index: int, keep: bool) -> list[str]:
        cells, column, row = [], 0, self.table.rows[index]
        while column < len(row):
            cell = row[column]
            owner = cell or self.table.owner(index, column)
            lines = () if cell is None else owner.lines
            paragraphs = "".join(self._paragraphs(index, column, owner, lines, keep))
            cells.append(f"<w:tc>{self._properties(index, column, owner, cell is None)}{paragraphs}</w:tc>")
            column += owner.column_span
        return cells

    def _properties(self, index: int, column: int, cell: TableCell, is_continued: bool) -> str:
        # Further header rows are shaded: a table style knows only one first row.
        shade = self.size.header_fill if 0 < index < self.table.header_rows else ""
        merge = "" if cell.row_span == 1 else ("continue" if is_continued else "restart")
        key = (column, cell.column_span, merge, cell.diagonal, cell.rising, shade)
        if key not in self._known:
            self._known[key] = element(
                "tcPr",
                element("tcW", w=sum(self.widths[column : column + cell.column_span]), type="dxa"),
                element("gridSpan", val=cell.column_span) if cell.column_span > 1 else "",
                _merge(merge),
                _diagonal(cell),
                element("shd", val="clear", color="auto", fill=shade) if shade else "",
            )
        return self._known[key]

    def _paragraphs(self, index: int, column: int, cell: TableCell, lines: tuple[Text, ...], keep: bool) -> list[str]:
        styles = self.size.styles
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

    def _style(self, index: int, column: int, cell: TableCell) -> str:
        styles = self.size.styles
        if index < self.table.header_rows:
            return styles.table_head
        if (index, column) in self.insets:
            return styles.table_number
        is_long = cell.value is None and column in self.long_columns and not is_total(cell)
        return styles.table_long_text if is_long else styles.table_text


def _diagonal(cell: TableCell) -> str:
    if not cell.diagonal:
        return ""
    line = element("tr2bl" if cell.rising else "tl2br", val="single", sz=4, space=0, color="auto")
    return element("tcBorders", line)


def _merge(kind: str) -> str:
    if not kind:
        return ""
    return element("vMerge") if kind == "continue" else element("vMerge", val="restart")
