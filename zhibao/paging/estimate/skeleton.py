"""A report's skeleton: as many lines, rows and pictures, as high as on paper, without their content.

What breaks lines differs from engine to engine and from font to font; what breaks pages hardly does. So the lines are
reckoned here, and the engine, which knows no Chinese line breaking, only turns heights into pages.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from zhibao.format.cascade import Styles
from zhibao.format.opening import SavedReport, find, open_saved, values, w
from zhibao.paging.estimate.paragraphs import Measured
from zhibao.paging.estimate.tables import Row, rows_of

_TWIPS = 20
# A page that is full to less than this is full for LibreOffice: 0.8 pt.
_TOLERANCE = 16
_LINE = "x"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A .docx file that breaks into pages as the report does.

    `origins` has, for each element of its body, the place in the report's body that it stands for.
    """

    content: bytes
    origins: tuple[int, ...]


def skeleton(document: bytes) -> Skeleton:
    """Return the skeleton of a .docx file."""
    report = open_saved(document)
    builder = _Builder(report)
    body = etree.Element(w("body"), nsmap={"w": _NAMESPACE})
    origins = []
    for place, element in enumerate(report.body):
        for each in builder.bones(element):
            body.append(each)
            origins.append(place)
    return Skeleton(_packed(body), tuple(origins))


class _Builder:
    """Makes bones one after another; what stands before decides about the space at the top of a page."""

    def __init__(self, report: SavedReport) -> None:
        self._styles = Styles(report)
        self._widths = _widths(report.body)
        self._after_break = True

    def bones(self, element: Element) -> Iterator[Element]:
        """Yield what stands for an element of the body."""
        if element.tag == w("tbl"):
            self._after_break = False
            yield from _table(rows_of(element, self._styles))
        elif element.tag == w("p"):
            yield from self._paragraph(element)
        elif element.tag == w("sectPr"):
            yield _section(element)

    def _paragraph(self, element: Element) -> Iterator[Element]:
        measured = Measured(element, self._widths[element], self._styles)
        before, begins_page = measured.before, measured.begins_page
        if before and (begins_page or self._after_break):
            # LibreOffice and Word keep this space at the top of a page that was asked for; the engine drops it.
            yield _bone(before, begins_page=begins_page, is_kept=True)
            before, begins_page = 0, False
        breaks = find(element, ".//w:br[@w:type='page']")
        bone = _bone(
            measured.line_height,
            lines=measured.lines,
            before=before,
            after=measured.after,
            is_kept=measured.is_kept and not breaks,
            is_whole=measured.is_whole,
            begins_page=begins_page,
            borders=measured.borders,
        )
        ends = find(element, "w:pPr/w:sectPr")
        for end in ends:
            bone[0].append(_section(end))
        if breaks:
            bone[-1].append(etree.Element(w("br"), {w("type"): "page"}))
        self._after_break = bool(ends or breaks)
        yield bone


def _widths(body: Element) -> dict[Element, float]:
    """Return the width of the text in pt around each element of the body."""
    widths: dict[Element, float] = {}
    waiting: list[Element] = []
    for element in body:
        waiting.append(element)
        for end in [element] if element.tag == w("sectPr") else find(element, "self::w:p/w:pPr/w:sectPr"):
            widths |= dict.fromkeys(waiting, _text_width(end))
            waiting = []
    return widths


def _text_width(section: Element) -> float:
    paper, left, right = (
        float(values(section, path)[0]) for path in ("w:pgSz/@w:w", "w:pgMar/@w:left", "w:pgMar/@w:right")
    )
    return (paper - left - right) / _TWIPS


def _table(rows: tuple[Row, ...]) -> Iterator[Element]:
    if all(row.is_kept for row in rows[:-1]):
        # The engine knows no keeping of rows; paragraphs it keeps.
        yield from (_bone(row.height, is_kept=row.is_kept) for row in rows)
        return
    table = _made("tbl", _made("tblPr"), _made("tblGrid", _made("gridCol", w="2000")))
    table.extend(_table_row(row) for row in rows)
    yield table


def _table_row(row: Row) -> Element:
    properties = _made("trPr", _made("cantSplit"), _made("trHeight", val=_twips(row.height), hRule="exact"))
    if row.is_header:
        properties.append(_made("tblHeader"))
    cell = _made("tc", _made("tcPr", _made("tcW", w="2000", type="dxa")), _bone(1, is_kept=row.is_kept))
    return _made("tr", properties, cell)


def _bone(
    line_height: float,
    *,
    lines: int = 1,
    before: float = 0,
    after: float = 0,
    is_kept: bool = False,
    is_whole: bool = False,
    begins_page: bool = False,
    borders: tuple[Element, ...] = (),
) -> Element:
    """Return a paragraph of so many lines; lengths in pt."""
    flags = {"keepNext": is_kept, "keepLines": is_whole, "pageBreakBefore": begins_page, "widowControl": True}
    properties = _made("pPr", *(_made(name) for name, is_on in flags.items() if is_on))
    if borders:
        properties.append(_made("pBdr", *map(copy.deepcopy, borders)))
    spacing = {"before": before, "after": after, "line": line_height}
    properties.append(_made("spacing", **{key: _twips(value) for key, value in spacing.items()}, lineRule="exact"))
    run = _made("r")
    for number in range(lines):
        if number:
            run.append(_made("br"))
        line = _made("t")
        line.text = _LINE
        run.append(line)
    return _made("p", properties, run)


def _section(section: Element) -> Element:
    """Return a section's paper and margins; the line grid and the footers break no page."""
    kept = [copy.deepcopy(each) for each in section if each.tag in (w("type"), w("pgSz"), w("pgMar"))]
    for margins in (each for each in kept if each.tag == w("pgMar")):
        margins.set(w("bottom"), str(int(margins.get(w("bottom"), "0")) + _TOLERANCE))
    return _made("sectPr", *kept)


def _made(name: str, *children: Element, **attributes: str) -> Element:
    element = etree.Element(w(name), {w(key): value for key, value in attributes.items()})
    element.extend(children)
    return element


def _twips(points: float) -> str:
    return str(round(points * _TWIPS))


def _packed(body: Element) -> bytes:
    document = etree.Element(w("document"), nsmap={"w": _NAMESPACE})
    document.append(body)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("[Content_Types].xml", _CONTENT_TYPES)
        file.writestr("_rels/.rels", _RELATIONS)
        file.writestr("word/document.xml", etree.tostring(document, xml_declaration=True, encoding="UTF-8"))
    return content.getvalue()
