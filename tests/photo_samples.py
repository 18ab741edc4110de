"""Pictures of every kind, as bytes."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

GPS = 0x8825
DESCRIPTION = 0x010E


def noise(size: tuple[int, int] = (900, 600), colour: str = "olive") -> Image.Image:
    """Return a picture whose pixels differ as those of a photo do."""
    small = Image.effect_noise((size[0] // 2 + 1, size[1] // 2 + 1), 60).resize(size)
    return Image.blend(small.convert("RGB"), Image.new("RGB", size, colour), 0.3)


def drawing(size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Return a picture of lines and flat areas."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((size[0] // 8, size[1] // 8, size[0] // 2, size[1] // 2), fill="navy")
    pen.line((0, size[1], size[0], 0), fill="brown", width=4)
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Return the picture as a file of that kind."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def gps_exif() -> Image.Exif:
    """Return a camera's words about the photo and its place, with GPSMARK in them."""
    exif = Image.Exif()
    exif[DESCRIPTION] = "GPSMARK"
    exif[GPS] = {1: "N", 2: (35.0, 13.0, 0.0), 3: "E", 4: (113.0, 14.0, 0.0)}
    return exif


def png16(size: tuple[int, int], pixel: tuple[int, int, int]) -> bytes:
    """Return a PNG of one colour with 16 bits a channel, which Pillow cannot write."""
    row = b"\0" + struct.pack(">3H", *pixel) * size[0]
    return _png(size, 16, row * size[1])


def bomb(side: int) -> bytes:
    """Return a PNG of a few bytes that says it has that many pixels a side."""
    return _png((side, side), 8, b"")


def _png(size: tuple[int, int], depth: int, rows: bytes) -> bytes:
    header = struct.pack(">2I5B", *size, depth, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
