"""What must hold in every report, whatever it says: `faults` lists what does not.

assert faults(path) == []
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from tests.chart_invariants import chart_faults
from tests.package_invariants import package_faults

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "c": "http://schemas.openxmlformats.org/package/2006/content-types",
}
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
STYLE_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
# A paragraph whose lines are at most 8 points high is there for its height or its rule, not for text.
MOST_SPACER_HEIGHT = 160
# The order that the schema asks for (ECMA-376 part 1, annex A); header and footer references may be mixed.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish",
    "trPr": "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
}


def w(name: str) -> str:
    """Return the qualified name of a `w:` element or attribute."""
    return f"{{{NAMES['w']}}}{name}"


def find(element: Element, path: str) -> list[Element]:
    """Return the elements that an XPath with the usual prefixes finds."""
    found = Element.xpath(element, path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, Element)]


def values(element: Element, path: str) -> list[str]:
    """Return the attribute values that an XPath finds."""
    found = Element.xpath(element, path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(each) for each in found]


@dataclass(frozen=True)
class Package:
    """The parts of a .docx file, those in XML parsed."""

    names: frozenset[str]
    xml: Mapping[str, Element]

    @property
    def stories(self) -> dict[str, Element]:
        return {name: root for name, root in self.xml.items() if STORY.fullmatch(name)}


def faults(path: Path) -> list[str]:
    """Return what is wrong in the .docx file, in words; nothing when it is sound."""
    return list(_faults(path.read_bytes()))


@lru_cache(maxsize=8)
def _faults(content: bytes) -> tuple[str, ...]:
    """Asked when the report is made and when its test has ended: once for each file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        data = {name: file.read(name) for name in file.namelist()}
    xml, damaged = {}, []
    for name in (name for name in data if name.endswith((".xml", ".rels"))):
        try:
            xml[name] = etree.fromstring(data[name]) if name == "word/document.xml" else _parsed(data[name])
        except etree.XMLSyntaxError as error:
            damaged.append(f"{name} is no XML: {error}")
    package = Package(frozenset(data), xml)
    if damaged or "word/document.xml" not in xml:
        return tuple(damaged) or ("no word/document.xml",)
    of_stories = (f"{name}: {fault}" for name in package.stories for fault in _of(package, name))
    return (*_of_package(package), *package_faults(data, xml), *of_stories, *chart_faults(data))


@lru_cache(maxsize=64)
def _parsed(part: bytes) -> Element:
    """Return a part as it stands in most reports, with styles, numbering and the like; nobody changes it."""
    return etree.fromstring(part)


def _of(package: Package, name: str) -> Iterator[str]:
    root = package.stories[name]
    yield from _bookmarks(root)
    yield from _fields(root)
    yield from _tables(root)
    yield from _styles(root, package.xml["word/styles.xml"])
    yield from _relations(root, package, name)
    yield from _left_overs(root)
    yield from _orders(root)
    yield from _repeated("w14:paraId", values(root, "//@w14:paraId"))
    if name == "word/document.xml":
        yield from _body(root, package.xml["word/styles.xml"])


def _of_package(package: Package) -> Iterator[str]:
    drawn = [each for root in package.stories.values() for each in values(root, "//wp:docPr/@id")]
    yield from _repeated("docPr id", drawn)
    yield from _content_types(package)
    yield from _settings(package.xml["word/settings.xml"])
    for name in {"word/styles.xml", "word/numbering.xml"} & package.xml.keys():
        yield from (f"{name}: {fault}" for fault in _orders_once(package.xml[name]))


def _repeated(what: str, found: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {value} is used {count} times" for value, count in Counter(found).items() if count > 1)


def _bookmarks(root: Element) -> Iterator[str]:
    yield from _repeated("bookmark id", values(root, "//w:bookmarkStart/@w:id"))
    yield from _repeated("bookmark name", values(root, "//w:bookmarkStart/@w:name"))
    opened: set[str] = set()
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        number = mark.get(w("id"), "")
        if mark.tag == w("bookmarkStart"):
            opened.add(number)
        elif number not in opened:
            yield f"bookmark {number} ends before it begins"
        else:
            opened.remove(number)
    yield from (f"bookmark {number} never ends" for number in opened)
    names = set(values(root, "//w:bookmarkStart/@w:name"))
    referred = [*values(root, "//w:hyperlink/@w:anchor"), *_page_references(root)]
    yield from (f"no bookmark {name}" for name in referred if name not in names)


def _page_references(root: Element) -> list[str]:
    codes = [(code.text or "").split() for code in root.iter(w("instrText"))]
    return [code[1] for code in codes if code[:1] == ["PAGEREF"]]


def _fields(root: Element) -> Iterator[str]:
    """Walk the field marks of the story: begin, code, separate, result, end, nested or not."""
    open_: list[str] = []
    for each in root.iter(w("fldChar"), w("instrText")):
        kind = each.get(w("fldCharType"), "code")
        if kind == "begin":
            open_.append("begin")
        elif not open_:
            yield f"{kind} outside a field"
        elif kind == "end":
            open_.pop()
        elif open_[-1] == "separate":
            yield f"{kind} in a field's result"
        elif kind == "separate":
            open_[-1] = "separate"
    if open_:
        yield f"{len(open_)} fields never end"


def _tables(root: Element) -> Iterator[str]:
    for number, table in enumerate(root.iter(w("tbl")), 1):
        yield from (f"table {number}: {fault}" for fault in _table(table))
        following = table.getnext()
        if following is not None and following.tag == w("tbl"):
            yield f"table {number} touches the next one, which makes them one"


def _table(table: Element) -> Iterator[str]:
    grid = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
    rows = find(table, "w:tr")
    if not rows:
        yield "has no rows"
    if any(width <= 0 for width in grid):
        yield f"columns {grid}"
    above: dict[int, int] = {}
    for index, row in enumerate(rows, 1):
        place, merged = 0, {}
        for cell in find(row, "w:tc"):
            span = int(next(iter(values(cell, "w:tcPr/w:gridSpan/@w:val")), 1))
            merge = [each.get(w("val"), "continue") for each in find(cell, "w:tcPr/w:vMerge")]
            if merge == ["continue"] and above.get(place) != span:
                yield f"row {index}: a cell goes on that did not begin above"
            if merge:
                merged[place] = span
            width = int(next(iter(values(cell, "w:tcPr/w:tcW/@w:w")), -1))
            if width != sum(grid[place : place + span]):
                yield f"row {index}: a cell {width} wide over columns {grid[place : place + span]}"
            if not len(cell) or cell[-1].tag != w("p"):
                yield f"row {index}: a cell does not end with a paragraph"
            place += span
        if place != len(grid):
            yield f"row {index}: {place} columns, the grid has {len(grid)}"
        above = merged


def _styles(root: Element, styles: Element) -> Iterator[str]:
    for use, kind in STYLE_USES.items():
        known = set(values(styles, f'w:style[@w:type="{kind}"]/@w:styleId'))
        used = set(values(root, f"//w:{use}/@w:val"))
        yield from (f"no {kind} style {name}" for name in sorted(used - known))


def _relations(root: Element, package: Package, name: str) -> Iterator[str]:
    folder, base = posixpath.split(name)
    rels = package.xml.get(f"{folder}/_rels/{base}.rels")
    known = {} if rels is None else {each.get("Id", ""): each for each in find(rels, "p:Relationship")}
    for each in sorted(set(values(root, "//@r:embed | //@r:id | //@r:link"))):
        target = known.get(each)
        if target is None:
            yield f"no relationship {each}"
        elif target.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join(folder, target.get("Target", "")))
            if part not in package.names:
                yield f"{each} leads to {part}, which is not there"


def _left_overs(root: Element) -> Iterator[str]:
    text = "".join(each.text or "" for each in root.iter(w("t")))
    for match in re.finditer(r"\{\{|\{%|\}\}|%\}", text):
        yield f"a template tag is left near {text[max(match.start() - 10, 0) : match.end() + 10]}"
    if re.search("[\ufdd0-\ufdef]", text):
        yield "a mark of the program is left"
    for name in ("sdt", "txbxContent", "lock"):
        if find(root, f"//w:{name}"):
            yield f"a w:{name}"
    if values(root, "//@w:dirty"):
        yield "a dirty field, for which Word asks"


@lru_cache(maxsize=16)
def _orders_once(root: Element) -> tuple[str, ...]:
    return tuple(_orders(root))


def _orders(root: Element) -> Iterator[str]:
    for element in root.iter(*map(w, ORDERS)):
        fault = _order_fault(str(element.tag), tuple(str(child.tag) for child in element))
        if fault:
            yield fault


@lru_cache(maxsize=4096)
def _order_fault(parent: str, children: tuple[str, ...]) -> str:
    """Return what is wrong with the order in which elements stand in another, empty where nothing is."""
    name = etree.QName(parent).localname
    wanted = [w(each) for each in ORDERS[name].split()]
    if unknown := [etree.QName(tag).localname for tag in children if tag not in wanted]:
        return f"a w:{name} with {unknown}"
    if list(children) != sorted(children, key=wanted.index):
        return f"a w:{name} in a wrong order: {[etree.QName(tag).localname for tag in children]}"
    return ""


def _content_types(package: Package) -> Iterator[str]:
    root = package.xml["[Content_Types].xml"]
    extensions = {value.lower() for value in values(root, "c:Default/@Extension")}
    parts = {value.lstrip("/") for value in values(root, "c:Override/@PartName")}
    for name in sorted(package.names - {"[Content_Types].xml"}):
        if name not in parts and name.rpartition(".")[2].lower() not in extensions:
            yield f"no content type for {name}"
    yield from (f"a content type for {name}, which is not there" for name in sorted(parts - package.names))


def _settings(root: Element) -> Iterator[str]:
    if find(root, "//w:updateFields"):
        yield "updateFields, for which Word asks"
    mode = values(root, '//w:compatSetting[@w:name="compatibilityMode"]/@w:val')
    if mode != ["15"]:
        yield f"compatibilityMode {mode}"


def _body(root: Element, styles: Element) -> Iterator[str]:
    body = find(root, "w:body")[0]
    if body[-1].tag != w("sectPr"):
        yield "the body does not end with its section"
    spacers = _spacers(styles)
    for paragraph in find(body, "w:p"):
        style = next(iter(values(paragraph, "w:pPr/w:pStyle/@w:val")), "")
        if style not in spacers and not find(paragraph, ".//w:t[string()] | .//w:drawing | .//w:br | .//w:fldChar"):
            yield f"an empty paragraph in style {style}"


def _spacers(styles: Element) -> set[str]:
    low = f'w:pPr/w:spacing[@w:lineRule="exact" and @w:line <= {MOST_SPACER_HEIGHT}]'
    return set(values(styles, f"w:style[{low}]/@w:styleId"))
