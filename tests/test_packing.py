"""Packed documents: the same bytes for the same content, and edits that show."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import xlsxwriter

from tests.builders import patch_parts
from zhibao.packing import HTML_COMMENT, PDF_COMMENT, TEXT_COMMENT, is_as_packed, pack, sealed, sealed_at_end

pytestmark = pytest.mark.unsound("documents of python-docx alone, which state another compatibility")


def document() -> docx.document.Document:
    made = docx.Document()
    made.add_paragraph("第一段")
    return made


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(pack(document()))
    return path


def test_the_same_content_gives_the_same_bytes() -> None:
    made = document()
    assert pack(made) == pack(made)


def test_a_packed_file_opens_and_says_what_it_said(packed: Path) -> None:
    assert [paragraph.text for paragraph in docx.Document(str(packed)).paragraphs] == ["第一段"]
    assert is_as_packed(packed)


def test_an_edited_file_is_told_from_a_packed_one(packed: Path) -> None:
    edited = docx.Document(str(packed))
    edited.paragraphs[0].add_run("改")
    edited.save(str(packed))
    assert not is_as_packed(packed)


def test_a_file_saved_again_unchanged_by_another_program_still_counts_as_packed(packed: Path) -> None:
    with zipfile.ZipFile(packed) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in reversed(parts.items()):
            file.writestr(name, content)
    assert is_as_packed(packed)


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 broken"])
def test_any_other_file_is_somebody_s(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    assert not is_as_packed(path)


def test_a_document_that_was_never_packed_is_somebody_s(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    document().save(str(path))
    assert not is_as_packed(path)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_change_of_any_part_is_seen(packed: Path, name: str) -> None:
    with zipfile.ZipFile(packed) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    with zipfile.ZipFile(packed, "w") as package:
        for each, data in parts.items():
            package.writestr(each, data.replace(b"</w:", b" </w:", 1) if each == name else data)
    assert not is_as_packed(packed)


def test_a_part_of_another_name_is_seen(packed: Path) -> None:
    with zipfile.ZipFile(packed) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    last = max(parts)
    with zipfile.ZipFile(packed, "w") as package:
        for each, data in parts.items():
            package.writestr(f"{each}1" if each == last else each, data)
    assert not is_as_packed(packed)


@pytest.mark.parametrize("change", ["title", "appended", "before", "comment"])
def test_a_change_of_properties_or_beside_the_parts_is_seen(packed: Path, change: str) -> None:
    content = packed.read_bytes()
    if change == "title":
        end = b"</cp:coreProperties>"
        patch_parts(packed, lambda name, data: data.replace(end, b"<dc:subject>s</dc:subject>" + end))
    elif change == "comment":
        packed.write_bytes(content[:-2] + b"\x05\x00hello")
    else:
        packed.write_bytes(content + b"x" if change == "appended" else b"x" + content)
    assert not is_as_packed(packed)


@pytest.mark.parametrize("comment", [PDF_COMMENT, HTML_COMMENT, TEXT_COMMENT])
def test_what_is_appended_to_a_file_of_another_kind_is_seen(comment: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "某"
    path.write_bytes(sealed_at_end(b"content\n", comment))
    assert is_as_packed(path)
    for more in (b"\n", b"x", b"%%EOF\n"):
        path.write_bytes(sealed_at_end(b"content\n", comment) + more)
        assert not is_as_packed(path)


def test_no_part_bears_the_hour(packed: Path) -> None:
    with zipfile.ZipFile(packed) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_without_the_property_gets_it(tmp_path: Path) -> None:
    book, path = io.BytesIO(), tmp_path / "数字出处.xlsx"
    with xlsxwriter.Workbook(book, {"in_memory": True}) as made:
        made.add_worksheet().write_string(0, 0, "甲")
    path.write_bytes(sealed(book.getvalue()))
    assert is_as_packed(path)
    opened = openpyxl.load_workbook(path)
    opened.worksheets[0]["A1"] = "改"
    opened.save(path)
    assert not is_as_packed(path)


def test_a_file_with_any_bytes_inverted_is_somebody_s(packed: Path) -> None:
    whole = packed.read_bytes()
    for start in range(0, len(whole) - 60, 211):
        damaged = bytearray(whole)
        damaged[start : start + 60] = (byte ^ 0xFF for byte in whole[start : start + 60])
        packed.write_bytes(damaged)
        assert not is_as_packed(packed)


@pytest.mark.parametrize(("flag", "method"), [(1, 8), (0, 99)], ids=["encrypted", "unknown method"])
def test_a_file_that_cannot_be_unpacked_is_somebody_s(packed: Path, flag: int, method: int) -> None:
    content = bytearray(packed.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(mark) + at
        content[start : start + 4] = struct.pack("<HH", flag, method)
    packed.write_bytes(content)
    assert not is_as_packed(packed)
