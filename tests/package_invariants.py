"""What must hold in a package as a whole: its parts, relationships, lists, settings and revision marks."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
ANY_HEX = re.compile(r"[0-9A-F]{8}")
MOST_BOOKMARK = 40
# Relationships that a part need not name in its XML: Word finds them by their kind.
BY_KIND = re.compile(
    r"/(?:styles|settings|fontTable|theme|numbering|webSettings|footnotes|endnotes|customXml|package)$"
)
# CT_Settings (ECMA-376 part 1, §17.15.1.78).
_SETTINGS_ORDER = """
writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView
trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope
summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting
bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving
saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat
docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults
doNotEmbedSmartTags decimalSymbol listSeparator docId discardImageEditingData defaultImageDpi conflictMode
chartTrackingRefBased
"""
SETTINGS = _SETTINGS_ORDER.split()


def package_faults(data: Mapping[str, bytes], xml: Mapping[str, Element]) -> Iterator[str]:
    """Yield what is wrong between the parts of a .docx file."""
    yield from _relationships(data, xml)
    yield from _media(data)
    yield from _lists(xml)
    yield from _style_links(xml["word/styles.xml"])
    yield from _settings_order(xml["word/settings.xml"])
    for name, root in xml.items():
        found = _within(root) if name == "word/document.xml" else _within_once(root)
        yield from (f"{name}: {fault}" for fault in found)


@lru_cache(maxsize=64)
def _within_once(root: Element) -> tuple[str, ...]:
    """Return what is wrong within a part that stands in one report as in another."""
    return tuple(_within(root))


def _within(root: Element) -> Iterator[str]:
    yield from _revisions(root)
    yield from _bookmark_names(root)
    yield from _spaces(root)


def _source(rels: str) -> str:
    """Return the part whose relationships a .rels part holds, empty for those of the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels")) if name != ".rels" else ""


def _relationships(data: Mapping[str, bytes], xml: Mapping[str, Element]) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name in (name for name in xml if name.endswith(".rels")):
        source = _source(name)
        reached.add(name)
        used = _used(xml[source]) if source in xml else set()
        for each in xml[name].iterfind("p:Relationship", NAMES):
            key, kind, target = (each.get(attribute, "") for attribute in ("Id", "Type", "Target"))
            if source in xml and key not in used and not BY_KIND.search(kind):
                yield f"{name}: nothing uses {key} ({kind.rpartition('/')[2]})"
            if each.get("TargetMode") == "External":
                continue
            part = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), unquote(target))).lstrip("/")
            reached.add(part)
            if part not in data:
                yield f"{name}: {key} leads to {part}, which is not there"
        if source and source not in data:
            yield f"{name}: there is no {source}"
    yield from (f"nothing leads to {name}" for name in sorted(data.keys() - reached))


def _used(root: Element) -> set[str]:
    return set(_values(root, "//@r:*"))


def _media(data: Mapping[str, bytes]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name in sorted(name for name in data if name.startswith("word/media/")):
        twin = seen.setdefault(hashlib.sha256(data[name]).hexdigest(), name)
        if twin != name:
            yield f"{name} is the same picture as {twin}"


def _values(root: Element, path: str) -> list[str]:
    found = Element.xpath(root, path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(each) for each in found]


def _lists(xml: Mapping[str, Element]) -> Iterator[str]:
    lists = xml.get("word/numbering.xml")
    known = {"0"} | set([] if lists is None else _values(lists, "w:num/@w:numId"))
    shapes = set([] if lists is None else _values(lists, "w:abstractNum/@w:abstractNumId"))
    for name, root in xml.items():
        yield from (f"{name}: no list {key}" for key in sorted(set(_values(root, "//w:numPr/w:numId/@w:val")) - known))
    for key in [] if lists is None else _values(lists, "w:num/w:abstractNumId/@w:val"):
        if key not in shapes:
            yield f"no abstract list {key}"
    styles = set(_values(xml["word/styles.xml"], "w:style/@w:styleId"))
    tied = set() if lists is None else set(_values(lists, "//w:lvl/w:pStyle/@w:val"))
    yield from (f"a list is tied to style {key}, which is not there" for key in sorted(tied - styles))


def _style_links(root: Element) -> Iterator[str]:
    known = _values(root, "w:style/@w:styleId")
    yield from (f"style {key} is there twice" for key in sorted(set(known)) if known.count(key) > 1)
    for kind in ("basedOn", "next", "link"):
        used = set(_values(root, f"w:style/w:{kind}/@w:val"))
        yield from (f"a style's {kind} is {key}, which is not there" for key in sorted(used - set(known)))


def _settings_order(root: Element) -> Iterator[str]:
    found = [etree.QName(child).localname for child in root.iterchildren(etree.Element)]
    unknown = [name for name in found if name not in SETTINGS]
    if unknown:
        yield f"settings with {unknown}"
    elif found != sorted(found, key=SETTINGS.index):
        yield f"settings in a wrong order: {found}"


def _revisions(root: Element) -> Iterator[str]:
    for value in _values(root, '//@w:*[starts-with(local-name(), "rsid")] | //w:rsids/*/@w:val'):
        if not ANY_HEX.fullmatch(value):
            yield f"a revision mark {value}"


def _bookmark_names(root: Element) -> Iterator[str]:
    for name in _values(root, "//w:bookmarkStart/@w:name"):
        if len(name) > MOST_BOOKMARK or not re.fullmatch(r"[^\W\d]\w*", name):
            yield f"a bookmark named {name}"


def _spaces(root: Element) -> Iterator[str]:
    """Spaces at the ends of a text are lost unless it says that they count."""
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for each in root.iter(f"{{{W}}}t"):
        text = each.text or ""
        if text != text.strip(" \t\r\n") and each.get(space) != "preserve":
            yield f"spaces at the ends of “{text[:20]}” do not count"
