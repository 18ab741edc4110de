"""The chart space: a kind's plot with its unit, legend and text settings, as a chart part holds it."""

from __future__ import annotations

from charts.drawingml.element_writing import element, line, shape, solid, text, text_properties, val
from charts.drawingml.plot import Frame, Plot
from charts.style import INK, MARGIN, PAPER, SMALL, TEXT

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/"
NAMESPACES = {
    "xmlns:c": f"{MAIN}chart",
    "xmlns:a": f"{MAIN}main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORKBOOK_RELATION = "rId1"
SMALL_TEXT = {"sz": round(SMALL * 100), "b": 0}
SPARE, SPARE_BESIDE_DASHES = 12.0, 42.0  # points; LibreOffice draws all samples as long as one of a dashed line


def chart_space(plot: Plot, latin: str, east_asian: str) -> bytes:
    """Return the chart part's XML; it refers to its workbook as WORKBOOK_RELATION."""
    fonts = element("a:latin", typeface=latin) + element("a:ea", typeface=east_asian)
    title = _unit(plot, fonts) if plot.header.unit else ""
    area = element("c:plotArea", _layout(plot.frame, inner=True), plot.content, shape(element("a:noFill")))
    chart = element(
        "c:chart",
        title,
        val("autoTitleDeleted", not title),
        area,
        _legend(plot) if plot.header.names else "",
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


def _layout(frame: Frame, inner: bool = False, sized: bool = True) -> str:
    x, y, width, height = (round(share, 4) for share in frame.fractions)
    target = val("layoutTarget", "inner") if inner else ""
    places = (val("xMode", "edge"), val("yMode", "edge"), val("x", x), val("y", y))
    size = (val("w", width), val("h", height)) if sized else ()
    return element("c:layout", element("c:manualLayout", target, *places, *size))


def _unit(plot: Plot, fonts: str) -> str:
    """Return the unit as the chart's title: a text that every kind of chart may have at any place."""
    down = MARGIN + (plot.header.legend_height if plot.header.own_row else 0.0)
    place = _layout(_above(plot.frame, MARGIN, down, 0, 0), sized=False)
    run = element("a:r", element("a:rPr", solid(INK), fonts, lang="zh-CN", **SMALL_TEXT), text("a:t", plot.header.unit))
    properties = element("a:pPr", element("a:defRPr", **SMALL_TEXT))
    rich = element("c:rich", element("a:bodyPr"), element("a:lstStyle"), element("a:p", properties, run))
    return element("c:title", element("c:tx", rich), place, val("overlay", True))


def _legend(plot: Plot) -> str:
    """Return the legend in the upper right corner, with more room for each name than the picture's needs."""
    columns, height = plot.header.columns, plot.header.legend_height + MARGIN
    # A series beyond the names is a reference line, which says its name itself.
    unnamed = range(len(plot.header.names), plot.content.count("<c:ser>"))
    others = [element("c:legendEntry", val("idx", at), val("delete", True)) for at in unnamed]
    spare = columns * (SPARE_BESIDE_DASHES if unnamed else SPARE)
    wide = min(plot.header.legend_width + spare, plot.frame.picture_width - 2 * MARGIN)
    place = _layout(_above(plot.frame, plot.frame.picture_width - MARGIN - wide, MARGIN / 2, wide, height))
    look = (place, val("overlay", True), text_properties(TEXT, rotation=None))
    return element("c:legend", val("legendPos", "t"), *others, *look)


def _above(frame: Frame, left: float, down: float, width: float, height: float) -> Frame:
    """Return the place of what stands above the plot, so far from the upper left corner."""
    bottom = frame.picture_height - down - height
    return Frame(left, bottom, width, height, frame.picture_width, frame.picture_height)
