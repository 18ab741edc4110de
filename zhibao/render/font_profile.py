"""The template's fonts changed to those of the chosen profile, in every part that names fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsmap
from lxml import etree
from lxml.etree import _Element as Element

from zhibao.pack.requirements import FontProfile, Fonts
from zhibao.render.wml import qn

_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_FONT_TABLE = "/word/fontTable.xml"


@dataclass(frozen=True, slots=True)
class _Change:
    """Font names by the names in the template, and those of the template that become bold."""

    names: Mapping[str, str]
    bold: frozenset[str]


def use_fonts(document: Document, fonts: Fonts, chosen: FontProfile) -> None:
    """Change the fonts of an opened template in place, before anything is filled in."""
    drawn = fonts.template.roles
    names = {drawn[role]: name for role, name in chosen.roles.items() if drawn[role] != name}
    change = _Change(names, frozenset(drawn[role] for role in chosen.bold))
    if names or change.bold:
        for part in _parts(document):
            _change_part(part, change)


def _parts(document: Document) -> Iterator[Part]:
    """Yield the main part and those it refers to: styles, numbering, headers, footers, the font table."""
    yield document.part
    for relation in document.part.rels.values():
        if not relation.is_external and relation.target_part.content_type.endswith("+xml"):
            yield relation.target_part


def _change_part(part: Part, change: _Change) -> None:
    if isinstance(part, XmlPart):
        _change_names(part.element, change)
        return
    root = etree.fromstring(part.blob)
    _change_names(root, change)
    if part.partname == _FONT_TABLE:
        _tidy_table(root, change)
    # python-docx keeps the parts that it has no class for as bytes.
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change_names(root: Element, change: _Change) -> None:
    for fonts in root.iter(qn("w:rFonts")):
        named = {fonts.get(qn(f"w:{script}"), "") for script in _SCRIPTS}
        for script in _SCRIPTS:
            name = fonts.get(qn(f"w:{script}"), "")
            if name in change.names:
                fonts.set(qn(f"w:{script}"), change.names[name])
        if named & change.bold:
            _make_bold(fonts)


def _make_bold(fonts: Element) -> None:
    """Set bold beside the fonts, in its place among the properties (CT_RPr, ECMA-376 part 1, §17.3.2.28)."""
    properties = fonts.getparent()
    if properties is None:
        return
    for stated in properties.findall(qn("w:b")):
        properties.remove(stated)
    fonts.addnext(properties.makeelement(qn("w:b"), nsmap={"w": nsmap["w"]}))


def _tidy_table(root: Element, change: _Change) -> None:
    """Rename the fonts of the table, the old name becoming the other one; drop one whose new name is there already."""
    fonts = {font.get(qn("w:name"), ""): font for font in root.iter(qn("w:font"))}
    for old, font in fonts.items():
        name = change.names.get(old, old)
        if name != old and name in fonts:
            root.remove(font)
            continue
        font.set(qn("w:name"), name)
        for other in font.findall(qn("w:altName")):
            if other.get(qn("w:val")) == name:
                other.set(qn("w:val"), old)
