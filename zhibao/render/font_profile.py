"""The template's fonts changed to those of the chosen profile, in every part that names fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.opc.part import Part, XmlPart
from lxml import etree
from msgspec import Struct

from zhibao.pack.requirements import FontProfile, Fonts
from zhibao.word.package import parse
from zhibao.word.xml import Element, make, w

_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_FONT_TABLE = "/word/fontTable.xml"


class _Change(Struct, frozen=True):
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
    root = parse(part.blob)
    _change_names(root, change)
    if part.partname == _FONT_TABLE:
        _tidy_table(root, change)
    # python-docx keeps the parts that it has no class for as bytes.
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _change_names(root: Element, change: _Change) -> None:
    for fonts in root.iter(w("rFonts")):
        named = {fonts.get(w(script), "") for script in _SCRIPTS}
        for script in _SCRIPTS:
            name = fonts.get(w(script), "")
            if name in change.names:
                fonts.set(w(script), change.names[name])
        if named & change.bold:
            _make_bold(fonts)


def _make_bold(fonts: Element) -> None:
    """Set bold beside the fonts, in its place among the properties (CT_RPr, ECMA-376 part 1, §17.3.2.28)."""
    properties = fonts.getparent()
    if properties is None:
        return
    for stated in properties.findall(w("b")):
        properties.remove(stated)
    fonts.addnext(make("b"))


def _tidy_table(root: Element, change: _Change) -> None:
    """Rename the fonts of the table, the old name becoming the other one; drop one whose new name is there already."""
    fonts = {font.get(w("name"), ""): font for font in root.iter(w("font"))}
    for old, font in fonts.items():
        name = change.names.get(old, old)
        if name != old and name in fonts:
            root.remove(font)
            continue
        font.set(w("name"), name)
        for other in font.findall(w("altName")):
            if other.get(w("val")) == name:
                other.set(w("val"), old)
