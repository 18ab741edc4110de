"""The workbook's file as a package of parts (ECMA-376 part 2), the only way to its bytes."""

from __future__ import annotations

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from zhibao.workbook.spreadsheet.safe_xml import Element, PartError, parsed
from zhibao.workbook.spreadsheet.size_limits import MOST_BYTES, MOST_PARTS

_NO_RELATIONSHIPS = b"<Relationships/>"
# What the standard library raises for damaged packages.
UNREADABLE = (
    *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
_OUTSIDE = "../"


class Relationship(Struct, frozen=True):
    """What a part points to; `kind` is the last word of the relationship's type."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of an open file; names compare without regard to case, as the standard says."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._entries: dict[str, zipfile.ZipInfo] = {}
        if len(file.infolist()) > MOST_PARTS:
            raise PartError(f"文件里的部件超过 {MOST_PARTS} 个")
        for entry in file.infolist():
            name = part_key(entry.filename)
            if name in self._entries:
                raise PartError(f"文件里有两个 {entry.filename}")
            self._entries[name] = entry

    @classmethod
    def at(cls, path: Path) -> Package:
        """Return the package at a path, its directory compared with what stands before each part."""
        try:
            package = cls(zipfile.ZipFile(path))
            for entry in package._file.infolist():
                package._file.open(entry).close()  # Compares the two names of the part.
        except UNREADABLE as error:
            raise PartError("文件已损坏：压缩包的目录与内容对不上") from error
        return package

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts as the file spells them."""
        return tuple(entry.filename for entry in self._entries.values() if not entry.is_dir())

    def read(self, name: str) -> bytes:
        """Return the bytes of a part."""
        entry = self._entries.get(part_key(name))
        if entry is None:
            raise PartError(f"文件里没有 {name}")
        try:
            with self._file.open(entry) as part:
                # The size that the entry states may be a lie.
                content = part.read(MOST_BYTES + 1)
        except UNREADABLE as error:
            raise PartError("数据已损坏") from error
        if len(content) > MOST_BYTES:
            raise PartError(f"超过 {MOST_BYTES // 1_000_000} MB")
        return content

    def xml(self, name: str) -> Element:
        """Return the root element of a part."""
        return parsed(self.read(name))

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return the relationships of a part by their ids; those of the package for the empty name."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        content = self.read(listed) if listed in self else _NO_RELATIONSHIPS
        return {each.get("Id", ""): _relationship(each, folder) for each in parsed(content) if each.get("Target")}


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    kind = element.get("Type", "").rpartition("/")[2]
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, True)
    path = target.replace("\\", "/").partition("#")[0]
    inside = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return Relationship(kind, inside, False)


def is_outside(target: str) -> bool:
    """Tell whether a target lies above the package's root."""
    return target == ".." or target.startswith(_OUTSIDE)


def part_key(name: str) -> str:
    """Return the name by which two spellings of one part name are told to be the same."""
    return unquote(part_name(name)).casefold()


def part_name(name: str) -> str:
    """Return a part name as the standard spells it, its letters as they are."""
    return re.sub(r"^(?:\./|/)+", "", name.replace("\\", "/"))
