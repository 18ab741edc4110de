"""Photos in the folder, and pictures over the sheet."""

from __future__ import annotations

import io
import os
import random
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from tests.badinputs.bad_input import CHAPTER, BadInput, Build, Site, check, sound_photo, sound_workbook
from tests.badinputs.containers import SHEET, bound, sparse
from tests.package_edits.edit import all_of, swap, zipped
from tests.package_edits.reading import parts_in

_PHOTO = "开放日.png"
_AT = f"{CHAPTER}!C7"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def photo(content: bytes | Callable[[], bytes]) -> Build:
    """Other bytes in the photo's place."""

    def made(site: Site) -> Sequence[str]:
        (site.photos / _PHOTO).write_bytes(content if isinstance(content, bytes) else content())
        return check(site)

    return made


def in_place(make: Callable[[Path], object]) -> Build:
    def made(site: Site) -> Sequence[str]:
        (site.photos / _PHOTO).unlink()
        make(site.photos / _PHOTO)
        return check(site)

    return made


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG that states a size, with further chunks, and hardly any data."""
    header = (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    parts = (header, *chunks, (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    said = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(said)


def jpeg_of_size(width: int, height: int) -> bytes:
    content = sound_photo("JPEG")
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + struct.pack(">HH", height, width) + content[at + 4 :]


def text_chunk(length: int) -> tuple[bytes, bytes]:
    return b"zTXt", b"a\0\0" + zlib.compress(bytes(length), 9)


def long_photo() -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (3000, 100)).save(saved, "PNG")
    return saved.getvalue()


def named(name: str) -> Build:
    """A photo by another name in the cell."""

    def made(site: Site) -> Sequence[str]:
        parts = swap("xl/sharedStrings.xml", f"<t>{_PHOTO}</t>", f"<t>{name}</t>")(parts_in(sound_workbook()))
        site.workbook.write_bytes(zipped(parts))
        return check(site)

    return made


def drawn(column: str = "2", row: str = "6", offset: str = "0", media: bytes | None = None, frame: str = "") -> Build:
    """A picture over a cell, at a place as the drawing states it; columns and rows count from 0."""

    def made(site: Site) -> Sequence[str]:
        pic = (
            f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="a"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>'
            f"</xdr:blipFill><xdr:spPr>{frame}</xdr:spPr></xdr:pic>"
        )
        stated = {"col": column, "colOff": offset, "row": row, "rowOff": "0"}
        where = "".join(f"<xdr:{name}>{number}</xdr:{name}>" for name, number in stated.items())
        drawing = (
            f'<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}"><xdr:oneCellAnchor><xdr:from>{where}'
            f'</xdr:from><xdr:ext cx="900000" cy="900000"/>{pic}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>'
        )
        related = f'<Relationship Id="rId1" Type="{_R}/{{}}" Target="{{}}"/>'
        parts = all_of(
            swap(SHEET, "</worksheet>", f'<drawing xmlns:r="{_R}" r:id="rId1"/></worksheet>'),
            swap("xl/sharedStrings.xml", f"<si><t>{_PHOTO}</t></si>", "<si><t></t></si>"),
        )(parts_in(sound_workbook()))
        site.workbook.write_bytes(
            zipped(
                {
                    **parts,
                    "xl/worksheets/_rels/sheet3.xml.rels": _RELS.format(
                        related.format("drawing", "../drawings/drawing1.xml")
                    ).encode(),
                    "xl/drawings/drawing1.xml": drawing.encode(),
                    "xl/drawings/_rels/drawing1.xml.rels": _RELS.format(
                        related.format("image", "../media/a.png")
                    ).encode(),
                    "xl/media/a.png": sound_photo() if media is None else media,
                }
            )
        )
        return check(site)

    return made


_PHOTOS: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "nothing": (b"", "P311"),
    "text": ("照片".encode(), "P302"),
    "noise": (random.Random(3).randbytes(3000), "P302"),
    "the first half": (lambda: sound_photo()[: len(sound_photo()) // 2], "P311"),
    "only a header": (lambda: sound_photo()[:30], "P302"),
    "a PDF": (b"%PDF-1.7", "P307"),
    "a WMF": (b"\xd7\xcd\xc6\x9a" + bytes(100), "P307"),
    "an EPS that runs": (b"%!PS-Adobe-3.0 EPSF\n(/etc/passwd) (r) file", "P307"),
    "a PSD": (b"8BPS" + bytes(100), "P307"),
    "SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "P307"),
    "a zip": (b"PK\x03\x04" + bytes(100), "P307"),
    "a PNG that states 4 billion pixels": (png(65_535, 65_535), "P308"),
    "a PNG that states 10^18 pixels": (png(2**31 - 1, 2**31 - 1), "P308"),
    "a PNG without pixels": (png(0, 0), "P302"),
    "a PNG of 100 MB of text": (png(100, 100, text_chunk(100_000_000)), "P311"),
    "a PNG with little data": (png(3000, 2000), "P311"),
    "a JPEG that states 4 billion pixels": (lambda: jpeg_of_size(65_535, 65_535), "P308"),
    "a JPEG without height": (lambda: jpeg_of_size(100, 0), "P302"),
    "a photo 30 times as wide as high": (long_photo, "P309"),
    "a GIF cut short": (b"GIF89a\xff\xff\xff\xff", "P302"),
    "a TIFF whose directory is itself": (b"II*\x00\x08\x00\x00\x00\x01\x00" + bytes(6) + b"\x08\x00\x00\x00", "P302"),
    "a BMP of a negative size": (b"BM" + struct.pack("<IIIIii", 60, 0, 54, 40, -5, -5) + bytes(40), "P311"),
}
_NAMES: dict[str, tuple[str, str]] = {
    "above the folder": ("../工作簿.xlsx", "P303"),
    "of the system": ("/etc/passwd", "P303"),
    "on a drive": ("C:\\照片\\a.jpg", "P303"),
    "on a share": ("\\\\server\\a.jpg", "P303"),
    "on the web": ("http://127.0.0.1/a.jpg", "P303"),
    "a device": ("CON.jpg", "P301"),
    "of 5,000 characters": ("长" * 5_000 + ".jpg", "P301"),
    "with an end in the middle": ("a_x0000_b.jpg", "P301"),
}
_DRAWN: dict[str, tuple[Build, str, str, int]] = {
    "negative": (drawn(row="-5"), "W021", f"{CHAPTER}!C1", 1),
    "a million rows down": (drawn(row="1048575"), "", "", 0),
    "below the last": (drawn(row="9" * 15), "", "", 0),
    "of 10,000 digits": (drawn(row="9" * 10_000), "W021", f"{CHAPTER}!C1", 1),
    "of another script": (drawn(row="²"), "W021", f"{CHAPTER}!C1", 1),
    "no number": (drawn(row=""), "W021", f"{CHAPTER}!C1", 1),
}
_PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "P301"),
}
_POSIX: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo if hasattr(os, "mkfifo") else Path.mkdir, "P301"),
    "a socket": (bound, "P301"),
    "a link to itself": (lambda path: path.symlink_to(path), "P301"),
    "3 GB of nothing": (sparse, "P313"),
}
PICTURES = (
    *(BadInput(f"photo: {name}", photo(content), code, _AT, 1) for name, (content, code) in _PHOTOS.items()),
    *(BadInput(f"photo named: {name}", named(found), code, _AT, 1) for name, (found, code) in _NAMES.items()),
    *(BadInput(f"photo: {name}", in_place(make), code, _AT, 1) for name, (make, code) in _PLACES.items()),
    *(
        BadInput(f"photo: {name}", in_place(make), code, _AT, 1)
        for name, (make, code) in _POSIX.items()
        if os.name == "posix"
    ),
    *(BadInput(f"picture in a row: {name}", *what) for name, what in _DRAWN.items()),
    BadInput("picture in a column of 10,000 digits", drawn(column="9" * 10_000), "", "", 0),
    BadInput("picture at an offset of 10,000 digits", drawn(offset="9" * 10_000), "", "", 0),
    BadInput("picture of nothing", drawn(media=b""), "P311", _AT, 1),
    BadInput("picture of noise", drawn(media=random.Random(4).randbytes(999)), "P302", _AT, 1),
    BadInput("picture of 4 billion pixels", drawn(media=png(65_535, 65_535)), "P308", _AT, 1),
    BadInput("picture turned without end", drawn(frame=f'<a:xfrm rot="{"9" * 10_000}"/>'), "", "", 0),
)
