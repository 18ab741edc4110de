"""A package whose parts can be changed and added to (ECMA-376 part 2); those that are not stay byte for byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from zhibao.workbook.patching.dialects import PACKAGE
from zhibao.workbook.spreadsheet import Element, Package, PartError, parsed, part_key, part_name

_TYPES = "[Content_Types].xml"
_STORED = (".png", ".jpg", ".jpeg")


_LONGEST_SHOWN = 20


class PatchedPackage:
    """The parts of a file with the changes made to them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._trees: dict[str, Element] = {}
        self._parsed: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}
        self._names = {part_key(name): part_name(name) for name in package.names}

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        known = self.spelled(name)
        return self._changed[known] if known in self._changed else self._package.read(known)

    def xml(self, name: str) -> Element:
        """Return the root element of a part; what is changed in it is written."""
        known = self.spelled(name)
        if known not in self._trees:
            self._trees[known] = root = parsed(self.read(known))
            self._parsed[known] = xml_bytes(root)
        return self._trees[known]

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Give a part these bytes; a new one needs its content type."""
        self._changed[self.spelled(name)] = content
        self._names.setdefault(part_key(name), name)
        if content_type:
            self._declare(name, content_type)

    def add(self, pattern: str, content: bytes, content_type: str) -> str:
        """Add a part under the first free name of a pattern such as xl/comments{}.xml and return that name."""
        name = next(name for number in range(1, 100_000) if (name := pattern.format(number)) not in self)
        self.put(name, content, content_type)
        return name

    def spelled(self, name: str) -> str:
        """Return a part's name with its letters as they are in the file."""
        return self._names.get(part_key(name), name)

    def drop(self, name: str) -> None:
        """Remove a part; who points to it must no longer."""
        known = self.spelled(name)
        del self._names[part_key(known)]
        self._trees.pop(known, None)
        for each in [*self.xml(_TYPES)]:
            if part_key(each.get("PartName", "")) == part_key(known):
                self.xml(_TYPES).remove(each)

    def is_pointed_to(self, name: str) -> bool:
        """Tell whether any relationship leads to a part."""
        sources = (each for each in self._names.values() if each.endswith(".rels"))
        ends = ((_source(each), end) for each in sources for end in self.xml(each))
        return any(part_key(self.target(source, end)) == part_key(name) for source, end in ends)

    def relationships(self, source: str) -> list[Element]:
        """Return the relationships of a part, those of the package for the empty name."""
        listed = _listed(source)
        return [*self.xml(listed)] if listed in self else []

    def related(self, source: str, kind: str) -> str:
        """Return the part that the first relationship of that kind leads to, empty when there is none.

        Those that lead to no part are removed.
        """
        of_kind = [each for each in self.relationships(source) if each.get("Type", "").rpartition("/")[2] == kind]
        for each in of_kind:
            if (target := self.target(source, each)) in self:
                return target
            self.xml(_listed(source)).remove(each)
        return ""

    def target(self, source: str, relationship: Element) -> str:
        """Return the part that a relationship of a part leads to."""
        path = relationship.get("Target", "").replace("\\", "/")
        folder = posixpath.dirname(source)
        return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let a part point to another, `kind` being the relationship's full type; return the relationship's id."""
        listed = _listed(source)
        if listed not in self:
            self.put(listed, f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode())
        root = self.xml(listed)
        numbers = [int(found[1]) for each in root if (found := re.fullmatch(r"rId(\d{1,9})", each.get("Id", "")))]
        name = f"rId{max(numbers, default=0) + 1}"
        etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", Id=name, Type=kind, Target=f"/{target}")
        return name

    def content(self) -> bytes:
        """Return the file."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for name, content in self.parts().items():
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
                file.writestr(entry, content)
        return packed.getvalue()

    def parts(self) -> dict[str, bytes]:
        """Return the parts as they now are."""
        return {name: self._content_of(name) for name in self._names.values()}

    def _content_of(self, name: str) -> bytes:
        """Return the bytes of a part as it now is: those of the file where nothing was changed in it."""
        tree = self._trees.get(name)
        written = b"" if tree is None else xml_bytes(tree)
        return written if written and written != self._parsed[name] else self.read(name)

    def _declare(self, name: str, content_type: str) -> None:
        """State a part's content type; that of a kind of file is stated once, for its extension."""
        types = self.xml(_TYPES)
        extension = name.rpartition(".")[2]
        if extension == "xml":
            etree.SubElement(
                types, f"{{{PACKAGE}/content-types}}Override", PartName=f"/{name}", ContentType=content_type
            )
        elif extension.lower() not in self._extensions():
            default = etree.Element(
                f"{{{PACKAGE}/content-types}}Default", Extension=extension, ContentType=content_type
            )
            types.insert(0, default)

    def _extensions(self) -> Iterator[str]:
        return (each.get("Extension", "").lower() for each in self.xml(_TYPES))


def xml_bytes(root: Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def stated_number(element: Element, name: str) -> int:
    """Return an attribute that is a number from 0; PartError for any other one."""
    found = numeral(element.get(name, "0"))
    if found is None:
        raise PartError(f"{name} 不是数：{element.get(name, '')[:_LONGEST_SHOWN]}")
    return found


def numeral(stated: str) -> int | None:
    """Return a number from 0 as XML states it; None for nonsense, and for more digits than anything there is has."""
    return int(stated) if re.fullmatch(r"\s*[0-9]{1,10}\s*", stated) else None


def _listed(source: str) -> str:
    folder, base = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _source(listed: str) -> str:
    """Return the part whose relationships a part lists."""
    folder, base = posixpath.split(listed)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
