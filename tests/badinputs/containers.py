"""The workbook's file as a whole: what is no workbook, what is half of one, and what a package may not be."""

from __future__ import annotations

import io
import os
import random
import socket
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.badinputs.bad_input import CHAPTER, BadInput, Build, Site, book, check, sound_photo, sound_workbook
from tests.package_edits.edit import Parts, zipped
from tests.package_edits.reading import parts_in

SHEET = "xl/worksheets/sheet3.xml"


def cut(share: float) -> Callable[[], bytes]:
    return lambda: sound_workbook()[: int(len(sound_workbook()) * share)]


def patched(old: bytes, new: bytes, count: int = -1) -> Callable[[], bytes]:
    """The sound workbook with bytes of the zip itself replaced."""

    def made() -> bytes:
        assert old in sound_workbook()
        return sound_workbook().replace(old, new, count)

    return made


def in_data(part: str) -> Callable[[], bytes]:
    """The sound workbook with noise in the compressed data of a part."""

    def made() -> bytes:
        content = bytearray(sound_workbook())
        with zipfile.ZipFile(io.BytesIO(bytes(content))) as file:
            entry = file.getinfo(part)
        start = entry.header_offset + 30 + len(part)
        content[start + 20 : start + 60] = random.Random(1).randbytes(40)
        return bytes(content)

    return made


in_sheet_data = in_data(SHEET)


def flagged(field: int, value: int) -> Callable[[], bytes]:
    """Every entry of the zip with a header field of two bytes changed, in both places."""

    def made() -> bytes:
        content = bytearray(sound_workbook())
        for mark, offset in ((b"PK\x03\x04", field), (b"PK\x01\x02", field + 2)):
            at = content.find(mark)
            while at >= 0:
                content[at + offset : at + offset + 2] = value.to_bytes(2, "little")
                at = content.find(mark, at + 4)
        return bytes(content)

    return made


def with_parts(change: Callable[[Parts], Parts], compression: int = zipfile.ZIP_DEFLATED) -> Callable[[], bytes]:
    return lambda: zipped(change(parts_in(sound_workbook())), compression)


def twice(name: str, other: str) -> Callable[[], bytes]:
    return with_parts(lambda parts: {**parts, other: parts[name]})


def many_entries(parts: Parts) -> Parts:
    return {**parts, **{f"xl/media/{number}.bin": b"" for number in range(20_001)}}


def in_place(make: Callable[[Path], object]) -> Build:
    """Something else than a file where the workbook should be."""

    def made(site: Site) -> Sequence[str]:
        site.workbook.unlink()
        make(site.workbook)
        return check(site)

    return made


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(3_000_000_000)


def unreadable(path: Path) -> None:
    path.write_bytes(sound_workbook())
    path.chmod(0)


def bound(path: Path) -> None:
    """A socket; its path may be longer than a socket's name can be."""
    here = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_BYTES: dict[str, bytes | Callable[[], bytes]] = {
    "nothing": b"",
    "one byte": b"P",
    "a line of text": "地区,云州市\r\n".encode("gb18030"),
    "a web page": b"<html><table><tr><td>1</td></tr></table></html>",
    "XML of Excel 2003": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a picture": sound_photo,
    "an old workbook": _OLE,
    "a workbook with a password": _OLE + "EncryptedPackage".encode("utf-16-le"),
    "RTF": b"{\\rtf1 }",
    "gzip": b"\x1f\x8b\x08\x00" + bytes(40),
    "7-Zip": b"7z\xbc\xaf'\x1c" + bytes(40),
    "RAR": b"Rar!\x1a\x07\x01\x00" + bytes(40),
    "noise": random.Random(2).randbytes(5000),
    "zeros": bytes(10_000),
    "an empty zip": lambda: zipped({}),
    "a zip of something else": lambda: zipped({"读我.txt": b"1"}),
    "a zip with the workbook in it": lambda: zipped({"工作簿.xlsx": sound_workbook()}),
    "a Word document": lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
    "the first tenth": cut(0.1),
    "the first half": cut(0.5),
    "all but the last byte": cut(0.99999),
    "an unknown compression": flagged(8, 99),
    "packed for a version of zip that nobody has": flagged(4, 99),
    "entries marked as encrypted": flagged(6, 1),
    "other names before the parts": patched(b"xl/worksheets/sheet3.xml", b"xl/worksheets/sheet9.xml", 1),
    "a part twice": twice(SHEET, SHEET.upper()),
    "a part twice by an escape": twice(SHEET, "xl/worksheets/sheet%33.xml"),
    "20,000 entries more": with_parts(many_entries),
    "entries that state no size": patched(b"PK\x01\x02", b"PK\x01\x03"),
}  # fmt: skip
_PLACES: dict[str, tuple[Build, str, str]] = {
    "no file": (in_place(lambda path: None), "W001", ""),
    "an empty folder": (in_place(Path.mkdir), "W001", ""),
}
_POSIX_PLACES: dict[str, tuple[Build, str, str]] = {
    "a pipe": (in_place(os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir), "W001", ""),
    "a socket": (in_place(bound), "W001", ""),
    "a link to itself": (in_place(lambda path: path.symlink_to(path)), "W001", ""),
    "a link to nothing": (in_place(lambda path: path.symlink_to("没有.xlsx")), "W001", ""),
    "3 GB of nothing": (in_place(sparse), "W002", ""),
}
CONTAINERS = (
    *(BadInput(f"workbook: {name}", book(content), "W002") for name, content in _BYTES.items()),
    BadInput("workbook: noise in the compressed data", book(in_sheet_data), "W040", CHAPTER),
    *(BadInput(f"workbook: {name}", *what) for name, what in _PLACES.items()),
    *(BadInput(f"workbook: {name}", *what) for name, what in _POSIX_PLACES.items() if os.name == "posix"),
)
