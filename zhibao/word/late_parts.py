"""Parts whose content is made when the document is written down: a chart may have become another one until then."""

from __future__ import annotations

from collections.abc import Callable

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.image import ImagePart


class LatePart(Part):
    """A part whose content is made when it is asked for."""

    def __init__(self, name: PackURI, content_type: str, make: Callable[[], bytes], package: Package) -> None:
        super().__init__(name, content_type, package=package)
        self._make = make

    @property
    def blob(self) -> bytes:
        """The content."""
        return self._make()


class LatePicture(ImagePart):
    """A picture whose file, a PNG, is made when it is asked for."""

    def __init__(self, name: PackURI, make: Callable[[], bytes]) -> None:
        super().__init__(name, CONTENT_TYPE.PNG, b"")
        self._make = make

    @property
    def blob(self) -> bytes:
        """The picture's file."""
        return self._make()


def late_chart(
    name: PackURI, workbook_name: PackURI, make: Callable[[], tuple[bytes, bytes]], package: Package
) -> Part:
    """Return the part of a chart, related to its workbook; `make` makes the content of both."""
    part = LatePart(name, CONTENT_TYPE.DML_CHART, lambda: make()[0], package)
    book = LatePart(workbook_name, CONTENT_TYPE.SML_SHEET, lambda: make()[1], package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    return part
