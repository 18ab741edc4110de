"""A table as the boxes of its rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Any

from lxml import etree
from msgspec.structs import replace

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.forms import length
from zhibao.paging.estimate.text_boxes import Paragraphs, Setting
from zhibao.word.block_elements import PARAGRAPH, TABLE, blocks
from zhibao.word.late_rows import LateRow, LateRows
from zhibao.word.row_texts import ROW, RowText, names_of, row_texts
from zhibao.word.simple_types import EIGHTHS, or_else, points
from zhibao.word.style_inheritance import stated, switched
from zhibao.word.styles import TABLE as TABLE_STYLE
from zhibao.word.styles import Layers, Styles
from zhibao.word.xml import Element, value, w

# All digits are equally wide, and no line breaks beside one where it would not beside another.
_DIGITS = str.maketrans("123456789", "0" * 9)
_TEXT_ENDS, _ROW_ENDS = "\1", "\0"
# What stands beside the text of a cell where no style says otherwise.
_MARGINS = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}


class TableBoxes:
    """Reads tables with the styles of one document."""

    def __init__(self, styles: Styles, paragraphs: Paragraphs, late: LateRows) -> None:
        """Begin to read; `late` are the rows that were kept out of the document."""
        self._styles = styles
        self._late = late
        self._paragraphs = paragraphs
        self._made: dict[tuple[object, ...], tuple[Box, ...]] = {}

    def boxes(self, table: Element, setting: Setting) -> tuple[Box, ...]:
        """Return the rows of a table, those that may be split line by line; heading rows are repeated."""
        rows = list(self._rows(table))
        layers = self._layers(table)
        margins, line = _margins(layers), _border(layers, "insideH")
        heads = list(takewhile(lambda row: _is_head(row[0]), rows))
        place = {"closing": _border(layers, "bottom"), "page_height": setting.page_height, "block": setting.block}
        made = changed([box for row in heads for box in self._row(*row, margins, line)], **place)
        place["repeated"] = sum(box.height for box in made)
        known: dict[Hashable, list[Box]] = {}
        for row, form in rows[len(heads) :]:
            if form not in known:
                known[form] = changed(self._row(row, form, margins, line), **place)
            made += known[form]
        if not made:
            return ()
        last = replace(made[-1], height=made[-1].height + _border(layers, "top"), closing=0.0)
        return (*made[:-1], last)

    def _rows(self, table: Element) -> Iterator[tuple[Element | LateRow, Hashable]]:
        """Yield the rows of a table, each with its form."""
        names, texts = names_of(table), iter(row_texts(table))
        for child in table.iterchildren(ROW, etree.PI):
            if child.tag == ROW:
                row, text = next(texts)
                yield row, (names, row_form(text))
            else:
                yield from self._late_rows(child)

    def _late_rows(self, mark: Element) -> Iterator[tuple[LateRow, Hashable]]:
        rows = self._late.at(mark)
        # Changed in one string, parted by what XML cannot hold.
        texts = _ROW_ENDS.join([_TEXT_ENDS.join(row.texts) for row in rows]).translate(_DIGITS).split(_ROW_ENDS)
        return ((row, (row.form, text)) for row, text in zip(rows, texts, strict=False))

    def _row(self, row: Element | LateRow, form: Hashable, margins: dict[str, float], line: float) -> tuple[Box, ...]:
        """Return the boxes of a row; rows of one form, of which a long table is made, are measured once."""
        key = (*margins.values(), line, form)
        if key not in self._made:
            element = row.element if isinstance(row, LateRow) else row
            self._made[key] = self._made_row(element, margins, line)
        return self._made[key]

    def _made_row(self, row: Element, margins: dict[str, float], line: float) -> tuple[Box, ...]:
        """Return a row: one box, or one for each line of its highest cell where it may be split."""
        properties = _properties(row)
        least = length(properties, "trHeight", "val")
        cells = list(row.iterchildren(w("tc")))
        inside = [self._cell(cell, margins) for cell in cells]
        needed = max((height for height, _ in inside), default=0.0) + margins["top"] + margins["bottom"] + line
        is_exact = stated(properties, "trHeight", "hRule") == "exact"
        names = tuple(name for _, boxes in inside for box in boxes for name in box.names)
        pictures = tuple(shown for _, boxes in inside for box in boxes for shown in box.pictures)
        keeps = bool(inside) and self._keeps(cells[0])
        whole = Box(least if is_exact else max(least, needed), keep_with_next=keeps, names=names, pictures=pictures)
        if is_exact or not inside or switched(properties, "cantSplit"):
            return (whole,)
        return _by_lines(whole, max(inside, key=itemgetter(0))[1])

    def _keeps(self, cell: Element) -> bool:
        """Tell whether a row stays with the next: Word asks the first paragraph of its first cell."""
        beginning = cell.find(PARAGRAPH)
        return beginning is not None and self._paragraphs.keeps_next(beginning)

    def _cell(self, cell: Element, margins: dict[str, float]) -> tuple[float, tuple[Box, ...]]:
        """Return the height of a cell's content in points, 0 when it is merged with its neighbours, and its boxes."""
        properties = tuple(cell.findall(w("tcPr")))
        width = length(properties, "tcW", "w") - margins["left"] - margins["right"]
        boxes = tuple(self._content(cell, Setting(max(width, 1.0))))
        is_merged = cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None
        return (0.0 if is_merged else stack(boxes)), boxes

    def _content(self, cell: Element, setting: Setting) -> Iterator[Box]:
        for block in blocks(cell):
            if block.tag == PARAGRAPH:
                yield from self._paragraphs.boxes(block, setting)
            elif block.tag == TABLE:
                yield from self.boxes(block, setting)

    def _layers(self, table: Element) -> Layers:
        """Return the `w:tblPr` that format a table."""
        style_id = self._styles.style_of(value(table, "w:tblPr/w:tblStyle/@w:val"), TABLE_STYLE)
        return (*table.findall(w("tblPr")), *self._styles.properties(style_id, "tblPr"))


def row_form(row: RowText) -> RowText:
    """Return all that a row's boxes hang on: its XML, in whose texts one digit is as good as another."""
    # The digits of a character reference say which character it is.
    return RowText(row.markup, tuple([each if "&" in each else each.translate(_DIGITS) for each in row.texts]))


def changed(boxes: Sequence[Box], **changes: Any) -> list[Box]:
    """Return boxes with other values."""
    return [replace(box, **changes) for box in boxes]


def _by_lines(row: Box, lines: Sequence[Box]) -> tuple[Box, ...]:
    """Return the lines of a row's highest cell in place of the row, the last one with what else the row takes."""
    if len(lines) < 2:
        return (row,)
    *others, last = (Box(each.height, keep_with_next=each.keep_with_next) for each in lines)
    rest = row.height - sum(each.height for each in others)
    last = replace(last, height=rest, keep_with_next=row.keep_with_next)
    return (replace(others[0], names=row.names, pictures=row.pictures), *others[1:], last)


def _margins(layers: Layers) -> dict[str, float]:
    found = {side: stated(layers, f"tblCellMar/{side}", "w") for side in _MARGINS}
    return {side: usual if found[side] is None else or_else(0, points, found[side]) for side, usual in _MARGINS.items()}


def _border(layers: Layers, side: str) -> float:
    """Return the thickness of the lines of a table in points; `side` as in w:tblBorders."""
    if stated(layers, f"tblBorders/{side}", "val") in (None, "nil", "none"):
        return 0.0
    return length(layers, f"tblBorders/{side}", "sz", EIGHTHS)


def stack(boxes: tuple[Box, ...]) -> float:
    """Return the height of boxes one under the other, in points."""
    between = sum(max(left.after, right.before) for left, right in pairwise(boxes))
    edges = boxes[0].before + boxes[-1].after if boxes else 0.0
    return sum(box.height for box in boxes) + between + edges


def _is_head(row: Element | LateRow) -> bool:
    return not isinstance(row, LateRow) and bool(switched(_properties(row), "tblHeader"))


def _properties(row: Element) -> Layers:
    return tuple(row.findall(w("trPr")))
