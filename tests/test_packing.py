"""Packed documents: the same bytes for the same content, and edits that show."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from zhibao.packing import is_as_packed, pack


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


def test_no_part_bears_the_hour(packed: Path) -> None:
    with zipfile.ZipFile(packed) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
