"""Office files as bytes: the same for the same content, and sealed so that later edits show."""

from __future__ import annotations

import contextlib
import hashlib
import io
import lzma
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from zhibao.text.bounded_reading import read_bounded
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.late_rows import NO_ROWS, LateRows

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_STORED = (".png", ".jpg", ".jpeg")
_PROPERTIES = "docProps/core.xml"
# What zipfile raises for what is no zip, is damaged, encrypted, cut short, or packed in a way it does not know.
_UNREADABLE = (
    *(OSError, EOFError, ValueError, LookupError, RuntimeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
)
_PROPERTIES_END = "</cp:coreProperties>"
# A seal, and in a file beside a report that report's seal.
_SEAL = r"zhibao:(?P<seal>[0-9a-f]{64})(?: of:(?P<report>[0-9a-f]{64}))?"
_MARK = lazy_pattern(rf"<dc:identifier[^>]*>{_SEAL}</dc:identifier>")
_LAST_LINE = lazy_pattern(rf"\n[^\n]{{0,5}}{_SEAL}(?: -->)?\n\Z".encode())
_LONGEST_LAST_LINE = 160
_FIRST_PART, _LAST = b"PK\x03\x04", b"PK\x05\x06"
# The end of a package's directory: mark, disks, entries, size and start of the directory, length of the comment.
_DIRECTORY_END = struct.Struct("<4s4H2LH")
# Where each kind of file may have a remark after its end, which programs pass over: (before, after).
PDF_COMMENT, HTML_COMMENT, TEXT_COMMENT = (b"%", b""), (b"<!-- ", b" -->"), (b"# ", b"")
# What a file under the report's name may be at most (docs/limits.md): unpacked, and in times its own size.
_MOST_BYTES, _MOST_SWELLING, _SMALL = 1_000_000_000, 200, 50_000_000
# Of deflating: a third of the time of the usual level for an eighth more bytes.
_LEVEL = 2
# What the identifier property holds until the file is sealed.
UNSEALED = f"zhibao:{'0' * 64}"


def pack(document: Document, late: LateRows = NO_ROWS) -> bytes:
    """Return the document as a sealed .docx file, with rows that were kept out of it."""
    document.core_properties.identifier = UNSEALED
    return _sealed(_parts_of(document, late))


def unsealed(document: Document, late: LateRows = NO_ROWS) -> bytes:
    """Return the document as a .docx file for a program that lays it out, quicker than python-docx saves it."""
    return _zipped(_parts_of(document, late))


class _Kept(dict[str, bytes]):
    """Takes what python-docx writes into a file, as it is: it is compressed once, when it has its seal."""

    def write(self, name: PackURI, content: bytes) -> None:
        self[name.membername] = content


def _parts_of(document: Document, late: LateRows) -> dict[str, bytes]:
    """Return what python-docx would save, in its order."""
    package, kept = document.part.package, _Kept()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    PackageWriter._write_content_types_stream(kept, parts)  # type: ignore[no-untyped-call]
    PackageWriter._write_pkg_rels(kept, package.rels)  # type: ignore[no-untyped-call]
    PackageWriter._write_parts(kept, parts)  # type: ignore[arg-type]
    main = document.part.partname.membername
    return kept | {main: late.written_into(kept[main])}


def sealed(content: bytes, report: str = "") -> bytes:
    """Return an Office file whose identifier property, UNSEALED or missing until now, seals all that it holds.

    `report` is the seal of the report that the file stands beside.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return sealed_parts({name: file.read(name) for name in file.namelist()}, report)


def sealed_parts(parts: dict[str, bytes], report: str = "") -> bytes:
    """Return an Office file of these parts, sealed as `sealed` does."""
    return _sealed(parts, report)


def _sealed(parts: dict[str, bytes], report: str = "") -> bytes:
    properties = _with_room_for_seal(parts[_PROPERTIES].decode(), _of(report))
    parts[_PROPERTIES] = properties.encode()
    parts[_PROPERTIES] = properties.replace(UNSEALED, f"zhibao:{_fingerprint(parts)}").encode()
    return _zipped(parts)


def _with_room_for_seal(properties: str, of_report: str) -> str:
    if UNSEALED in properties:
        return properties.replace(UNSEALED, UNSEALED + of_report)
    stated = f"<dc:identifier>{UNSEALED}{of_report}</dc:identifier>"
    return properties.replace(_PROPERTIES_END, f"{stated}{_PROPERTIES_END}")


def sealed_at_end(content: bytes, comment: tuple[bytes, bytes], report: str = "") -> bytes:
    """Return a file of another kind with its seal in a comment of that kind, (before, after), as its last line.

    `report` is the seal of the report that the file stands beside.
    """
    before, after = comment
    content = content.rstrip(b"\r\n") + b"\n"
    return content + before + f"zhibao:{_digest(content, report)}{_of(report)}".encode() + after + b"\n"


def _of(report: str) -> str:
    return f" of:{report}" if report else ""


def _digest(content: bytes, report: str) -> str:
    return hashlib.sha256(content + report.encode()).hexdigest()


def _is_sealed_at_end(path: Path) -> bool:
    try:
        content = read_bounded(path, _MOST_BYTES)
    except OSError:
        return False
    # Nothing but the comment's end may follow: what was appended is an edit.
    mark = _LAST_LINE.search(content, max(0, len(content) - _LONGEST_LAST_LINE))
    if mark is None:
        return False
    whole, report = content[: mark.start() + 1], mark["report"] or b""
    return mark["seal"].decode() == _digest(whole, report.decode())


def is_as_packed(path: Path) -> bool:
    """Tell whether a file was sealed here and nobody has changed it since; false if it cannot be read."""
    return _is_sealed_at_end(path) or _is_sealed_package(path)


def _is_sealed_package(path: Path) -> bool:
    parts = _read(path)
    seal = _stated_seal(parts)
    if not seal or not _ends_with_its_directory(path):
        return False
    unsealed = parts[_PROPERTIES].replace(f"zhibao:{seal}".encode(), UNSEALED.encode())
    return seal == _fingerprint(parts | {_PROPERTIES: unsealed})


def _ends_with_its_directory(path: Path) -> bool:
    """Tell whether nothing stands before or after the parts of a package: programs read over what does."""
    with contextlib.suppress(OSError, struct.error), path.open("rb") as file:
        is_first = file.read(4) == _FIRST_PART
        length = file.seek(-_DIRECTORY_END.size, os.SEEK_END) + _DIRECTORY_END.size
        mark, _, _, _, _, size, start, comment = _DIRECTORY_END.unpack(file.read())
        is_last = mark == _LAST and start + size + _DIRECTORY_END.size == length
        return is_first and is_last and not comment
    return False


def seal_of(path: Path) -> str:
    """Return the seal of a package, empty when there is none or the file cannot be read."""
    return _stated_seal(_read(path, _PROPERTIES))


def seal_in(content: bytes) -> str:
    """Return the seal of a document that was packed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return _stated_seal({_PROPERTIES: file.read(_PROPERTIES)})


def report_of(path: Path) -> str:
    """Return the seal of the report that a file was made beside; empty when it names none or cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LONGEST_LAST_LINE))
            last = _LAST_LINE.search(file.read())
    except OSError:
        return ""
    if last:
        return (last["report"] or b"").decode()
    mark = _stated(_read(path, _PROPERTIES))
    return mark["report"] or "" if mark else ""


def _read(path: Path, *names: str) -> dict[str, bytes]:
    """Return the parts of those names, all where none is given; nothing when the file cannot be read."""
    try:
        if not path.is_file():
            return {}
        with zipfile.ZipFile(path) as file:
            if not _is_of_usual_size(file, path.stat().st_size):
                return {}
            return {name: file.read(name) for name in names or file.namelist()}
    except _UNREADABLE:
        return {}


def _is_of_usual_size(file: zipfile.ZipFile, size: int) -> bool:
    """Tell whether a package unpacks to what one of that size may: no part gives more bytes than it states."""
    unpacked = sum(entry.file_size for entry in file.infolist())
    return unpacked <= min(max(_MOST_SWELLING * size, _SMALL), _MOST_BYTES)


def _stated_seal(parts: dict[str, bytes]) -> str:
    mark = _stated(parts)
    return mark["seal"] if mark else ""


def _stated(parts: dict[str, bytes]) -> re.Match[str] | None:
    return _MARK.search(parts.get(_PROPERTIES, b"").decode(errors="replace"))


def _fingerprint(parts: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(name.encode() + b"\0" + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()


def _is_stored(name: str) -> bool:
    return name.lower().endswith(_STORED)


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            kind = zipfile.ZIP_STORED if _is_stored(name) else zipfile.ZIP_DEFLATED
            file.writestr(entry, content, kind, _LEVEL)
    return packed.getvalue()
