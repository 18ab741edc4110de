"""The workbook's file as a package of parts (ECMA-376 part 2), for what openpyxl leaves unread."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

_MOST_BYTES = 100_000_000
_NO_RELATIONSHIPS = b"<Relationships/>"


class PartError(Exception):
    """Raised for a part that is missing, too large, damaged or no XML as the standard has it."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part points to; `kind` is the last word of the relationship's type."""

    kind: str
    target: str
    is_external: bool


class SafeTarget(TreeBuilder):
    """Builds elements and refuses a DTD, which the standard forbids and which alone can make a part explode."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise PartError("有 DTD 声明")


class Package:
    """The parts of an open file; names compare without regard to case, as the standard says."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._entries = {entry.filename.casefold(): entry for entry in file.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        entry = self._entries.get(name.casefold())
        if entry is None:
            raise PartError(f"文件里没有 {name}")
        try:
            with self._file.open(entry) as part:
                # The size that the entry states may be a lie.
                content = part.read(_MOST_BYTES + 1)
        except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise PartError("数据已损坏") from error
        if len(content) > _MOST_BYTES:
            raise PartError(f"超过 {_MOST_BYTES // 1_000_000} MB")
        return content

    def xml(self, name: str) -> Element:
        """Return the root element of a part."""
        return parsed(self.read(name), SafeTarget())

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return the relationships of a part by their ids; those of the package for the empty name."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        content = self.read(listed) if listed in self else _NO_RELATIONSHIPS
        found = parsed(content, SafeTarget()).iter()
        return {each.get("Id", ""): _relationship(each, folder) for each in found if each.get("Target")}


def parsed(content: bytes, target: SafeTarget) -> Element:
    """Return what the target makes of the XML; PartError when it is not well-formed."""
    parser = XMLParser(target=target)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, ValueError, AssertionError) as error:
        raise PartError("XML 已损坏") from error
    return root


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    kind = element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, True)
    inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(kind, inside, False)


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return the attribute of that name in whatever namespace, empty when there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
