"""What keeps a .docx file from being read, found before python-docx sees it."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

UNREADABLE = (
    *(OSError, EOFError, ValueError, LookupError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
# Of one part, and of all (docs/limits.md); tags and attributes take a hundred times their bytes as a tree.
_MOST_PARTS, _MOST_BYTES, _MOST_ALL, _MOST_MARKS = 10_000, 100_000_000, 1_000_000_000, 3_000_000
_XML = (".xml", ".rels")
_ROOTS = (
    (r"\[Content_Types\]\.xml", "Types"),
    (r".*\.rels", "Relationships"),
    (r"word/document\d*\.xml", "document"),
    (r"word/styles\d*\.xml", "styles"),
    (r"word/numbering\d*\.xml", "numbering"),
    (r"word/settings\d*\.xml", "settings"),
    (r"word/header\d*\.xml", "hdr"),
    (r"word/footer\d*\.xml", "ftr"),
    (r"word/footnotes\d*\.xml", "footnotes"),
    (r"word/endnotes\d*\.xml", "endnotes"),
    (r"word/comments\d*\.xml", "comments"),
    (r"word/theme/theme\d*\.xml", "theme"),
    (r"word/fontTable\d*\.xml", "fonts"),
    (r"word/webSettings\d*\.xml", "webSettings"),
)
_DIALECTS = (
    (
        r"word/(document|styles|numbering|settings|header|footer|footnotes|endnotes|comments)\d*\.xml",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (r"docProps/core\.xml", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
)
# What the elements of a package's own parts must state.
_STATED = {
    "Relationship": ("Id", "Type", "Target"),
    "Default": ("Extension", "ContentType"),
    "Override": ("PartName", "ContentType"),
}
_TYPES = "[Content_Types].xml"
# Of other names nothing is an entry, whatever it states (ECMA-376 part 2).
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# By what they lie in: what the file and its body point to.
_POINTING = {"_rels/.rels": "/", "word/_rels/document.xml.rels": "/word"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
# The content types of what is pointed to, by the last word of the relationship's type.
_PARTS = ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes", "comments", "fontTable")
_TYPED = {
    **{kind: _TYPE.format(kind) for kind in _PARTS},
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
}


def package_fault(content: bytes) -> str:
    """Return in Chinese why a file is no sound .docx, with the part that is at fault; empty when it is sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _fault_in(file)
    except UNREADABLE:
        return "它不是 .docx，或文件不完整"


def _fault_in(file: zipfile.ZipFile) -> str:
    entries = file.infolist()
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_ALL:
        return "内容太多，超过程序能读的限度"
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        return "文件里有两个同名的部件"
    faults = (f"部件 {entry.filename} {fault}" for entry in entries if (fault := _part_fault(file, entry)))
    return next(faults, "")


def dialect_fault(content: bytes) -> str:
    """Return which part of a sound .docx has the names of ISO/IEC 29500 strict, which python-docx does not know."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            known = next((names for pattern, names in _DIALECTS if re.fullmatch(pattern, name)), "")
            if known and etree.QName(_parsed(file.read(name))).namespace != known:
                return f"部件 {name} 是 Strict 格式，或不是 Word 写的"
    return ""


def story_parts(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts of a sound .docx that Word's own elements stand in, by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            if re.fullmatch(r"word/\w+\.xml", name):
                yield name, _parsed(file.read(name))


def type_fault(content: bytes) -> str:
    """Return which part that a sound .docx or its body points to would not be known for what it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if not {_TYPES, *_POINTING} <= set(file.namelist()):
            return ""
        types = _parsed(file.read(_TYPES))
        pointed = [each for name, folder in _POINTING.items() for each in _pointed(_parsed(file.read(name)), folder)]
    entries = types.iterchildren(_OVERRIDE)
    stated = {(each.get("PartName") or "").casefold(): each.get("ContentType") for each in entries}
    for kind, path in pointed:
        if kind in _TYPED and stated.get(path.casefold()) != _TYPED[kind]:
            return f"部件 {path.lstrip('/')} 的内容类型不对"
    return ""


def _pointed(relationships: etree._Element, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds and paths of the parts that relationships lead to."""
    for each in relationships.iterchildren(_RELATIONSHIP):
        if each.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join(folder, each.get("Target") or ""))
            yield (each.get("Type") or "").rpartition("/")[2], path


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _is_whole(element: etree._Element) -> bool:
    return all(element.get(each) is not None for each in _STATED.get(etree.QName(element).localname, ()))


def _part_fault(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    try:
        with file.open(entry) as part:
            # The size that the entry states may be a lie.
            content = part.read(_MOST_BYTES + 1)
    except UNREADABLE:
        return "的数据已损坏"
    if len(content) > _MOST_BYTES:
        return "太大"
    return _xml_fault(entry.filename, content) if entry.filename.endswith(_XML) else ""


def _xml_fault(name: str, content: bytes) -> str:
    if max(content.count(b"<"), content.count(b"=")) > _MOST_MARKS:
        return "的内容太多"
    try:
        root = _parsed(content)
    except (etree.XMLSyntaxError, ValueError):
        return "不是完好的 XML"
    if root.getroottree().docinfo.internalDTD is not None:
        return "有 DTD 声明"
    wanted = next((root_name for pattern, root_name in _ROOTS if re.fullmatch(pattern, posixpath.normpath(name))), "")
    found = etree.QName(root).localname
    if wanted and found != wanted:
        return f"应是 {wanted}，却是 {found[:20]}"
    if wanted in ("Types", "Relationships") and not all(map(_is_whole, root.iterchildren("{*}*"))):
        return "有一条不完整"
    return "没有正文" if wanted == "document" and root.find("{*}body") is None else ""
