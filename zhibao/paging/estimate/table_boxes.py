"""A table as the boxes of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.paging.estimate.boxes import Box
from zhibao.paging.estimate.styles import Properties, Styles, is_on, points, properties
from zhibao.paging.estimate.text_boxes import Paragraphs, Setting

_SIDES = ("top", "left", "bottom", "right")


class Tables:
    """Reads tables with the styles of one document."""

    def __init__(self, styles: Styles, paragraphs: Paragraphs) -> None:
        self._styles = styles
        self._paragraphs = paragraphs

    def boxes(self, table: Element) -> tuple[Box, ...]:
        """Return the rows of a table; a row does not break, and heading rows are repeated."""
        rows = list(table.iterchildren(qn("w:tr")))
        margins = self._margins(table)
        made = [self._row(row, margins, self._border(table, "insideH")) for row in rows]
        if made:
            made[-1] = replace(made[-1], height=made[-1].height + self._border(table, "top"))
        heads = 0
        while heads < len(rows) and "tblHeader" in _row_look(rows[heads]):
            heads += 1
        repeated = sum(box.height for box in made[:heads])
        return tuple(replace(box, repeated=repeated if at >= heads else 0.0) for at, box in enumerate(made))

    def _row(self, row: Element, margins: dict[str, float], line: float) -> Box:
        look = _row_look(row)
        stated = points(look, "trHeight")
        cells = list(row.iterchildren(qn("w:tc")))
        inside = [self._cell(cell, margins) for cell in cells]
        needed = max((height for height, _ in inside), default=0.0) + margins["top"] + margins["bottom"] + line
        height = stated if look.get("trHeight@hRule") == "exact" else max(stated, needed)
        names = tuple(name for _, boxes in inside for box in boxes for name in box.names)
        return Box(height, names=names, keep_with_next=bool(inside) and self._keeps(cells[0]))

    def _keeps(self, cell: Element) -> bool:
        """Tell whether a row stays with the next: Word asks the first paragraph of its first cell."""
        first = cell.find(qn("w:p"))
        return first is not None and is_on(self._paragraphs.look(first), "keepNext")

    def _cell(self, cell: Element, margins: dict[str, float]) -> tuple[float, tuple[Box, ...]]:
        """Return the height of a cell's content in points, 0 when it is merged with its neighbours, and its boxes."""
        found = cell.find(qn("w:tcPr"))
        look: Properties = {} if found is None else properties(found)
        width = points(look, "tcW@w") - margins["left"] - margins["right"]
        boxes = tuple(self._content(cell, Setting(max(width, 1.0), 0.0)))
        return (0.0 if "vMerge" in look else stack(boxes)), boxes

    def _content(self, cell: Element, setting: Setting) -> Iterator[Box]:
        for child in cell.iterchildren("{*}*"):
            if child.tag == qn("w:p"):
                yield from self._paragraphs.boxes(child, setting)
            elif child.tag == qn("w:tbl"):
                yield from self.boxes(child)

    def _style(self, table: Element) -> str:
        found = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        return "" if found is None else found.get(qn("w:val"), "")

    def _margins(self, table: Element) -> dict[str, float]:
        sources = [table, *self._styles.chain(self._style(table))]
        margins = {"top": 0.0, "left": 5.4, "bottom": 0.0, "right": 5.4}
        for source in reversed(sources):
            found = source.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
            look = {} if found is None else properties(found)
            margins |= {side: points(look, f"{side}@w") for side in _SIDES if f"{side}@w" in look}
        return margins

    def _border(self, table: Element, side: str) -> float:
        """Return the thickness of the lines of a table in points; `side` as in w:tblBorders."""
        for source in [table, *self._styles.chain(self._style(table))]:
            found = source.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:' + side)}")
            if found is not None and found.get(qn("w:val")) not in ("nil", "none"):
                return float(found.get(qn("w:sz"), "0")) / 8
        return 0.0


def stack(boxes: tuple[Box, ...]) -> float:
    """Return the height of boxes one under the other, in points."""
    between = sum(max(left.after, right.before) for left, right in pairwise(boxes))
    edges = boxes[0].before + boxes[-1].after if boxes else 0.0
    return sum(box.height for box in boxes) + between + edges


def _row_look(row: Element) -> Properties:
    found = row.find(qn("w:trPr"))
    return {} if found is None else properties(found)
