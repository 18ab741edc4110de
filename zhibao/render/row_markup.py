"""The rows of a table as Word XML."""

from __future__ import annotations

from msgspec import Struct, field

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.pack import TableRules
from zhibao.render.cell_paragraph import paragraph
from zhibao.render.column_needs import heading_lines
from zhibao.render.like_cells import LikeCells
from zhibao.render.number_columns import Insets
from zhibao.render.row_keeping import RowKeeping
from zhibao.render.template_metrics import TableSize
from zhibao.tables.data_rows import is_total
from zhibao.text.measuring import alike
from zhibao.word.late_rows import LateRow
from zhibao.word.run_fonts import HINT, alone_hinted
from zhibao.word.simple_types import twips
from zhibao.word.xml_text import element, escaped

_BEFORE_TEXT, _AFTER_TEXT = '<w:t xml:space="preserve">', "</w:t></w:r></w:p></w:tc>"
_HINTED = element("rPr", element("rFonts", hint=HINT))
# What docxtpl puts other characters in place of ({_{ and the like) goes its way.
_REPLACED = "_"


class RowMarkup(Struct, frozen=True):
    """A table with its column widths in twips, and what is known of its rows and columns.

    Long columns are those of long text; `insets` are the right indents of numbers by column and text.
    """

    table: Table
    likes: LikeCells
    widths: list[int]
    keeping: RowKeeping
    long_columns: frozenset[int]
    insets: Insets
    size: TableSize
    rules: TableRules
    # Of a long table's cells nearly all have the same properties as another one in their column.
    _known: dict[tuple[object, ...], str] = field(default_factory=dict)
    _forms: dict[tuple[int, int, bool], tuple[str, bool]] = field(default_factory=dict)
    _rows: dict[tuple[object, ...], tuple[str, bool]] = field(default_factory=dict)

    def row(self, index: int) -> str | LateRow:
        """Return a row as `w:tr`, a finished one as its form and its texts."""
        keep = self.keeping.keeps_with_next(index)
        texts = self.likes.texts[index]
        if texts is None:
            return f"<w:tr>{self._row_properties(index)}{''.join(self._cells(index, keep))}</w:tr>"
        # Rows of like cells differ in nothing but their texts.
        key = (keep, self.keeping.is_split(index), *map(id, self.likes.table.rows[index]))
        form = self._rows.get(key)
        if form is None:
            forms = [self._cell_form(index, column, keep) for column in range(self.table.column_count)]
            row = f"<w:tr>{self._row_properties(index)}{''.join(each for each, _ in forms)}</w:tr>"
            form = self._rows[key] = (row, all(is_finished for _, is_finished in forms))
        made = LateRow(form[0], texts)
        return made if form[1] else made.xml

    def _cell_form(self, index: int, column: int, keep: bool) -> tuple[str, bool]:
        """Return a cell with %s in place of its text, and whether nothing is to be done to it."""
        cell = self.likes.table.rows[index][column]
        key = (id(cell), column, keep)
        if key not in self._forms:
            assert cell is not None
            self._forms[key] = _with_place(self._cell(index, column, cell, is_continued=False, keep=keep), cell)
        return self._forms[key]

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
            cells.append(self._cell(index, column, owner, cell is None, keep))
            column += owner.column_span
        return cells

    def _cell(self, index: int, column: int, cell: TableCell, is_continued: bool, keep: bool) -> str:
        lines = () if is_continued else cell.lines
        paragraphs = "".join(self._paragraphs(index, column, cell, lines, keep))
        return f"<w:tc>{self._properties(index, column, cell, is_continued)}{paragraphs}</w:tc>"

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
        inset = self._inset(index, column, cell) or 0 if style == styles.table_number else 0
        return [paragraph([line], style, keep, styles, inset) for line in lines or (Text(),)]

    def _style(self, index: int, column: int, cell: TableCell) -> str:
        styles = self.size.styles
        if index < self.table.header_rows:
            return styles.table_head
        if self._inset(index, column, cell) is not None:
            return styles.table_number
        is_long = cell.value is None and column in self.long_columns and not is_total(cell)
        return styles.table_long_text if is_long else styles.table_text

    def _inset(self, index: int, column: int, cell: TableCell) -> int | None:
        # A cell that goes on from above shows no number here.
        is_own = cell.column_span == 1 and self.table.rows[index][column] is not None
        insets = self.insets.get(column) if is_own else None
        return insets.get(alike(cell.plain)) if insets else None


def _with_place(markup: str, cell: TableCell) -> tuple[str, bool]:
    """Return a cell's markup with %s in place of its text, and its hint; and whether that is all that it needs."""
    if not cell.lines:
        return markup.replace("%", "%%"), True
    text = cell.plain
    written = f"{_BEFORE_TEXT}{escaped(text)}{_AFTER_TEXT}"
    assert markup.endswith(written)
    hinted = alone_hinted(text)
    run = f"{_HINTED if hinted else ''}{_BEFORE_TEXT}%s{_AFTER_TEXT}"
    is_finished = hinted is not None and _REPLACED not in text
    return markup.removesuffix(written).replace("%", "%%") + run, is_finished


def _diagonal(cell: TableCell) -> str:
    if not cell.diagonal:
        return ""
    line = element("tr2bl" if cell.rising else "tl2br", val="single", sz=4, space=0, color="auto")
    return element("tcBorders", line)


def _merge(kind: str) -> str:
    if not kind:
        return ""
    return element("vMerge") if kind == "continue" else element("vMerge", val="restart")
