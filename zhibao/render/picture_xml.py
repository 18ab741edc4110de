"""Pictures and charts as Word XML: inline drawings, alone or in an invisible table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from html import escape
from itertools import accumulate, chain, pairwise

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, nsmap
from docx.parts.image import ImagePart
from docx.parts.story import StoryPart

from zhibao.model.figures import ChartPicture, EditableChart, Figure, Picture, Shown
from zhibao.model.fill_marks import picture_name
from zhibao.model.text import Text
from zhibao.pack import PictureRules, StyleNames
from zhibao.render.chart_xml import ChartWriter
from zhibao.render.markup import Markup, in_text, runs_xml
from zhibao.word.late_parts import LatePicture
from zhibao.word.simple_types import EMU_PER_MM, twips
from zhibao.word.xml_text import element, run

# Without its distances LibreOffice adds 3 mm around a picture. The id is made unique when the template is filled.
_INLINE = run(
    f'<w:drawing><wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{name}" descr="{alt}"/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    f'<a:graphic><a:graphicData uri="{nsmap["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="图片"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)
_SLIVER = 20
_NOTE_ASPECT = 1.5


class _Media:
    """The picture parts of a story, each content one part; a chart that is drawn later is known by what draws it.

    python-docx looks for a picture among those before it by hashing them all again, and for a free name and a free
    relationship by going through all; here each takes one step.
    """

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        self._ids: dict[object, str] = {}

    def relationship(self, picture: Picture | ChartPicture) -> str:
        """Return the id of the relationship to the part that holds the picture."""
        key: object = picture.draw if isinstance(picture, ChartPicture) else picture.data
        if key not in self._ids:
            number = len(self._ids) + 1
            self._ids[key] = f"rIdPicture{number}"
            self._part.load_rel(RELATIONSHIP_TYPE.IMAGE, _part(picture, number), self._ids[key])
        return self._ids[key]


def _part(picture: Picture | ChartPicture, number: int) -> ImagePart:
    if isinstance(picture, ChartPicture):
        return LatePicture(_name(number, "png"), picture.draw)
    is_png = picture.data.startswith(b"\x89PNG")
    suffix, kind = ("png", CONTENT_TYPE.PNG) if is_png else ("jpg", CONTENT_TYPE.JPEG)
    return ImagePart(_name(number, suffix), kind, picture.data)


def _name(number: int, suffix: str) -> PackURI:
    return PackURI(f"/word/media/picture{number}.{suffix}")


class PictureWriter:
    """Puts pictures into a part and returns the XML that shows them."""

    def __init__(self, part: StoryPart, styles: StyleNames, rules: PictureRules) -> None:
        self._media = _Media(part)
        self._styles = styles
        self._rules = rules
        self._charts = ChartWriter(part)

    def single(self, figure: Figure) -> Markup | None:
        """Return a figure's only picture for a `{{ }}` in a run, None when it has several."""
        if len(figure.rows) > 1 or len(figure.rows[0]) > 1:
            return None
        return in_text(self._shown(figure.rows[0][0], picture_name(figure.id)), "图")

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
        last = len(figure.rows) - 1
        trs = (
            self._row(figure.id, row, edges, lines, at < last)
            for at, (row, edges) in enumerate(zip(figure.rows, placed, strict=True))
        )
        return Markup(element("tbl", properties, grid, *trs), "图")

    def _edges(self, figure: Figure, row: tuple[Shown | Text, ...]) -> list[int]:
        """Return the edges of a row's cells in twips: each as wide as its picture and the gap."""
        heights = [shown.height for shown in (*row, *chain(*figure.rows)) if isinstance(shown, Shown)]
        note = _NOTE_ASPECT * (heights[0] if heights else self._rules.row_height / 2)
        widths = [shown.width if isinstance(shown, Shown) else note for shown in row]
        return [0, *accumulate(twips(width + self._rules.gap) for width in widths)]

    def _row(self, id_: str, row: tuple[Shown | Text, ...], edges: list[int], lines: list[int], has_more: bool) -> str:
        """Return a row; `lines` are the edges of the table's columns, among them about those of the row.

        Where more rows follow there is as much space below as beside the pictures.
        """
        at = [0, *(bisect_right(lines, edge) - 1 for edge in edges), len(lines) - 1]
        shown = (None, *row, None)
        cells = [
            self._cell(id_, each, lines[right] - lines[left], right - left, has_more)
            for each, (left, right) in zip(shown, pairwise(at), strict=True)
            if right > left
        ]
        # No cantSplit: a picture cannot be split anyway, and LibreOffice parts such a row from the caption below.
        return element("tr", *cells)

    def _cell(self, id_: str, shown: Shown | Text | None, width: int, span: int, has_more: bool) -> str:
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=span) if span > 1 else "",
        )
        # The last row stays with the caption; LibreOffice knows that only if it is stated here, not just in the style.
        keep = element("keepNext", val=0) if has_more else element("keepNext")
        space = element("spacing", after=twips(self._rules.gap)) if has_more else ""
        style = element("pPr", element("pStyle", val=self._styles.picture_cell), keep, space)
        return element("tc", properties, element("p", style, self._shown(shown, picture_name(id_)) if shown else ""))

    def _shown(self, shown: Shown | Text, name: str) -> str:
        if isinstance(shown, Text):
            return runs_xml(shown, self._styles)
        if isinstance(shown, EditableChart):
            return self._charts.drawing(shown, name)
        return self._drawing(shown, name)

    def _drawing(self, picture: Picture | ChartPicture, name: str) -> str:
        width, height = (round(length * EMU_PER_MM) for length in (picture.width, picture.height))
        words = {"alt": escape(picture.alt), "name": escape(name)}
        return _INLINE.format(width=width, height=height, **words, id=self._media.relationship(picture))


def _apart(edges: Iterable[int]) -> list[int]:
    """Return the edges in order, without those that would leave a sliver of a column."""
    lines: list[int] = []
    for edge in sorted(edges):
        if not lines or edge - lines[-1] > _SLIVER:
            lines.append(edge)
    return lines
