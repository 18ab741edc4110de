"""Comments of cells (ECMA-376 part 1, §18.7), and the VML shapes in which Excel shows them (part 4, §14.1, §19)."""

from __future__ import annotations

import re

from lxml import etree

from zhibao.workbook.patching.dialects import Dialect, lawful
from zhibao.workbook.patching.patched_package import PatchedPackage
from zhibao.workbook.patching.worksheet_order import child
from zhibao.workbook.spreadsheet import Element, PartError, column_letters, place_of

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b"</o:shapelayout></xml>"
)
_NOTE = "_x0000_t202"
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    f' id="{_NOTE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    f' xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{{number}}" type="#{_NOTE}"'
    ' style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left},15,{top},2,{right},15,{bottom},4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_WIDE, _LINE, _LEAST_ROWS, _MOST_ROWS = 4, 20, 4, 16
Place = tuple[int, int]


class CellComments:
    """The comments of one worksheet; the parts that hold them are made when the first one comes."""

    def __init__(self, package: PatchedPackage, sheet: str) -> None:
        self._package = package
        self._sheet = sheet
        self._root = package.xml(sheet)
        self._dialect = Dialect.of(self._root)
        self._list, self._authors = self._comments()
        self._vml = self._drawing()
        self._of_cells = {each.get("ref", ""): each for each in self._list}
        self._numbers: dict[str, int] = {}
        content = package.read(self._vml)
        self._last = max((int(each) for each in re.findall(rb"_x0000_s(\d{1,9})", content)), default=1024)
        self._has_type = f'id="{_NOTE}"'.encode() in content
        self._shapes: list[str] = []

    def add(self, place: Place, text: str, author: str) -> None:
        """Comment on a cell, after what its comment says where it has one; `finish` must follow."""
        ref = f"{column_letters(place[1])}{place[0]}"
        comment = self._of_cells.get(ref)
        if comment is None:
            comment = etree.SubElement(self._list, self._tag("comment"), ref=ref, authorId=str(self._author(author)))
            self._of_cells[ref] = comment
            self._shapes.append(self._shape(place, text))
        words = comment.find("{*}text")
        if words is None:
            words = etree.SubElement(comment, self._tag("text"))
        before = "\n" if len(words) else ""
        run = etree.SubElement(etree.SubElement(words, self._tag("r")), self._tag("t"))
        run.text = lawful(before + text)
        run.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def finish(self) -> None:
        """Write the shapes. VML of older programs need not be well-formed: it is added to and not parsed."""
        before, end, after = self._package.read(self._vml).rpartition(b"</xml>")
        if not end:
            raise PartError(f"{self._vml} 不是批注的图形")
        shapes = ("" if self._has_type else _SHAPE_TYPE) + "".join(self._shapes)
        self._package.put(self._vml, before + shapes.encode() + end + after)
        self._shapes, self._has_type = [], True

    def _tag(self, name: str) -> str:
        return self._dialect.tag(name)

    def _shape(self, place: Place, text: str) -> str:
        self._last += 1
        row, column = place[0] - 1, place[1] - 1
        lines = sum(1 + len(line) // _LINE for line in text.splitlines())
        size = min(max(lines, _LEAST_ROWS), _MOST_ROWS)
        where = {"left": column + 1, "right": column + 1 + _WIDE, "top": row, "bottom": row + size}
        return _SHAPE.format(number=self._last, row=row, column=column, **where)

    def _author(self, name: str) -> int:
        if name not in self._numbers:
            author = etree.SubElement(self._authors, self._tag("author"))
            author.text = name
            self._numbers[name] = len(self._authors) - 1
        return self._numbers[name]

    def _comments(self) -> tuple[Element, Element]:
        """Return the list of comments and that of authors."""
        part = self._package.related(self._sheet, "comments")
        if not part:
            empty = f'<comments xmlns="{self._dialect.main}"><authors/><commentList/></comments>'.encode()
            part = self._package.add("xl/comments{}.xml", empty, _COMMENTS_TYPE)
            self._package.relate(self._sheet, f"{self._dialect.relationships}/comments", part)
        root = self._package.xml(part)
        found, authors = root.find("{*}commentList"), root.find("{*}authors")
        if found is None or authors is None:
            raise PartError(f"{part} 不是批注")
        return found, authors

    def _drawing(self) -> str:
        """Return the part of the sheet's VML shapes: not that of its header, which is VML too."""
        stated = self._root.find("{*}legacyDrawing")
        listed = {each.get("Id"): each for each in self._package.relationships(self._sheet)}
        if stated is not None and (found := listed.get(stated.get(self._dialect.id, ""))) is not None:
            return self._package.target(self._sheet, found)
        part = self._package.add("xl/drawings/vmlDrawing{}.vml", _VML, _VML_TYPE)
        relationship = self._package.relate(self._sheet, f"{self._dialect.relationships}/vmlDrawing", part)
        child(self._root, "legacyDrawing").set(self._dialect.id, relationship)
        return part


def place_in(cell: str) -> Place:
    """Return row and column of a reference such as B2; PartError for what is none."""
    place = place_of(cell)
    if place is None:
        raise PartError(f"{cell} 不是单元格")
    return place
