"""Pictures as Word XML: inline drawings, alone or in an invisible table."""

from __future__ import annotations

import io

from docx.parts.story import StoryPart
from lxml import etree

from zhibao.model.report import Figure, Picture
from zhibao.model.text import Text
from zhibao.pack import PictureRules, Styles
from zhibao.render.markup import Markup, in_text, runs_xml
from zhibao.render.wml import EMU_PER_MM, element, twips

_SIDES = ("distT", "distB", "distL", "distR")


class PictureWriter:
    """Puts pictures into a part and returns the XML that shows them."""

    def __init__(self, part: StoryPart, styles: Styles, rules: PictureRules) -> None:
        self._part = part
        self._styles = styles
        self._rules = rules

    def single(self, figure: Figure) -> Markup | None:
        """Return a figure's only picture for a `{{ }}` in a run, None when it has several."""
        if len(figure.rows) > 1 or len(figure.rows[0]) > 1:
            return None
        return in_text(self._shown(figure.rows[0][0]), "图")

    def grid(self, figure: Figure) -> Markup:
        """Return the figure's pictures as a borderless table."""
        columns = [twips(width) for width in self._column_widths(figure)]
        properties = element(
            "tblPr",
            element("tblStyle", val=self._styles.picture_table),
            element("tblW", w=sum(columns), type="dxa"),
            element("jc", val="center"),
            element("tblLayout", type="fixed"),
        )
        grid = element("tblGrid", *(element("gridCol", w=width) for width in columns))
        rows = (self._row(row, columns) for row in figure.rows)
        return Markup(element("tbl", properties, grid, *rows), "图")

    def _column_widths(self, figure: Figure) -> list[float]:
        columns = max(len(row) for row in figure.rows)
        return [
            max(_width(row[column], self._rules) for row in figure.rows if column < len(row)) + self._rules.gap
            for column in range(columns)
        ]

    def _row(self, row: tuple[Picture | Text, ...], columns: list[int]) -> str:
        spans = [1] * (len(row) - 1) + [len(columns) - len(row) + 1]
        cells, column = [], 0
        for shown, span in zip(row, spans, strict=True):
            cells.append(self._cell(shown, sum(columns[column : column + span]), span))
            column += span
        return element("tr", element("trPr", element("cantSplit")), *cells)

    def _cell(self, shown: Picture | Text, width: int, span: int) -> str:
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=span) if span > 1 else "",
        )
        # LibreOffice keeps a table with its caption only if keepNext is stated here, not just in the style.
        style = element("pPr", element("pStyle", val=self._styles.picture_cell), element("keepNext"))
        return element("tc", properties, element("p", style, self._shown(shown)))

    def _shown(self, shown: Picture | Text) -> str:
        return runs_xml(shown, self._styles) if isinstance(shown, Text) else self._drawing(shown)

    def _drawing(self, picture: Picture) -> str:
        size = (round(picture.width * EMU_PER_MM), round(picture.height * EMU_PER_MM))
        inline = self._part.new_pic_inline(io.BytesIO(picture.data), *size)
        # LibreOffice adds 3 mm around a picture that does not state its distances.
        for side in _SIDES:
            inline.set(side, "0")
        inline.docPr.set("descr", picture.alt)
        xml = etree.tostring(inline, encoding="unicode")
        return f"<w:r><w:drawing>{xml}</w:drawing></w:r>"


def _width(shown: Picture | Text, rules: PictureRules) -> float:
    return rules.row_height if isinstance(shown, Text) else shown.width
