"""Pictures and charts as Word XML: inline drawings, alone or in an invisible table."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, chain, pairwise

from docx.parts.story import StoryPart
from lxml import etree

from zhibao.model.report import Figure, Picture, Shown
from zhibao.model.text import Text
from zhibao.pack import PictureRules, Styles
from zhibao.render.chart_xml import ChartWriter
from zhibao.render.markup import Markup, in_text, runs_xml
from zhibao.render.wml import EMU_PER_MM, element, twips

_SIDES = ("distT", "distB", "distL", "distR")
_SLIVER = 20
_NOTE_ASPECT = 1.5


class PictureWriter:
    """Puts pictures into a part and returns the XML that shows them."""

    def __init__(self, part: StoryPart, styles: Styles, rules: PictureRules) -> None:
        self._part = part
        self._styles = styles
        self._rules = rules
        self._charts = ChartWriter(part)

    def single(self, figure: Figure) -> Markup | None:
        """Return a figure's only picture for a `{{ }}` in a run, None when it has several."""
        if len(figure.rows) > 1 or len(figure.rows[0]) > 1:
            return None
        return in_text(self._shown(figure.rows[0][0]), "图")

    def grid(self, figure: Figure) -> Markup:
        """Return the figure's pictures as a borderless table, every row centred with even gaps."""
        rows = [self._edges(figure, row) for row in figure.rows]
        total = max(edges[-1] for edges in rows)
        placed = [[edge + (total - edges[-1]) // 2 for edge in edges] for edges in rows]
        lines = _apart(edge for edges in placed for edge in [0, *edges, total])
        columns = [right - left for left, right in pairwise(lines)]
        properties = element(
            "tblPr",
            element("tblStyle", val=self._styles.picture_table),
            element("tblW", w=sum(columns), type="dxa"),
            element("jc", val="center"),
            element("tblLayout", type="fixed"),
        )
        grid = element("tblGrid", *(element("gridCol", w=width) for width in columns))
        trs = (self._row(row, edges, lines) for row, edges in zip(figure.rows, placed, strict=True))
        return Markup(element("tbl", properties, grid, *trs), "图")

    def _edges(self, figure: Figure, row: tuple[Shown | Text, ...]) -> list[int]:
        """Return the edges of a row's cells in twips: each as wide as its picture and the gap."""
        heights = [shown.height for shown in (*row, *chain(*figure.rows)) if isinstance(shown, Shown)]
        note = _NOTE_ASPECT * (heights[0] if heights else self._rules.row_height / 2)
        widths = [shown.width if isinstance(shown, Shown) else note for shown in row]
        return [0, *accumulate(twips(width + self._rules.gap) for width in widths)]

    def _row(self, row: tuple[Shown | Text, ...], edges: list[int], lines: list[int]) -> str:
        """Return a row; `lines` are the edges of the table's columns, among them about those of the row."""
        at = [0, *(bisect_right(lines, edge) - 1 for edge in edges), len(lines) - 1]
        shown = (None, *row, None)
        cells = [
            self._cell(each, lines[right] - lines[left], right - left)
            for each, (left, right) in zip(shown, pairwise(at), strict=True)
            if right > left
        ]
        return element("tr", element("trPr", element("cantSplit")), *cells)

    def _cell(self, shown: Shown | Text | None, width: int, span: int) -> str:
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=span) if span > 1 else "",
        )
        # LibreOffice keeps a table with its caption only if keepNext is stated here, not just in the style.
        style = element("pPr", element("pStyle", val=self._styles.picture_cell), element("keepNext"))
        return element("tc", properties, element("p", style, self._shown(shown) if shown else ""))

    def _shown(self, shown: Shown | Text) -> str:
        if isinstance(shown, Text):
            return runs_xml(shown, self._styles)
        return self._drawing(shown) if isinstance(shown, Picture) else self._charts.drawing(shown)

    def _drawing(self, picture: Picture) -> str:
        size = (round(picture.width * EMU_PER_MM), round(picture.height * EMU_PER_MM))
        inline = self._part.new_pic_inline(io.BytesIO(picture.data), *size)
        # LibreOffice adds 3 mm around a picture that does not state its distances.
        for side in _SIDES:
            inline.set(side, "0")
        inline.docPr.set("descr", picture.alt)
        xml = etree.tostring(inline, encoding="unicode")
        return f"<w:r><w:drawing>{xml}</w:drawing></w:r>"


def _apart(edges: Iterable[int]) -> list[int]:
    """Return the edges in order, without those that would leave a sliver of a column."""
    lines: list[int] = []
    for edge in sorted(edges):
        if not lines or edge - lines[-1] > _SLIVER:
            lines.append(edge)
    return lines
