"""Pictures that WPS keeps in cells: xl/cellimages.xml, each named as the formula DISPIMG names it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zhibao.model.figures import EmbeddedPhoto
from zhibao.model.ref import CellRef
from zhibao.workbook.pictures.media import Media
from zhibao.workbook.spreadsheet import Element, Package, Relationship

_KIND = "cellImage"
_USUAL_PART = "xl/cellimages.xml"


class WpsPictures(Struct, frozen=True):
    """The picture elements by their names, and what their ids lead to."""

    elements: Mapping[str, Element]
    related: Mapping[str, Relationship]

    @classmethod
    def of(cls, package: Package, workbook: Mapping[str, Relationship]) -> WpsPictures:
        """Return the pictures that a package keeps in this way."""
        part = next((each.target for each in workbook.values() if each.kind == _KIND), _USUAL_PART)
        if part not in package:
            return cls({}, {})
        named = [(pic.find(".//{*}cNvPr"), pic) for pic in package.xml(part).iterfind(".//{*}pic")]
        elements = {name.get("name", ""): pic for name, pic in named if name is not None}
        return cls(elements, package.relationships(part))

    def photo(self, name: str, media: Media, ref: CellRef) -> EmbeddedPhoto:
        """Return the picture of that name, one without data when there is none."""
        element = self.elements.get(name)
        return media.photo(None, ref) if element is None else media.photo_in(element, self.related, ref)
