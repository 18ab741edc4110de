"""What is opened, and what is refused: missing, damaged, old and large files; LibreOffice there or not."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.importing.handmade import cover, line, table, word_bytes, word_file
from tests.importing.taken import imported
from zhibao.findings import NothingMadeError
from zhibao.importing import source_opening
from zhibao.importing.source_opening import opened_source, source_parts
from zhibao.paging import libreoffice
from zhibao.paging.engine import PagingError
from zhibao.paging.libreoffice import LibreOffice

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BODY = cover() + line("一、基本情况", font="黑体") + line("全市有学校三所。")


def refusal(path: Path) -> tuple[str, str]:
    """Return code and message of the one finding that says why a document is not opened."""
    try:
        source_parts(path, opened_source(path))
    except NothingMadeError as error:
        (finding,) = error.findings
        return finding.code, finding.message
    raise AssertionError(f"{path} was opened")


def put(folder: Path, content: bytes, name: str = "去年 的报告.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def zipped(**entries: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return made.getvalue()


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    code, message = refusal(tmp_path / "没有 这个.docx")
    assert code == "I800" and "没有 这个.docx" in message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 and no more", "已损坏"),
        (zipped(nothing=b"<x/>"), "没有正文"),
        (b"just words", "不是 Word 文档"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "有密码"),
    ],
    ids=["half a zip", "another zip", "text", "locked"],
)
def test_what_is_no_document_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    code, message = refusal(put(tmp_path, content))
    assert code == "I801" and reason in message


@pytest.mark.parametrize("name", ["去年.doc", "去年.wps", "去年.docx"])
def test_an_old_document_needs_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(libreoffice, "_found", lambda: "")
    assert refusal(put(tmp_path, OLD, name))[0] == "I802"


def test_a_conversion_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_found", lambda: "soffice")

    def fails(*given: object) -> Path:
        raise PagingError("没有写出文件")

    monkeypatch.setattr(source_opening, "converted_file", fails)
    code, message = refusal(put(tmp_path, OLD, "去年.doc"))
    assert code == "I803" and "没有写出文件" in message


def test_a_document_of_another_format_is_converted_from_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(libreoffice, "_found", lambda: "soffice")

    def converted(source: Path, target: str, folder: Path) -> Path:
        asked.append(source)
        return put(folder, word_bytes(BODY), "made.docx")

    monkeypatch.setattr(source_opening, "converted_file", converted)
    path = put(tmp_path, OLD, "去年.wps")
    assert opened_source(path) == word_bytes(BODY)
    assert asked[0].suffix == ".doc" and asked[0].parent != tmp_path
    assert path.read_bytes() == OLD and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("limit", ["_MOST_PART", "_MOST"])
def test_too_large_a_document_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(source_opening, limit, 0)
    code, message = refusal(put(tmp_path, zipped(document=b"0" * 2_000_000)))
    assert code == "I804" and "2 MB" in message


def test_strict_documents_are_read_like_others(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(word_bytes(BODY))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"
        )
        for name, content in parts.items()
    }
    assert strict != parts
    taken = imported(tmp_path, put(tmp_path, zipped(**strict)))
    assert taken.errors == []
    assert taken.rows("1 基本情况") == [("段落", "全市有学校三所。")]


@pytest.mark.skipif(not LibreOffice().is_here(), reason="LibreOffice is missing")
def test_a_doc_file_saved_by_libreoffice_arrives(tmp_path: Path) -> None:
    body = BODY + line("表1-1 规模（单位：人）", centre=True) + table(["学校", "人数"], ["甲校", "120"]) + line("完。")
    source = word_file(tmp_path, body, name="去年.docx")
    profile = libreoffice.profile_switch(tmp_path / "profile")
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    taken = imported(tmp_path, tmp_path / "去年.doc")
    assert taken.errors == []
    assert taken.rows("1 基本情况") == [
        ("段落", "全市有学校三所。"),
        ("表格", "规模", "单位：人"),
        ("", "学校", "人数"),
        ("", "甲校", "120"),
        ("段落", "完。"),
    ]
