"""The document that is to be taken over, opened as a .docx file, which it is or is made by LibreOffice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from zhibao.findings import NothingMadeError, Rule, import_rules
from zhibao.model.ref import CellRef
from zhibao.paging.engine import PagingError
from zhibao.paging.libreoffice import LibreOffice, converted_file
from zhibao.paging.running import in_temporary_folder
from zhibao.text.os_errors import os_reason
from zhibao.word.package import DocumentParts, open_parts
from zhibao.word.package_faults import UNREADABLE, package_fault
from zhibao.word.strict_parts import transitional

_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt", ".fodt", ".ott")
_MEGABYTE = 1_000_000
# As workbooks: one part; and all of them together, for photos come with the document.
_MOST_PART, _MOST = 100, 1000
_FILTER = "docx:MS Word 2007 XML"


def opened_source(path: Path) -> bytes:
    """Return the document as the bytes of a .docx file; the file itself is only read.

    Raises NothingMadeError when it is missing, too large, or cannot be read or converted.
    """
    content = _read(path)
    if content.startswith(_OLD) and _ENCRYPTED in content:
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason="文件有密码")
    if not content.startswith(b"PK") or path.suffix.lower() in _OTHERS:
        content = _converted(path, content)
    _check_size(path, content)
    if fault := package_fault(content):
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason=fault)
    return transitional(content)


def source_parts(path: Path, content: bytes) -> DocumentParts:
    """Return the parts of an opened document; NothingMadeError when it has no text or is damaged."""
    try:
        parts = open_parts(content)
        _ = parts.body
    except (zipfile.BadZipFile, KeyError, ValueError, StopIteration, etree.XMLSyntaxError, RuntimeError) as error:
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason="文件已损坏，或里面没有正文") from error
    return parts


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise _refusal(import_rules.NO_DOCUMENT, path)
    size = path.stat().st_size // _MEGABYTE
    if size > _MOST:
        raise _refusal(import_rules.TOO_LARGE, path, size=size, most=_MOST)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason=os_reason(error)) from error


def _check_size(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            sizes = [entry.file_size // _MEGABYTE for entry in file.infolist()]
    except UNREADABLE as error:
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason="文件已损坏") from error
    if max(sizes, default=0) > _MOST_PART:
        raise _refusal(import_rules.TOO_LARGE, path, size=max(sizes), most=_MOST_PART)
    if sum(sizes) > _MOST:
        raise _refusal(import_rules.TOO_LARGE, path, size=sum(sizes), most=_MOST)


def _converted(path: Path, content: bytes) -> bytes:
    """Return the document as LibreOffice converts a copy of it."""
    if path.suffix.lower() not in _OTHERS and not content.startswith(_OLD):
        raise _refusal(import_rules.NOT_A_DOCUMENT, path, reason="不是 Word 文档")
    if not LibreOffice().is_here():
        raise _refusal(import_rules.NO_CONVERTER, path)
    ending = path.suffix.lower() if path.suffix.lower() in _OTHERS else ".doc"
    # A .wps file of Kingsoft is a .doc file by another name; LibreOffice takes the ending for that of Works.
    ending = ".doc" if ending in (".wps", ".wpt") else ending

    def work(folder: Path) -> bytes:
        copy = folder / f"source{ending}"
        copy.write_bytes(content)
        return converted_file(copy, _FILTER, folder).read_bytes()

    try:
        return in_temporary_folder(work)
    except PagingError as error:
        raise _refusal(import_rules.NOT_CONVERTED, path, reason=error) from error


def _refusal(rule: Rule, path: Path, **values: object) -> NothingMadeError:
    return NothingMadeError(rule.at(CellRef(), path=path, **values))
