"""Office files as bytes: the same for the same content, and sealed so that later edits show."""

from __future__ import annotations

import hashlib
import io
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from docx.document import Document

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = frozenset((".png", ".jpg", ".jpeg"))
_PROPERTIES = "docProps/core.xml"
# What zipfile raises for what is no zip, is damaged, encrypted, cut short, or packed in a way it does not know.
_UNREADABLE = (
    *(OSError, EOFError, ValueError, LookupError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
_PROPERTIES_END = "</cp:coreProperties>"
_MARK = re.compile(r"<dc:identifier[^>]*>zhibao:([0-9a-f]{64})</dc:identifier>")
# What the identifier property holds until the file is sealed.
UNSEALED = f"zhibao:{'0' * 64}"


def pack(document: Document) -> bytes:
    """Return the document as a sealed .docx file."""
    document.core_properties.identifier = UNSEALED
    saved = io.BytesIO()
    document.save(saved)
    return sealed(saved.getvalue())


def sealed(content: bytes) -> bytes:
    """Return an Office file whose identifier property, UNSEALED or missing until now, seals its other parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[_PROPERTIES] = _with_seal(parts[_PROPERTIES].decode(), f"zhibao:{_fingerprint(parts)}").encode()
    return _zipped(parts)


def _with_seal(properties: str, seal: str) -> str:
    if UNSEALED in properties:
        return properties.replace(UNSEALED, seal)
    return properties.replace(_PROPERTIES_END, f"<dc:identifier>{seal}</dc:identifier>{_PROPERTIES_END}")


def is_as_packed(path: Path) -> bool:
    """Tell whether a file is one that `sealed` made and that nobody has changed since; false if it cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except _UNREADABLE:
        return False
    mark = _MARK.search(parts.get(_PROPERTIES, b"").decode(errors="replace"))
    return mark is not None and mark[1] == _fingerprint(parts)


def seal_of(path: Path) -> str:
    """Return the fingerprint that `sealed` left in a file, empty when there is none or the file cannot be read."""
    try:
        with zipfile.ZipFile(path) as file:
            mark = _MARK.search(file.read(_PROPERTIES).decode(errors="replace"))
    except (*_UNREADABLE, KeyError):
        return ""
    return mark[1] if mark else ""


def _fingerprint(parts: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts.keys() - {_PROPERTIES}):
        digest.update(name.encode() + b"\0" + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            is_stored = PurePosixPath(name).suffix.lower() in _STORED
            entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return packed.getvalue()
