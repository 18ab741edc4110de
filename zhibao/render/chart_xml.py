"""Editable charts as Word XML: a chart part with its workbook, and the inline drawing that shows it."""

from __future__ import annotations

from html import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, nsmap
from docx.package import Package
from docx.parts.story import StoryPart

from zhibao.model.figures import EditableChart
from zhibao.word.late_parts import late_chart
from zhibao.word.simple_types import EMU_PER_MM
from zhibao.word.xml_text import run

_CHART = "/word/charts/chart%d.xml"
_WORKBOOK = "/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"


class ChartWriter:
    """Puts charts into a part's package and returns the XML that shows them."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part

    def drawing(self, chart: EditableChart, name: str) -> str:
        """Return the run that shows the chart, by that name."""
        relation = self._part.relate_to(self._chart_part(chart), RELATIONSHIP_TYPE.CHART)
        across, down = (round(length * EMU_PER_MM) for length in (chart.width, chart.height))
        # docxtpl numbers all drawings of the document anew, so that no id is used twice.
        properties = f'<wp:docPr id="1" name="{escape(name)}" descr="{escape(chart.alt)}"/>'
        return run(
            f'<w:drawing><wp:inline {nsdecls("wp", "a", "c", "r")} distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{properties}'
            f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{nsmap["c"]}">'
            f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )

    def _chart_part(self, chart: EditableChart) -> Part:
        package = self._part.package
        assert isinstance(package, Package)
        return late_chart(package.next_partname(_CHART), package.next_partname(_WORKBOOK), chart.make, package)
