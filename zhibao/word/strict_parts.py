"""ISO/IEC 29500 strict (Word's “Strict Open XML 文档”) read as transitional: the same elements in other namespaces."""

from __future__ import annotations

import io
import zipfile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_READ = (".xml", ".rels")


def transitional(content: bytes) -> bytes:
    """Return a .docx file whose parts are in the transitional namespaces; one that is already is as it was."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist() if not name.endswith("/")}
    if not any(_STRICT in part for name, part in parts.items() if name.endswith(_READ)):
        return content
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, _renamed(part) if name.endswith(_READ) else part)
    return made.getvalue()


def _renamed(part: bytes) -> bytes:
    for strict, usual in _NAMESPACES:
        part = part.replace(strict, usual)
    return part
