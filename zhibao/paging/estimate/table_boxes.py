"""A table as the boxes of its rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.paragraph_forms import length, once
from zhibao.paging.estimate.text_boxes import Paragraphs, Setting, placed
from zhibao.word.block_elements import PARAGRAPH, TABLE, blocks
from zhibao.word.late_rows import LateRow, LateRows
from zhibao.word.plain_paragraphs import HINTED
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


class TableForm(Struct, frozen=True):
    """What formats a table, in points: what stands beside the text of its cells, and how thick its lines are."""

    above: float
    left: float
    below: float
    right: float
    top: float
    inside: float
    bottom: float


class TableBoxes:
    """Reads tables with the styles of one document."""

    def __init__(self, styles: Styles, paragraphs: Paragraphs) -> None:
        self._styles = styles
        self._paragraphs = paragraphs
        self._known: dict[Hashable, Any] = {}

    def boxes(self, table: Element, setting: Setting, late: LateRows) -> tuple[Box, ...]:
        """Return the rows of a table, those that may be split line by line; heading rows are repeated.

        `late` are the rows that were kept out of the document.
        """
        rows, form = list(_rows(table, late)), self._form(table)
        heads = list(takewhile(lambda row: _is_head(row[0]), rows))
        place = {"closing": form.bottom, "page_height": setting.page_height, "block": setting.block}
        made = placed([box for row in heads for box in self._row(*row, form, late)], **place)
        place["repeated"] = sum(box.height for box in made)
        known: dict[Hashable, list[Box]] = {}
        for row, like in rows[len(heads) :]:
            if like not in known:
                known[like] = placed(self._row(row, like, form, late), **place)
            made += known[like]
        if not made:
            return ()
        last = replace(made[-1], height=made[-1].height + form.top, closing=0.0)
        return (*made[:-1], last)

    def _form(self, table: Element) -> TableForm:
        """Return what formats a table."""
        properties = tuple(table.findall(w("tblPr")))

        def made() -> TableForm:
            style_id = self._styles.style_of(value(table, "w:tblPr/w:tblStyle/@w:val"), TABLE_STYLE)
            layers = (*properties, *self._styles.properties(style_id, "tblPr"))
            lines = (_border(layers, side) for side in ("top", "insideH", "bottom"))
            margins = (_margin(layers, side, usual) for side, usual in _MARGINS.items())
            return TableForm(*margins, *lines)

        return once(self._known, tuple(map(etree.tostring, properties)), made)

    def _row(self, row: Element | LateRow, like: Hashable, form: TableForm, late: LateRows) -> tuple[Box, ...]:
        """Return the boxes of a row; rows that are alike, of which a long table is made, are measured once."""

        def made() -> tuple[Box, ...]:
            return self._made_row(row.element if isinstance(row, LateRow) else row, form, late)

        return made() if like is row else once(self._known, (form, like), made)

    def _made_row(self, row: Element, form: TableForm, late: LateRows) -> tuple[Box, ...]:
        """Return a row: one box, or one for each line of its highest cell where it may be split."""
        properties = _properties(row)
        least = length(properties, "trHeight", "val")
        cells = list(row.iterchildren(w("tc")))
        inside = [self._cell(cell, form, late) for cell in cells]
        needed = max((height for height, _ in inside), default=0.0) + form.above + form.below + form.inside
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

    def _cell(self, cell: Element, form: TableForm, late: LateRows) -> tuple[float, tuple[Box, ...]]:
        """Return the height of a cell's content in points, 0 when it is merged with its neighbours, and its boxes."""
        properties = tuple(cell.findall(w("tcPr")))
        width = length(properties, "tcW", "w") - form.left - form.right
        boxes = tuple(self._content(cell, Setting(max(width, 1.0)), late))
        is_merged = cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None
        return (0.0 if is_merged else stack(boxes)), boxes

    def _content(self, cell: Element, setting: Setting, late: LateRows) -> Iterator[Box]:
        for block in blocks(cell):
            if block.tag == PARAGRAPH:
                yield from self._paragraphs.boxes(block, setting)
            elif block.tag == TABLE:
                yield from self.boxes(block, setting, late)


def _rows(table: Element, late: LateRows) -> Iterator[tuple[Element | LateRow, Hashable]]:
    """Yield the rows of a table, each with what it is like: rows of which that is equal have equal boxes."""
    names, texts = names_of(table), iter(row_texts(table))
    for child in table.iterchildren(ROW, etree.PI):
        if child.tag == ROW:
            row, text = next(texts)
            # What a mark inside of it stands for, only this document says.
            yield row, row if "<?" in text.markup else (names, row_form(text))
        else:
            yield from _late_rows(late.at(child))


def _late_rows(rows: Sequence[LateRow]) -> Iterator[tuple[LateRow, Hashable]]:
    # Changed in one string, parted by what XML cannot hold; of no rows that would be one.
    joined = _ROW_ENDS.join([_TEXT_ENDS.join(row.texts) for row in rows])
    texts = joined.translate(_DIGITS).split(_ROW_ENDS) if rows else []
    return ((row, (row.form, text)) for row, text in zip(rows, texts, strict=True))


def row_form(row: RowText) -> RowText:
    """Return all that a row's boxes hang on: its XML, in whose texts one digit is as good as another.

    A hint at the font of characters that have two does not say how wide they are.
    """
    markup = row.markup.replace(HINTED, "")
    # The digits of a character reference say which character it is.
    return RowText(markup, tuple([each if "&" in each else each.translate(_DIGITS) for each in row.texts]))


def _by_lines(row: Box, lines: Sequence[Box]) -> tuple[Box, ...]:
    """Return the lines of a row's highest cell in place of the row, the last one with what else the row takes."""
    if len(lines) < 2:
        return (row,)
    *others, last = (Box(each.height, keep_with_next=each.keep_with_next) for each in lines)
    rest = row.height - sum(each.height for each in others)
    last = replace(last, height=rest, keep_with_next=row.keep_with_next)
    return (replace(others[0], names=row.names, pictures=row.pictures), *others[1:], last)


def _margin(layers: Layers, side: str, usual: float) -> float:
    found = stated(layers, f"tblCellMar/{side}", "w")
    return usual if found is None else or_else(0, points, found)


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
