"""The chart space: a kind's plot with its unit, legend and text settings, as a chart part holds it."""

from __future__ import annotations

from charts.drawingml.plot import Frame, Plot
from charts.drawingml.xml import element, line, shape, solid, text, text_properties, val
from charts.style import MARGIN, PAPER, SMALL, TEXT

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/"
NAMESPACES = {
    "xmlns:c": f"{MAIN}chart",
    "xmlns:a": f"{MAIN}main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORKBOOK_RELATION = "rId1"


def chart_space(plot: Plot, latin: str, east_asian: str) -> bytes:
    """Return the chart part's XML; it refers to its workbook as WORKBOOK_RELATION."""
    fonts = element("a:latin", typeface=latin) + element("a:ea", typeface=east_asian)
    title = _unit(plot) if plot.unit else ""
    area = element("c:plotArea", _layout(plot.frame, inner=True), plot.content, shape(element("a:noFill")))
    chart = element(
        "c:chart",
        title,
        val("autoTitleDeleted", not title),
        area,
        _legend() if plot.legend else "",
        val("plotVisOnly", True),
        val("dispBlanksAs", "gap"),
    )
    space = element(
        "c:chartSpace",
        val("date1904", False),
        val("lang", "zh-CN"),
        val("roundedCorners", False),
        chart,
        shape(solid(PAPER), line("", 0)),
        text_properties(TEXT, rotation=None, fonts=fonts),
        element("c:externalData", val("autoUpdate", False), **{"r:id": WORKBOOK_RELATION}),
        **NAMESPACES,
    )
    return (DECLARATION + space).encode()


def _layout(frame: Frame, inner: bool = False) -> str:
    x, y, width, height = (round(share, 4) for share in frame.fractions)
    target = val("layoutTarget", "inner") if inner else ""
    places = (val("xMode", "edge"), val("yMode", "edge"), val("x", x), val("y", y))
    size = (val("w", width), val("h", height)) if inner else ()
    return element("c:layout", element("c:manualLayout", target, *places, *size))


def _unit(plot: Plot) -> str:
    """Return the unit as the chart's title: a text that every kind of chart may have at any place."""
    frame = plot.frame
    corner = Frame(MARGIN, frame.picture_height - MARGIN, 0, 0, frame.picture_width, frame.picture_height)
    # A paragraph of its own text does not take over the chart's text settings in LibreOffice.
    run = element("a:r", element("a:rPr", lang="zh-CN", sz=round(SMALL * 100), b=0), text("a:t", plot.unit))
    properties = element("a:pPr", element("a:defRPr", sz=round(SMALL * 100), b=0))
    rich = element("c:rich", element("a:bodyPr"), element("a:lstStyle"), element("a:p", properties, run))
    return element("c:title", element("c:tx", rich), _layout(corner), val("overlay", True))


def _legend() -> str:
    return element("c:legend", val("legendPos", "t"), val("overlay", False), text_properties(TEXT, rotation=None))
