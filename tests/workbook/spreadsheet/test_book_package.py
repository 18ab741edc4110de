"""The workbook's file as parts: names, relationships, limits."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from zhibao.workbook.spreadsheet import Package, PartError, Relationship
from zhibao.workbook.spreadsheet import book_package as package_module


def book_parts(folder: Path, parts: Mapping[str, bytes]) -> Package:
    path = folder / "包.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return Package(zipfile.ZipFile(path))


def test_the_names_of_parts_compare_without_regard_to_case(tmp_path: Path) -> None:
    parts = book_parts(tmp_path, {"xl/Media/Image1.PNG": b"data"})
    assert "xl/media/image1.png" in parts and "xl/media/image2.png" not in parts
    assert parts.read("XL/media/image1.png") == b"data"


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    with pytest.raises(PartError, match=r"文件里没有 xl/a\.xml"):
        book_parts(tmp_path, {}).xml("xl/a.xml")


def test_a_part_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_module, "MOST_BYTES", 1_000_000)
    parts = book_parts(tmp_path, {"just": bytes(1_000_000), "more": bytes(1_000_001)})
    assert len(parts.read("just")) == 1_000_000
    with pytest.raises(PartError, match="超过 1 MB"):
        parts.read("more")


def test_a_part_whose_bytes_are_damaged_is_refused(tmp_path: Path) -> None:
    book_parts(tmp_path, {"a": b"0123456789" * 100})
    path = tmp_path / "包.zip"
    content = bytearray(path.read_bytes())
    content[35] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(PartError, match="数据已损坏"):
        Package(zipfile.ZipFile(path)).read("a")


@pytest.mark.parametrize(
    ("part", "target", "found"),
    [
        ("xl/workbook.xml", "media/a.png", "xl/media/a.png"),
        ("xl/drawings/drawing1.xml", "../media/a.png", "xl/media/a.png"),
        ("xl/drawings/drawing1.xml", "/xl/media/a.png", "xl/media/a.png"),
        ("", "xl/workbook.xml", "xl/workbook.xml"),
    ],
)
def test_a_relationship_leads_to_a_part(tmp_path: Path, part: str, target: str, found: str) -> None:
    folder, _, base = part.rpartition("/")
    rels = f'<R xmlns="x"><Relationship Id="r1" Type="http://x/image" Target="{target}"/></R>'
    parts = book_parts(tmp_path, {f"{folder}/_rels/{base}.rels".lstrip("/"): rels.encode()})
    assert parts.relationships(part) == {"r1": Relationship("image", found, False)}


def test_a_part_may_have_no_relationships(tmp_path: Path) -> None:
    assert book_parts(tmp_path, {}).relationships("xl/a.xml") == {}
