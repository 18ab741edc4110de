"""The copy of a report that LibreOffice lays out."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from zhibao.word.package import parse
from zhibao.word.spelled_references import spell_out_references

_MAIN = "word/document.xml"


def layout_copy(document: bytes) -> bytes:
    """Return a .docx file in which references are words, so that no line parts 表 2-5."""
    # What is no file of Word is for LibreOffice to refuse.
    if not zipfile.is_zipfile(io.BytesIO(document)):
        return document
    copied = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(copied, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _spelled_out(content) if name == _MAIN else content)
    return copied.getvalue()


def _spelled_out(content: bytes) -> bytes:
    root = parse(content)
    spell_out_references(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
