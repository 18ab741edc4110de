"""The parts of a .docx file and its settings, read without the program that wrote it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from tests.word.wml import document, p, package, section
from zhibao.word.block_elements import text_of
from zhibao.word.package import open_parts, parts_of

FOOTER = f"<w:ftr>{p('页脚')}</w:ftr>"


def test_parts_are_found_by_their_relationships() -> None:
    parts = open_parts(package(p("文") + section(), {"footer": FOOTER, "footnotes": "<w:footnotes></w:footnotes>"}))
    assert text_of(parts.body) == "文"
    assert {key: text_of(each) for key, each in parts.headers_and_footers.items()} == {"footer": "页脚"}
    assert [each.tag.rpartition("}")[2] for each in parts.texts] == ["body", "ftr", "footnotes"]


def test_a_document_may_have_no_other_part() -> None:
    parts = open_parts(package(p("文")))
    assert (parts.numbering, parts.settings, parts.comments, len(parts.styles)) == (None, None, None, 0)
    assert not parts.is_set("trackRevisions")


@pytest.mark.parametrize(("value", "is_set"), [("", True), ('w:val="on"', True), ('w:val="true"', True),
                                               ('w:val="off"', False), ('w:val="0"', False)])  # fmt: skip
def test_a_setting_is_on_or_off(value: str, is_set: bool) -> None:
    assert document(p(), f"<w:evenAndOddHeaders {value}/>").is_set("evenAndOddHeaders") is is_set


def test_a_document_that_is_open_has_the_same_parts() -> None:
    opened = docx.Document()
    opened.add_paragraph("文")
    opened.sections[0].footer.paragraphs[0].text = "页脚"
    saved = io.BytesIO()
    opened.save(saved)
    for parts in (parts_of(opened), open_parts(saved.getvalue())):
        assert [text_of(each) for each in (parts.body, *parts.headers_and_footers.values())] == ["文", "页脚"]


@pytest.mark.parametrize("content", [b"", b"PK", package(p())[:200]])
def test_what_is_no_package_is_refused(content: bytes) -> None:
    with pytest.raises((zipfile.BadZipFile, EOFError)):
        open_parts(content)


def test_a_package_without_a_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", "<a/>")
    with pytest.raises(ValueError, match="unpack"):
        open_parts(packed.getvalue())


def test_a_damaged_part_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        open_parts(package("<w:p>"))


def test_a_document_without_a_body_is_refused() -> None:
    parts = document("")
    parts.document.remove(parts.body)
    with pytest.raises(KeyError):
        _ = parts.body
