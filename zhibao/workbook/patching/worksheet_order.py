"""The order of a worksheet's children (ECMA-376 part 1, §18.3.1.99), which Excel insists on."""

from __future__ import annotations

from lxml import etree

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.spreadsheet import Element, local

_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
# What is inside sheetPr (§18.3.1.82) stands in an order too.
_PLACES = {name: place for place, name in enumerate((*_ORDER, "tabColor", "outlinePr", "pageSetUpPr"))}
# What a choice between two forms (mc:AlternateContent) is about in a worksheet: objects and controls.
_CHOICE = _PLACES["oleObjects"]


def child(root: Element, name: str) -> Element:
    """Return the worksheet's child of that name, put where the standard has it when there is none."""
    found = root.find(f"{{*}}{name}")
    if found is None:
        found = etree.Element(Dialect.of(root).tag(name))
        place = _PLACES[name]
        following = (at for at, each in enumerate(root) if _PLACES.get(local(each), _CHOICE) > place)
        root.insert(next(following, len(root)), found)
    return found


def put_last(root: Element, element: Element) -> None:
    """Put a child of a kind of which there may be several behind those that are there."""
    place = _PLACES[local(element)]
    following = (at for at, each in enumerate(root) if _PLACES.get(local(each), _CHOICE) > place)
    root.insert(next(following, len(root)), element)
